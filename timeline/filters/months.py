"""Filters of events as the numbers by month that the database keeps can answer them."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from timeline.documents import store
from timeline.filters.base import any_of, asked_datasets, time_ranges
from timeline.models import PublishedMonth

# What the numbers know of an event; a time where its ends are those of months.
KNOWN = frozenset(
    {
        *("dataset", "type", "phase", "sides", "killed_min"),
        *("year", "year_min", "year_max", "after", "before", "certain"),
    }
)


def kept_by_month(values: Mapping[str, Any]) -> QuerySet[PublishedMonth] | None:
    """Return the kept numbers of the events that these cleaned values find; None where the numbers cannot tell."""
    if not {name for name, value in values.items() if value not in (None, "", [])} <= KNOWN:
        return None
    ranges = time_ranges(values)
    if not all(_is_of_months(first, last) for alternatives in ranges for first, last in alternatives):
        return None
    condition = Q(dataset__in=asked_datasets(values)) & any_of(values, type="type", sides="sides")
    if values.get("phase"):
        condition &= Q(phase__in=values["phase"], is_part_of_phase=True)
    if values.get("killed_min") is not None:
        condition &= Q(killed_low__gte=values["killed_min"])
    for alternatives in ranges:
        within = Q()
        for first, last in alternatives:
            within |= _within(month_of(first), month_of(last), is_certain=bool(values.get("certain")))
        condition &= within
    return store.months().filter(condition)


def month_of(day: date) -> str:
    """Return the month of a day as the numbers name it."""
    return day.isoformat()[: len("2020-11")]


def _is_of_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _within(first: str, last: str, *, is_certain: bool) -> Q:
    if is_certain:
        return Q(first_month__gte=first, last_month__lte=last)
    return Q(first_month__lte=last, last_month__gte=first)
