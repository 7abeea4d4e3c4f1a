"""Counts of public entries by the values of a parameter, each equal to the length of the list that it leads to."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from django.db.models import CharField, Count, F, Q, QuerySet, Value

from timeline.models import PublishedClaim, PublishedClaimSource, PublishedEventActor, PublishedEventPlace
from timeline.models.published import OPEN_BEGINNING, OPEN_END

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Rows under the filters, and what the filters say about how these rows are read.

    `of_one_claim` holds of the very claim that makes an event count; `is_certain` counts an event under a year only if
    it must lie in it.
    """

    rows: QuerySet[Any]
    of_one_claim: Q = field(default_factory=Q)
    is_certain: bool = False


Counting = Callable[[Narrowed], Counts]


@dataclass(frozen=True, slots=True)
class ByValue:
    """Counting in one statement: `found` gives rows of `value` and `number`, which others can stand beside."""

    found: Callable[[Narrowed], QuerySet[Any]]

    def __call__(self, narrowed: Narrowed) -> Counts:
        """Return the number of entries under each value; those without a value are not counted."""
        return counts_of(self.found(narrowed).values_list("value", "number"))


def counts_of(rows: Iterable[tuple[Any, int]]) -> Counts:
    """Return numbers by value; what has no value is left out."""
    return {str(value): number for value, number in rows if value not in (None, "")}


def _by_column(column: str) -> ByValue:
    def found(narrowed: Narrowed) -> QuerySet[Any]:
        counted: QuerySet[Any] = narrowed.rows.order_by().values(value=F(column)).annotate(number=Count("pk"))
        return counted

    return ByValue(found)


def _by_tie(model: Any, key: str, column: str) -> ByValue:
    """Count by a column of rows that hang on the counted ones, each counted once a value."""

    def found(narrowed: Narrowed) -> QuerySet[Any]:
        ties = model.objects.filter(**{f"{key}__in": narrowed.rows.order_by().values("pk")})
        counted: QuerySet[Any] = (
            ties.order_by().values(value=F(column)).annotate(number=Count(key, distinct=True))
        )
        return counted

    return ByValue(found)


def _by_claim(column: str) -> ByValue:
    """Count events by a column of those of their claims that the filters ask for."""

    def found(narrowed: Narrowed) -> QuerySet[Any]:
        claims = PublishedClaim.objects.filter(
            narrowed.of_one_claim, event__in=narrowed.rows.order_by().values("pk")
        )
        counted: QuerySet[Any] = (
            claims.order_by().values(value=F(column)).annotate(number=Count("event", distinct=True))
        )
        return counted

    return ByValue(found)


def _by_phase(prefix: str) -> ByValue:
    """Count those that belong to a phase, not those merely listed under it."""

    def found(narrowed: Narrowed) -> QuerySet[Any]:
        part = narrowed.rows.filter(**{f"{prefix}is_part_of_phase": True})
        return _by_column(f"{prefix}phase").found(Narrowed(part))

    return ByValue(found)


def _by_year(prefix: str) -> Counting:
    """Count under each year, from the first known to the last, the entries that the filter `year` finds in it."""

    def count(narrowed: Narrowed) -> Counts:
        spans = (
            narrowed.rows.order_by()
            .values_list(f"{prefix}first_year", f"{prefix}last_year")
            .annotate(count=Count("pk"))
        )
        return along_years(spans, is_certain=narrowed.is_certain)

    return count


def along_years(spans: Iterable[tuple[int, int, int]], *, is_certain: bool) -> Counts:
    """Return how many entries lie in each year, given first and last year of some and how many these are.

    The years go from the first known to the last. With `is_certain` only those count that lie in one year.
    """
    found = [one for one in spans if not is_certain or one[0] == one[1]]
    known = [
        year
        for first, last, _number in found
        for year in (first, last)
        if OPEN_BEGINNING.year < year < OPEN_END.year
    ]
    if not known:
        return {}
    least, greatest = min(known), max(known)
    # What begins in a year and what has ended before it, added up along the years.
    changes: Counter[int] = Counter()
    for first, last, number in found:
        changes[max(first, least)] += number
        changes[min(last, greatest) + 1] -= number
    years = range(least, greatest + 1)
    running = accumulate(changes[year] for year in years)
    return {str(year): number for year, number in zip(years, running, strict=True) if number}


OF_EVENTS: dict[str, Counting] = {
    "year": _by_year(""),
    "phase": _by_phase(""),
    "type": _by_column("type"),
    "sides": _by_column("sides"),
    "actor": _by_tie(PublishedEventActor, "event", "actor"),
    "place": _by_tie(PublishedEventPlace, "event", "place"),
    "outcome": _by_claim("outcome"),
    "claimant": _by_claim("claimant"),
    "victims": _by_claim("victims"),
    "victims_status": _by_claim("victims_status"),
    "publisher": _by_claim("sources__publisher"),
}
OF_CLAIMS: dict[str, Counting] = {
    "year": _by_year("event__"),
    "phase": _by_phase("event__"),
    "type": _by_column("event__type"),
    "event": _by_column("event_slug"),
    "outcome": _by_column("outcome"),
    "claimant": _by_column("claimant"),
    "claimant_side": _by_column("claimant_side"),
    "victims": _by_column("victims"),
    "victims_side": _by_column("victims_side"),
    "victims_status": _by_column("victims_status"),
    "stance": _by_column("stance"),
    "evidence_level": _by_column("evidence_level"),
    "publisher": _by_tie(PublishedClaimSource, "claim", "publisher"),
    "source": _by_tie(PublishedClaimSource, "claim", "source"),
}


def of_events_together(asked: Mapping[str, Sequence[Narrowed]]) -> dict[str, Counts]:
    """Count events by several parameters at once, each under its own filters, in one query.

    The rows of one parameter come in parts that share none.

    Raises:
        KeyError: for a parameter that is not counted in one statement, such as `year`.

    """
    parts = []
    for name, of_name in asked.items():
        counting = OF_EVENTS[name]
        if not isinstance(counting, ByValue):
            raise KeyError(name)
        for narrowed in of_name:
            found = counting.found(narrowed).annotate(parameter=Value(name, CharField()))
            parts.append(found.values_list("parameter", "value", "number"))
    counts: dict[str, Counts] = {name: {} for name in asked}
    if parts:
        for name, value, number in parts[0].union(*parts[1:], all=True):
            for known, count in counts_of([(value, number)]).items():
                counts[name][known] = counts[name].get(known, 0) + count
    return counts
