"""UCDP's Georeferenced Event Dataset: what each of its columns means here.

Columns are found by name, so that releases from 19.1 (42 columns) to 26.1 (49) and the monthly candidates are read
alike. The meaning of the columns is that of the UCDP GED codebook. Figures are taken as published: a low above the
high, or a best number outside both, is flagged and never put right.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

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

REQUIRED = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "best", "high", "low")
_VERSION = re.compile(r"[0-9]{2}\.[0-9]{1,2}(\.[0-9]{1,2}){0,2}")

# type_of_violence: 1 between a state and an organised group, 2 between such groups, 3 against civilians.
_TYPES = {
    1: (EventType.CLASH, "Fighting", "fighting that involves a state"),
    2: (EventType.CLASH, "Fighting", "fighting between organised groups"),
    3: (EventType.VIOLENCE_AGAINST_CIVILIANS, "Violence against civilians", "violence against civilians"),
}
# where_prec: 1 the place itself, 2 near it; from 3 on a district, a province, a line, a country, the sea.
_FINEST_AREA = 3
_DATE_PRECISIONS = {
    2: "UCDP knows the date to two to six days.",
    3: "UCDP knows the week.",
    4: "UCDP knows the month.",
    5: "UCDP knows the year, or more than a month.",
}
_CIVILIANS_NAME = "Civilians"

EVERYONE = NamedActor(
    "All the dead of an event, as UCDP counts them", "all", ActorKind.MIXED_GROUP, Side.MIXED, is_own=True
)
CIVILIANS = NamedActor(
    "Civilians of any side, as UCDP counts them",
    "civilians",
    ActorKind.CIVILIAN_POPULATION,
    Side.MIXED,
    is_own=True,
)
UNKNOWN = NamedActor(
    "The dead whose side UCDP does not know",
    "unknown",
    ActorKind.UNSPECIFIED_GROUP,
    Side.UNSPECIFIED,
    is_own=True,
)
_PART_NOTE = "UCDP's best estimate of a part of its total; it publishes no bounds for parts."


def facts(version: str, stated_on: str = "") -> DatasetFacts:
    """Return what the record keeps about a release; without a day its figures are stated in the release's year.

    Raises:
        ImportRefused: if the version is not written as UCDP writes it.

    """
    if not _VERSION.fullmatch(version):
        message = _("“%(version)s” is no version of UCDP GED; write it as UCDP does: 26.1, 26.0.7.")
        raise ImportRefused(message % {"version": version})
    return DatasetFacts(
        slug="ucdp-ged",
        name="UCDP Georeferenced Event Dataset",
        version=version,
        licence="CC-BY-4.0",
        is_redistributable=True,
        stated_on=stated_on or f"20{version[:2]}",
        publisher="ucdp",
        publisher_name="Uppsala Conflict Data Program",
        publisher_kind=PublisherKind.ACADEMIC,
        claimant="ucdp-actor",
        claimant_name="Uppsala Conflict Data Program",
        source=f"ucdp-ged-{version.replace('.', '')}",
        source_title=f"UCDP Georeferenced Event Dataset (GED), version {version}",
        url="https://ucdp.uu.se/downloads/",
    )


def read(
    table: Table, report: ImportReport, *, countries: frozenset[str] = frozenset()
) -> Iterator[ImportedEvent]:
    """Yield the events of a file; what cannot be read is rejected in the report, with its row and the reason."""
    has_country = "country" in table.columns
    seen: set[str] = set()
    for number, row in table.rows:
        external_id = ""
        try:
            cell = cells_of(table.columns, row)
            if countries and has_country and cell("country") not in countries:
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
    external_id = cell("id").removesuffix(".0")
    if not external_id.isascii() or not external_id.isdigit() or len(external_id) > 12:
        raise RowRefused(_("id is “%(text)s”, which is no number") % {"text": external_id[:40]})
    return external_id


def _event(number: int, external_id: str, cell: Cell, row: list[str]) -> ImportedEvent:
    violence = code(cell, "type_of_violence", 3)
    if violence is None:
        raise RowRefused(_("type_of_violence is empty"))
    kind, heading, words = _TYPES[violence]
    side_a, side_b = _actor(cell, "a"), _actor(cell, "b")
    first, last = day(cell, "date_start"), day(cell, "date_end")
    date_precision = code(cell, "date_prec", 5)
    place = _place(cell)
    figures = _figures(cell, side_a, side_b)
    where = cell("where_description")
    parties = tuple(one for one in (side_a, side_b) if one.name != _CIVILIANS_NAME)
    summary = f"UCDP GED records this as {words}."
    if where and where.casefold() != "unknown":
        summary += f" Where, as UCDP describes it: {where.rstrip('. ,')}."
    return ImportedEvent(
        row=number,
        external_id=external_id,
        type=kind,
        title=f"{heading}: {place.name}"[:200] if place else f"{heading} (UCDP GED {external_id})",
        summary=summary,
        date=span(first, last),
        place=place,
        # event_clarity 1: one event, whose day is not known; 2: several are counted together over the span.
        is_span_uncertain=first != last and cell("event_clarity") != "2",
        date_note=_DATE_PRECISIONS.get(date_precision or 1, ""),
        parties=parties,
        figures=figures,
        cited=_cited(cell),
        flags=_flags(cell, figures, has_point=place is None or place.latitude is not None),
        raw=row,
    )


def _actor(cell: Cell, side: str) -> NamedActor:
    name = cell(f"side_{side}")
    if not name:
        raise RowRefused(_("side_%(side)s is empty") % {"side": side})
    return _named_actor(name, cell(f"side_{side}_new_id") or cell(f"side_{side}_dset_id") or name)


# A file names some two thousand actors four hundred thousand times; places recur less often.
@lru_cache(4096)
def _named_actor(name: str, external_id: str) -> NamedActor:
    kind = ActorKind.STATE if name.startswith("Government of ") else ActorKind.UNSPECIFIED_GROUP
    return NamedActor(name[:200], slugify(external_id)[:60], kind)


def _place(cell: Cell) -> NamedPlace | None:
    name = cell("where_coordinates") or cell("adm_2") or cell("adm_1") or cell("country")
    if not name:
        return None
    precision = code(cell, "where_prec", 7)
    is_point = precision is not None and precision < _FINEST_AREA
    latitude, longitude = degrees(cell) or (None, None)
    return _named_place(name, latitude, longitude, is_point)


@lru_cache(16384)
def _named_place(name: str, latitude: float | None, longitude: float | None, is_point: bool) -> NamedPlace:
    return NamedPlace(
        name[:200], latitude, longitude, PlacePrecision.POINT if is_point else PlacePrecision.AREA
    )


def _figures(cell: Cell, side_a: NamedActor, side_b: NamedActor) -> tuple[ImportedFigure, ...]:
    """Return the total, and each part that is not 0; parts of 0 stay in the row as published."""
    low, best, high = (people(cell, name) or 0 for name in ("low", "best", "high"))
    qualifier = Qualifier.EXACTLY if low == best == high else Qualifier.BETWEEN
    total = ImportedFigure(
        "total", EVERYONE, VictimsStatus.MIXED, qualifier, low, best, high, is_out_of_order=low > high
    )
    figures = [total]
    for key, column, victims, status in (
        ("a", "deaths_a", side_a, VictimsStatus.MILITARY),
        ("b", "deaths_b", side_b, VictimsStatus.MILITARY),
        ("civilians", "deaths_civilians", CIVILIANS, VictimsStatus.CIVILIAN),
        ("unknown", "deaths_unknown", UNKNOWN, VictimsStatus.UNSPECIFIED),
    ):
        number = people(cell, column, is_needed=False)
        if number:
            counted = CIVILIANS if victims.name == _CIVILIANS_NAME else victims
            figures.append(
                ImportedFigure(key, counted, status, Qualifier.ABOUT, number, number, number, _PART_NOTE)
            )
    return tuple(figures)


def _cited(cell: Cell) -> str:
    """Say what UCDP names as its own sources; the headlines stay in the row as published."""
    parts = []
    if cell("source_original"):
        parts.append(f"UCDP names as the origin: {cell('source_original')}")
    if cell("source_office"):
        offices = [one.strip() for one in cell("source_office").split(";")]
        days = [one.strip() for one in cell("source_date").split(";")]
        days += [""] * (len(offices) - len(days))
        printed = [
            f"{office} ({when})" if when else office
            for office, when in zip(offices, days, strict=False)
            if office
        ]
        parts.append(f"Read by UCDP in: {'; '.join(printed)}")
    elif cell("source_article"):
        parts.append(f"Read by UCDP in: {cell('source_article')[:300]}")
    return ". ".join(parts)[:2000]


def _flags(cell: Cell, figures: tuple[ImportedFigure, ...], *, has_point: bool) -> tuple[str, ...]:
    total, parts = figures[0], figures[1:]
    flags = []
    if total.is_out_of_order:
        flags.append("low is above high")
    elif not (total.low or 0) <= (total.best or 0) <= (total.high or 0):
        flags.append("best lies outside low and high")
    if cell("deaths_unknown") and sum(part.best or 0 for part in parts) != total.best:
        flags.append("the parts do not add up to best")
    if cell("code_status").startswith("Check"):
        flags.append("UCDP is still checking the row")
    if "XXX" in cell("side_a") or "XXX" in cell("side_b"):
        flags.append("an actor has a placeholder for a name")
    if not has_point:
        flags.append("no position, or one off the globe")
    return tuple(flags)
