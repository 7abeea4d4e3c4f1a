"""Dates as lists show them: short, and without the year that the rail already states."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.documents.marks import Mark
from timeline.documents.schema import DateDocument
from timeline.domain.date_labels import short_label
from timeline.domain.dates import parse

# From this many years on, the months of a phase's ends say little.
LONG_SPAN = 4  # years


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date in the words of its place on the page; `machine` is empty where HTML has no form for it."""

    label: str
    short: str
    machine: str


def shown(date: DateDocument | None) -> ShownDate:
    """Return a date for a claim or a source; a missing date is said to be unknown."""
    if date is None:
        return ShownDate(_("date unknown"), _("date unknown"), "")
    machine = (
        date["edtf"] if date["precision"] in {"day", "month", "year"} and date["edtf"][-1].isdigit() else ""
    )
    return ShownDate(date["label"], short_label(parse(date["edtf"])), machine if "/" not in machine else "")


def date_text(mark: Mark) -> str:
    """Return an event's date in short words."""
    return short_label(parse(mark.edtf))


def rough(date: DateDocument) -> ShownDate:
    """Return the span of a phase as a tile has room for: years where it is long, months where it leaves its year."""
    full = shown(date)
    start, _slash, end = date["edtf"].partition("/")
    first, last = _year(date["earliest"]), _year(date["latest"])
    if not end or first == last:
        return full
    kept = len("1988") if first and last and last - first >= LONG_SPAN else len("1988-02")
    cut = "/".join(part[:kept] for part in (start, end))
    return ShownDate(full.label, short_label(parse(cut)), "")


def _year(bound: str | None) -> int | None:
    return int(bound[:4]) if bound else None


def on_rail(date: DateDocument, year: int) -> ShownDate:
    """Return an event's date as it stands beside the rail that already shows the year."""
    full = shown(date)
    # A date without a month would lose all its words with its year.
    is_told_twice = "-" in date["edtf"] and full.short.count(str(year)) == 1
    short = full.short.removesuffix(f" {year}") if is_told_twice else full.short
    return ShownDate(full.label, short, full.machine)
