"""Timelines in the form of TimelineJS, as spreadsheet and as JSON: events without figures of their own.

The columns are those of Knight Lab's template. A title slide and eras are no events and are passed over. A date is as
fine as its cells say; what is displayed instead is kept as a note and never read as a date.
"""

import io
import json
from collections.abc import Iterator
from hashlib import blake2b
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from timeline.domain.dates import EdtfError, parse
from timeline.domain.imports import DatasetFacts, ImportedEvent, ImportRefused, ImportReport, RowRefused
from timeline.domain.vocabulary import EventType, PublisherKind
from timeline.importers.cells import Cell, cells_of
from timeline.importers.reading import Table, read_whole

REQUIRED = ("Year", "Headline")
COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group"),
    *("Background", "Id"),
)
LONGEST_TITLE = 200
# A timeline is read by people; JSON of this size is something else.
MOST_JSON_BYTES = 64 * 1024**2
_BREAKS = frozenset({"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr"})
_HIDDEN = frozenset({"script", "style", "iframe", "object", "template"})


def facts(
    *, slug: str, name: str, version: str, publisher: str, licence: str, is_redistributable: bool
) -> DatasetFacts:
    """Return what the record keeps about a timeline, as whoever imports it describes it.

    Raises:
        ImportRefused: if the id could be no part of an address.

    """
    if slugify(slug) != slug or not slug:
        message = _("“%(id)s” is no id; write it in small letters, digits and hyphens.")
        raise ImportRefused(message % {"id": slug})
    return DatasetFacts(
        slug=slug,
        name=name,
        version=version,
        licence=licence,
        is_redistributable=is_redistributable,
        stated_on="",
        publisher=slugify(publisher)[:100],
        publisher_name=publisher,
        publisher_kind=PublisherKind.ONLINE_NEWS,
        claimant="",
        claimant_name="",
        source=f"{slug}-{slugify(version)}",
        source_title=f"{name}, {version}",
    )


def read(
    table: Table, report: ImportReport, *, event_type: str = EventType.POLITICAL
) -> Iterator[ImportedEvent]:
    """Yield the events of a spreadsheet or of JSON read as one; the report has what is not one."""
    seen: set[str] = set()
    columns = [name or f"unnamed {number}" for number, name in enumerate(table.columns)]
    for number, row in table.rows:
        if not any(value.strip() for value in row):
            continue
        try:
            cell = cells_of(columns, row)
            if cell("Type").casefold() in ("title", "era"):
                report.passed_over += 1
                continue
            event = _event(number, cell, row, event_type)
            if event.external_id in seen:
                raise RowRefused(_("the same day and headline stand in an earlier row"))
        except RowRefused as refusal:
            report.reject(number, "", str(refusal))
            continue
        seen.add(event.external_id)
        report.flag(event)
        yield event


def _event(number: int, cell: Cell, row: list[str], event_type: str) -> ImportedEvent:
    headline = plain(cell("Headline")).replace("\n", " ")
    if not headline:
        raise RowRefused(_("Headline is empty"))
    date = _date(cell)
    text = plain(cell("Text"))
    flags = []
    if len(headline) > LONGEST_TITLE:
        flags.append("the headline is longer than a title may be, and was cut")
    if "<" in cell("Text") and text != cell("Text"):
        flags.append("the text had HTML, of which the words were kept")
    displayed = plain(cell("Display Date")).replace("\n", " ")
    note = f"Displayed as: {displayed}." if displayed else ""
    if cell("Time"):
        note = f"{note} At {cell('Time')[:40]}.".strip()
    return ImportedEvent(
        row=number,
        # A spreadsheet has no ids; day and headline tell its rows apart, as does the id of our own export.
        external_id=_digest(cell("Id") or f"{date}|{headline}"),
        type=event_type,
        title=headline[:LONGEST_TITLE],
        summary=text or headline,
        date=date,
        date_note=note,
        flags=tuple(flags),
        raw=row,
    )


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()


def _date(cell: Cell) -> str:
    start = _day(cell, "")
    if not start:
        raise RowRefused(_("Year is empty"))
    end = _day(cell, "End ")
    text = f"{start}/{end}" if end and end != start else start
    try:
        parse(text)
    except EdtfError as error:
        cells = ", ".join(
            f"{name} “{cell(name)}”"
            for name in COLUMNS
            if name.endswith(("Year", "Month", "Day")) and cell(name)
        )
        message = _("%(cells)s make no date: %(error)s")
        raise RowRefused(message % {"cells": cells, "error": str(error).rstrip(".")}) from error
    return text


def _day(cell: Cell, prefix: str) -> str:
    """Write year, month and day as EDTF, as fine as they are given."""
    parts = [_part(cell, f"{prefix}{name}") for name in ("Year", "Month", "Day")]
    year, month, day = parts
    if year is None:
        if month is not None or day is not None:
            raise RowRefused(
                _("%(name)s is empty, while its month or day is not") % {"name": f"{prefix}Year"}
            )
        return ""
    if month is None:
        if day is not None:
            raise RowRefused(_("%(name)s is empty, while its day is not") % {"name": f"{prefix}Month"})
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _part(cell: Cell, name: str) -> int | None:
    text = cell(name).removesuffix(".0")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > len("9999"):
        message = _("%(name)s is “%(text)s”, which is no number of a year, month or day")
        raise RowRefused(message % {"name": name, "text": text[:40]})
    return int(text)


class _Words(HTMLParser):
    """Keeps the words of a text and forgets its tags, with what a browser would not show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden += 1
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def plain(text: str) -> str:
    """Return the words of an HTML text, a line for each of its blocks."""
    reader = _Words()
    reader.feed(text)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).splitlines())
    return "\n".join(line for line in lines if line)


def open_json(path: Path) -> Table:
    """Read TimelineJS's JSON as the table that its spreadsheet would be.

    Raises:
        ImportRefused: if it is no such JSON, or counts in cosmological years.

    """
    content = read_whole(path, ".json", MOST_JSON_BYTES)
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as error:
        message = _("“%(name)s” is no JSON: %(error)s.")
        raise ImportRefused(message % {"name": path.name, "error": error}) from error
    slides = whole.get("events") if isinstance(whole, dict) else None
    if not isinstance(slides, list):
        message = _("“%(name)s” is no timeline: it has no list of events.")
        raise ImportRefused(message % {"name": path.name})
    if whole.get("scale") == "cosmological":
        message = _("“%(name)s” counts in cosmological years; the record holds the years 0001 to 9999.")
        raise ImportRefused(message % {"name": path.name})
    rows = list(enumerate((_as_row(slide) for slide in slides), start=1))
    raw = io.BytesIO()
    raw.close()  # All is read, which a closed stream tells the bar.
    return Table(list(COLUMNS), iter(rows), raw, path.stat().st_size)


def _as_row(slide: Any) -> list[str]:
    """Return one slide of the JSON as a row of the spreadsheet."""
    slide = slide if isinstance(slide, dict) else {}
    parts = {
        name: _object(slide.get(name)) for name in ("start_date", "end_date", "text", "media", "background")
    }
    start, end, media = parts["start_date"], parts["end_date"], parts["media"]
    display = slide.get("display_date") or start.get("display_date")
    values = (
        *(start.get(name) for name in ("year", "month", "day", "time")),
        *(end.get(name) for name in ("year", "month", "day", "time")),
        display,
        parts["text"].get("headline"),
        parts["text"].get("text"),
        *(media.get(name) for name in ("url", "credit", "caption", "thumbnail")),
        slide.get("type"),
        slide.get("group"),
        parts["background"].get("url") or parts["background"].get("color"),
        slide.get("unique_id"),
    )
    return ["" if value is None else str(value) for value in values]


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
