"""Events counted by the month in which they begin: what tiles, strip, years and lanes are drawn from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Aggregate, CharField, Count, F, QuerySet, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Substr

from timeline.documents.splits import SPLITS
from timeline.models import PublishedMonth

MONTH = len("1988-02")


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many events of one kind, or phase, or sides begin in one month.

    `phase` lists them, and they are part of it or only beside; `value` is that by which they were split. Year 1 stands
    for an open beginning (PublishedEvent.earliest).
    """

    phase: str
    phase_number: int
    is_part: bool
    is_phase: bool
    value: str
    month: date
    count: int


def by_month(groups: Mapping[str, Sequence[QuerySet[Any]]], split: str) -> dict[str, list[MonthCount]]:
    """Count each group of events by itself, all in one query, in the order of the phases.

    A group is given in parts that share no event, or as kept numbers by month (`store.months`).
    """
    counted = [_counted(rows, split, name) for name, parts in groups.items() for rows in parts]
    found: dict[str, list[MonthCount]] = {name: [] for name in groups}
    if not counted:
        return found
    rows: Iterable[tuple[Any, ...]] = counted[0].union(*counted[1:], all=True)
    for phase, number, is_part, is_phase, value, month, count, group in rows:
        first = date.fromisoformat(f"{month}-01")
        # A union is no longer told the type of its columns by the database.
        found[group].append(MonthCount(phase, number, bool(is_part), bool(is_phase), value, first, count))
    for counts in found.values():
        counts.sort(key=lambda one: (one.phase_number, one.month))
    return found


def _counted(rows: QuerySet[Any], split: str, group: str) -> QuerySet[Any]:
    # A day is text on one database and a date on the other; as text both begin with its month.
    month: Combinable = Substr(Cast("earliest", CharField()), 1, MONTH)
    number: Aggregate = Count("pk")
    if rows.model is PublishedMonth:
        month, number = F("first_month"), Sum("events")
    counted: QuerySet[Any] = (
        rows.order_by()
        .annotate(split_by=SPLITS[split], month=month)
        .values("phase", "phase_number", "is_part_of_phase", "is_phase", "split_by", "month")
        .annotate(count=number, group=Value(group, CharField()))
        .values_list(
            "phase", "phase_number", "is_part_of_phase", "is_phase", "split_by", "month", "count", "group"
        )
    )
    return counted
