"""Events by day, month or year: what a timeline needs to draw any zoom without the events themselves.

An event belongs to a bin when every reading of its date lies in it. One that may lie in several bins is a span: it is
counted once, from its first bin to its last (null where that end is open), and never as if it had a day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, Max, Q, QuerySet, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf, Substr

from timeline.documents.splits import SPLITS
from timeline.models import PublishedMonth
from timeline.models.published import OPEN_BEGINNING, OPEN_END
from timeline.models.published_counts import NONE_STATED

UNITS = {"year": 4, "month": 7, "day": 10}  # characters of an ISO date that name the bin
MONTH = UNITS["month"]
# What the numbers that are kept by month can tell.
BY_MONTH = frozenset({"year", "month"})


@dataclass(slots=True)
class Bin:
    """How many events lie in a bin, or span from one bin to another.

    `stated` of them have a standing figure of the killed; `greatest_low` is the greatest low bound among these. Figures
    are not added: events overlap, and a low bound is open above.
    """

    first: str | None
    last: str | None
    value: str | None
    events: int = 0
    stated: int = 0
    greatest_low: int | None = None

    def add(self, events: int, stated: int, greatest_low: int | None) -> None:
        """Take in a group of events."""
        self.events += events
        self.stated += stated
        if greatest_low is not None:
            self.greatest_low = max(greatest_low, self.greatest_low or 0)


def _bin_of(day: date, unit: str) -> str | None:
    return None if day in (OPEN_BEGINNING, OPEN_END) else day.isoformat()[: UNITS[unit]]


def density(parts: Sequence[QuerySet[Any]], unit: str, split: str | None) -> Iterable[Bin]:
    """Return the bins that hold an event, and the spans, in order of time; one for each value of `split`.

    No two of the parts share an event.
    """
    groups = (
        (_bin_of(earliest, unit), _bin_of(latest, unit), *rest)
        for rows in parts
        for earliest, latest, *rest in _groups(rows, split)
    )
    return _in_bins(groups)


def density_by_month(rows: QuerySet[PublishedMonth], unit: str, split: str | None) -> Iterable[Bin]:
    """Return the same for a unit of a month or more, from the numbers that are kept by month.

    An event that begins in the first month of the calendar, or ends in its last, has no known beginning or end.
    """
    ends = {"first_month": OPEN_BEGINNING.isoformat()[:MONTH], "last_month": OPEN_END.isoformat()[:MONTH]}
    names = {
        name: Case(When(**{name: is_open}, then=Value(None)), default=Substr(name, 1, UNITS[unit]))
        for name, is_open in ends.items()
    }
    grouped = (
        rows.order_by()
        .annotate(first=names["first_month"], last=names["last_month"], value=_value(split))
        .values_list("first", "last", "value")
        .annotate(
            of=Sum("events"),
            stated=Coalesce(Sum("events", filter=~Q(killed_low=NONE_STATED)), 0),
            greatest_low=NullIf(Max("killed_low"), NONE_STATED),
        )
    )
    return _in_bins(grouped)


def _in_bins(groups: Iterable[Sequence[Any]]) -> list[Bin]:
    """Put together groups of first and last bin, value, events, those that state the killed, and the greatest low."""
    bins: dict[tuple[str | None, str | None, str | None], Bin] = {}
    for first, last, value, *numbers in groups:
        found = bins.setdefault((first, last, value or None), Bin(first, last, value or None))
        found.add(*numbers)
    return sorted(bins.values(), key=lambda one: (one.first or "", one.last or "9999-99", one.value or ""))


def _value(split: str | None) -> Combinable:
    return SPLITS[split] if split else Value("")


def _groups(rows: QuerySet[Any], split: str | None) -> Iterator[tuple[Any, ...]]:
    """Return how many events have the same dates, how many of them state the killed, and the greatest low bound."""
    counted = (
        rows.order_by()
        .annotate(value=_value(split))
        .values_list("earliest", "latest", "value")
        .annotate(events=Count("pk"), stated=Count("killed_low"), greatest_low=Max("killed_low"))
    )
    groups: Iterator[tuple[Any, ...]] = counted.iterator(chunk_size=2000)
    return groups
