"""How far apart two figures about the same people stand, where no number can satisfy both."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from timeline.domain.stated_claims import StatedClaim


@dataclass(frozen=True, slots=True)
class Gap:
    """Two claims that do not overlap, by id, and the least distance between them.

    `people` is the distance from the lesser one's high end to the greater one's low end; `ratio` the greater end over
    the lesser, counted from 1 where the lesser is 0, so that “none” against 30 is 30 times.
    """

    lesser: str
    greater: str
    people: int
    ratio: float


def gap(one: StatedClaim, other: StatedClaim) -> Gap | None:
    """Measure the gap between two claims; None where one number may satisfy both."""
    first, second = one.figure.interval(), other.figure.interval()
    if first.overlaps(second):
        return None
    for lesser, greater in ((one, other), (other, one)):
        high, low = lesser.figure.interval().high, greater.figure.interval().low
        if high is not None and low is not None and high < low:
            return Gap(lesser.id, greater.id, low - high, low / max(high, 1))
    return None


def widest_gap(claims: Iterable[StatedClaim]) -> Gap | None:
    """Return the gap with the greatest ratio among these claims, then the one with most people."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    gaps = [found for one, other in combinations(ordered, 2) if (found := gap(one, other)) is not None]
    return max(gaps, key=lambda found: (found.ratio, found.people), default=None)
