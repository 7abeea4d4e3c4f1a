"""ACLED's event data: read for the editors alone, since its terms forbid passing its rows on.

Columns are found by name, so that the 31 of today and the older forms are read alike. Codes of actor types come as
numbers or as words; days as 2022-06-30 or 30 June 2022. The order of the two actors says nothing about who attacked.
`fatalities` is one number that ACLED also sets to 0 where it knows of none, so that a 0 is no figure here.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.text import slugify
from django.utils.translation import gettext as _

from timeline.domain.imports import (
    DatasetFacts,
    ImportedEvent,
    ImportedFigure,
    ImportRefused,
    ImportReport,
    NamedActor,
    NamedPlace,
    RowRefused,
)
from timeline.domain.vocabulary import (
    ActorKind,
    EventType,
    PlacePrecision,
    PublisherKind,
    Qualifier,
    Side,
    VictimsStatus,
)
from timeline.importers.cells import Cell, cells_of, code, day, degrees, people, span
from timeline.importers.reading import Table

REQUIRED = ("event_id_cnty", "event_date", "event_type", "actor1", "country", "fatalities")
_ID = re.compile(r"[A-Za-z]{3}[0-9]{1,9}")
_TYPES = {
    "battles": EventType.CLASH,
    "explosions/remote violence": EventType.STRIKE,
    "violence against civilians": EventType.VIOLENCE_AGAINST_CIVILIANS,
    "protests": EventType.POLITICAL,
    "riots": EventType.POLITICAL,
    "strategic developments": EventType.POLITICAL,
}
# inter1 and inter2, as the number of the older files and as the word of the newer ones.
_KINDS = {
    "1": ActorKind.ARMED_FORCE,
    "state forces": ActorKind.ARMED_FORCE,
    "8": ActorKind.ARMED_FORCE,
    "external/other forces": ActorKind.ARMED_FORCE,
    "7": ActorKind.CIVILIAN_POPULATION,
    "civilians": ActorKind.CIVILIAN_POPULATION,
}
_INTERS = frozenset(
    {*map(str, range(9)), "state forces", "rebel group", "rebel groups", "political militia"}
) | {
    "political militias",
    "identity militia",
    "identity militias",
    "rioters",
    "protesters",
    "civilians",
    "external/other forces",
}
EVERYONE = NamedActor(
    "All the dead of an event, as ACLED counts them", "all", ActorKind.MIXED_GROUP, Side.MIXED, is_own=True
)


def facts(version: str) -> DatasetFacts:
    """Return what the record keeps about a download; its version is the day on which it was made.

    Raises:
        ImportRefused: if that is no day.

    """
    try:
        made_on = date.fromisoformat(version)
    except ValueError as error:
        message = _(
            "“%(version)s” is no day; a download of ACLED is told by its day, for example 2026-03-20."
        )
        raise ImportRefused(message % {"version": version}) from error
    return DatasetFacts(
        slug="acled",
        name="Armed Conflict Location & Event Data",
        version=made_on.isoformat(),
        licence="ACLED terms of use",
        is_redistributable=False,
        stated_on=made_on.isoformat(),
        publisher="acled",
        publisher_name="Armed Conflict Location & Event Data",
        publisher_kind=PublisherKind.NGO,
        claimant="acled-actor",
        claimant_name="Armed Conflict Location & Event Data",
        source=f"acled-{made_on.isoformat()}",
        source_title=f"ACLED event data, downloaded on {made_on.isoformat()}",
        url="https://acleddata.com/",
    )


def read(
    table: Table, report: ImportReport, *, countries: frozenset[str] = frozenset()
) -> Iterator[ImportedEvent]:
    """Yield the events of a file; what cannot be read is rejected in the report, with its row and the reason."""
    seen: set[str] = set()
    for number, row in table.rows:
        external_id = ""
        try:
            cell = cells_of(table.columns, row)
            if countries and cell("country") not in countries:
                report.passed_over += 1
                continue
            external_id = _id(cell)
            if external_id in seen:
                raise RowRefused(_("its id stands in an earlier row of the file"))
            seen.add(external_id)
            event = _event(number, external_id, cell, row)
        except RowRefused as refusal:
            report.reject(number, external_id, str(refusal))
            continue
        report.flag(event)
        yield event


def _id(cell: Cell) -> str:
    text = cell("event_id_cnty")
    if not _ID.fullmatch(text):
        message = _("event_id_cnty is “%(text)s”; an id is three letters and a number")
        raise RowRefused(message % {"text": text[:40]})
    return text.lower()


def _event(number: int, external_id: str, cell: Cell, row: list[str]) -> ImportedEvent:
    kind = _TYPES.get(cell("event_type").casefold())
    if kind is None:
        raise RowRefused(
            _("event_type is “%(text)s”, which is not known") % {"text": cell("event_type")[:60]}
        )
    place = _place(cell)
    when, note = _when(cell)
    return ImportedEvent(
        row=number,
        external_id=external_id,
        type=kind,
        title=f"{cell('event_type')}: {place.name}"[:200] if place else cell("event_type"),
        summary=cell("notes")
        or f"ACLED records this as {cell('sub_event_type') or cell('event_type')}, without notes.",
        date=when,
        place=place,
        is_span_uncertain="/" in when or len(when) < len("2020-01-01"),
        date_note=note,
        parties=tuple(actor for side in ("1", "2") if (actor := _actor(cell, side)) is not None),
        figures=_figures(cell),
        cited=f"ACLED names as its sources: {cell('source')}" if cell("source") else "",
        flags=_flags(cell, place),
        raw=row,
    )


def _when(cell: Cell) -> tuple[str, str]:
    """Return the date as EDTF: ACLED gives the first day of a week, or any day of a month, with its precision."""
    on = day(cell, "event_date")
    match code(cell, "time_precision", 3):
        case 2:
            return span(on, on + timedelta(days=6)), "ACLED knows the week."
        case 3:
            return f"{on:%Y-%m}", "ACLED knows the month."
    return on.isoformat(), ""


def _actor(cell: Cell, side: str) -> NamedActor | None:
    name = cell(f"actor{side}")
    inter = cell(f"inter{side}").removesuffix(".0").casefold()
    if inter and inter not in _INTERS:
        message = _("inter%(side)s is “%(text)s”; known are 0 to 8 and ACLED's words for them")
        raise RowRefused(message % {"side": side, "text": inter[:40]})
    if not name:
        return None
    return NamedActor(name[:200], slugify(name)[:60], _KINDS.get(inter, ActorKind.UNSPECIFIED_GROUP))


def _place(cell: Cell) -> NamedPlace | None:
    name = cell("location") or cell("admin2") or cell("admin1")
    if not name:
        return None
    is_point = code(cell, "geo_precision", 3) == 1
    latitude, longitude = degrees(cell) or (None, None)
    return NamedPlace(
        name[:200], latitude, longitude, PlacePrecision.POINT if is_point else PlacePrecision.AREA
    )


def _figures(cell: Cell) -> tuple[ImportedFigure, ...]:
    number = people(cell, "fatalities", is_needed=False)
    if not number:
        return ()
    note = "ACLED gives one number of reported dead, without sides or bounds."
    return (
        ImportedFigure("total", EVERYONE, VictimsStatus.MIXED, Qualifier.ABOUT, number, number, number, note),
    )


def _flags(cell: Cell, place: NamedPlace | None) -> tuple[str, ...]:
    flags = []
    if cell("fatalities").removesuffix(".0") == "0":
        flags.append("0 dead may mean that none are known; no figure is made of it")
    if place is not None and place.latitude is None:
        flags.append("no position, or one off the globe")
    return tuple(flags)
