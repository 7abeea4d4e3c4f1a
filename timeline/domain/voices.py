"""Who spoke in which month and who was silent, so that a gap is not read as zero."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from timeline.domain.dates import EdtfDate, was_stated_by
from timeline.domain.stated_claims import StatedClaim


@dataclass(frozen=True, slots=True)
class SpokenMonth:
    """What one claimant stated in one month, which is named by its first day.

    `claims` were stated in it; `perhaps` are those whose date spans more than this month, or is itself in doubt.
    """

    month: date
    claims: tuple[str, ...]
    perhaps: tuple[str, ...]

    @property
    def is_silent(self) -> bool:
        """Whether no known statement can fall in this month; silence is no figure, and not 0."""
        return not self.claims and not self.perhaps


@dataclass(frozen=True, slots=True)
class Voice:
    """One claimant, month by month; `undated` names claims whose month is not known at all."""

    claimant: str
    months: tuple[SpokenMonth, ...]
    undated: tuple[str, ...]


def voices(claims: Iterable[StatedClaim], as_of: date | None = None) -> list[Voice]:
    """Say for each claimant what it stated in each month, from the first month with a statement to the last.

    All claimants share the same months. A date that is open at an end counts in no month and as undated: how
    far it reaches is not known. Claimants come in the order of their identifiers.
    """
    in_view = sorted(
        (
            one
            for one in claims
            if as_of is None or one.stated_on is None or was_stated_by(one.stated_on, as_of)
        ),
        key=lambda one: one.id,
    )
    spans = {one.id: span for one in in_view if (span := _span(one.stated_on, as_of)) is not None}
    months: list[date] = []
    if spans:
        months = _months(min(one.first for one in spans.values()), max(one.last for one in spans.values()))
    by_claimant: dict[str, list[str]] = {}
    for claim in in_view:
        by_claimant.setdefault(claim.claimant, []).append(claim.id)
    return [
        Voice(
            claimant=claimant,
            months=tuple(_spoken(month, stated, spans) for month in months),
            undated=tuple(key for key in stated if key not in spans),
        )
        for claimant, stated in sorted(by_claimant.items())
    ]


@dataclass(frozen=True, slots=True)
class _Span:
    """The months in which a claim may have been stated, by their first days."""

    first: date
    last: date
    is_certain: bool


def _span(when: EdtfDate | None, as_of: date | None) -> _Span | None:
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.replace(day=1), when.latest.replace(day=1)
    is_certain = first == last and not when.is_approximate and not when.is_uncertain
    return _Span(first, last if as_of is None else min(last, as_of.replace(day=1)), is_certain)


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = (first.year * 12 + first.month - 1 + number for number in range(count))
    return [date(number // 12, number % 12 + 1, 1) for number in whole]


def _spoken(month: date, claims: Iterable[str], spans: Mapping[str, _Span]) -> SpokenMonth:
    here = [key for key in claims if key in spans and spans[key].first <= month <= spans[key].last]
    return SpokenMonth(
        month=month,
        claims=tuple(key for key in here if spans[key].is_certain),
        perhaps=tuple(key for key in here if not spans[key].is_certain),
    )
