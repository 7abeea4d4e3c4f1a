"""Tallies: what the claims about one event, outcome and population leave possible, and which claims say so.

Nothing here decides between claims. A tally spans what stands after a claim's own successors, its wholes and
claims without a number are set aside, each named with its reason.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import TypeAlias

from django.utils.translation import gettext as _

from timeline.domain.dates import was_stated_by
from timeline.domain.figures import Interval, hull_of, interval_words
from timeline.domain.stated_claims import StatedClaim, covers, successors, wholes

# The name under which the method page describes the rule; a changed rule gets a new number.
RULE = "conflictdb-tally-1"


class Reason(StrEnum):
    """Why a tally leaves a claim out."""

    SUPERSEDED = "superseded"
    REVISED = "revised"
    PART = "part"
    SAME_VICTIMS = "same_victims"
    UNQUANTIFIED = "unquantified"
    UNKNOWN_DATE = "unknown_date"


_MOST_TELLING = (
    Reason.PART,
    Reason.SAME_VICTIMS,
    Reason.SUPERSEDED,
    Reason.REVISED,
    Reason.UNKNOWN_DATE,
    Reason.UNQUANTIFIED,
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that a tally does not use, why, and which claim stands in its stead (None where none does)."""

    claim: str
    reason: Reason
    other: str | None = None


Line: TypeAlias = tuple[str, str, str, str, str]
Judged: TypeAlias = tuple[StatedClaim, LeftOut | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What stands for one event, outcome, population and status.

    `interval` is None where no claim is used. `numbers` runs from the least to the greatest number stated in
    the used claims. `origins` counts the independent sources behind them. `is_disputed` says that two of them,
    about one period, do not overlap.
    """

    event: str
    outcome: str
    victims: str
    victims_side: str
    victims_status: str
    interval: Interval | None
    numbers: Interval | None
    claims: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    origins: int
    is_disputed: bool
    rule: str = RULE

    @property
    def line(self) -> Line:
        """The line it stands on: event, outcome, side, population, status; tallies are read in this order."""
        return (self.event, self.outcome, self.victims_side, self.victims, self.victims_status)

    @property
    def absence(self) -> Reason | None:
        """The reason for which no claim is used, the most telling one first; None where one is."""
        if self.claims:
            return None
        reasons = {one.reason for one in self.left_out}
        return next(reason for reason in _MOST_TELLING if reason in reasons)

    @property
    def is_in_larger_figure(self) -> bool:
        """Whether nothing stands here because its claims are counted inside larger ones."""
        return self.absence in (Reason.PART, Reason.SAME_VICTIMS)


def line_of(claim: StatedClaim) -> Line:
    """Name the line on which a claim stands: event, outcome, side, population, status."""
    return (claim.event, claim.outcome, claim.victims_side, claim.victims, claim.victims_status)


def tally(claims: Iterable[StatedClaim], as_of: date | None = None) -> list[Tally]:
    """Tally claims, one tally for each event, outcome, population and status, in that order.

    With `as_of`, only claims that may have been stated by that day are in view; those whose date is not known
    are left out and named. Claims of one event never replace or take in those of another: their scopes
    differ.

    - A claim goes out where a later claim in view supersedes or revises it, also through claims between that
      are not in view. A later claim without a number replaces none: the earlier number is the last one said.
    - A claim goes out where it is part of another in view that states a number and whose people include its
      own (`covers`), even when that whole has been replaced in turn: what replaced it counts the part still.
      Where the whole stands on another line, of a wider population or of more statuses, the reason is that
      the same victims are counted there.
    - Two claims of one line speak of the same victims as a rule and both stay, be their figures equal: a
      tally spans what is claimed and adds nothing, and who else states a figure is part of what is claimed.
    The order of the claims never matters.
    """
    tallies = (tally_of(line, found) for line, found in judged(claims, as_of).items())
    return sorted(tallies, key=lambda one: one.line)


def judged(claims: Iterable[StatedClaim], as_of: date | None = None) -> dict[Line, list[Judged]]:
    """Put each claim in view on its line, with the reason for which it is left out or None where it is used.

    Claims stand in order of their identifiers. Those stated after `as_of` are not in view and stand nowhere.
    """
    by_event: dict[str, dict[str, StatedClaim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        by_event.setdefault(claim.event, {})[claim.id] = claim
    lines: dict[Line, list[Judged]] = {}
    for of_event in by_event.values():
        in_view = {
            key: claim
            for key, claim in of_event.items()
            if as_of is None or was_stated_by(claim.stated_on, as_of)
        }
        later = successors(of_event.values())
        for key, claim in of_event.items():
            if key in in_view:
                verdict = _left_out(claim, of_event, in_view, later)
                lines.setdefault(line_of(claim), []).append((claim, verdict))
            elif claim.stated_on is None:
                lines.setdefault(line_of(claim), []).append((claim, LeftOut(key, Reason.UNKNOWN_DATE)))
    return lines


def tally_words(one: Tally) -> str:
    """Put a tally in words: its interval, or why no number stands there."""
    if one.interval is not None:
        return interval_words(one.interval, one.numbers)
    match one.absence:
        case Reason.PART | Reason.SAME_VICTIMS:
            return _("in a larger figure")
        case Reason.SUPERSEDED | Reason.REVISED:
            return _("replaced by a later figure")
        case Reason.UNKNOWN_DATE:
            return _("no dated figure")
    return _("no number")


def _left_out(
    claim: StatedClaim,
    of_event: Mapping[str, StatedClaim],
    in_view: Mapping[str, StatedClaim],
    later: Mapping[str, list[str]],
) -> LeftOut | None:
    replaced = _replaced(claim, in_view, later)
    if replaced is not None:
        return replaced
    for whole in wholes(claim, of_event):
        if whole.id in in_view and whole.figure.is_quantified and covers(whole, claim):
            is_here = line_of(whole) == line_of(claim)
            return LeftOut(claim.id, Reason.PART if is_here else Reason.SAME_VICTIMS, whole.id)
    if not claim.figure.is_quantified:
        return LeftOut(claim.id, Reason.UNQUANTIFIED)
    return None


def _replaced(
    claim: StatedClaim, in_view: Mapping[str, StatedClaim], later: Mapping[str, list[str]]
) -> LeftOut | None:
    """Find the nearest later claim that takes this one's place."""
    if claim.id not in later:
        return None
    seen = {claim.id}
    nearest = [claim.id]
    while nearest:
        nearest = sorted({key for earlier in nearest for key in later.get(earlier, ())} - seen)
        seen.update(nearest)
        for key in nearest:
            found = in_view.get(key)
            if found is not None and found.figure.is_quantified:
                reason = Reason.SUPERSEDED if found.claimant == claim.claimant else Reason.REVISED
                return LeftOut(claim.id, reason, key)
    return None


def tally_of(line: Line, found: Iterable[Judged]) -> Tally:
    """Tally the judged claims of one line, all of them or those of one stance."""
    known = list(found)
    event, outcome, victims_side, victims, victims_status = line
    used = [claim for claim, left_out in known if left_out is None]
    intervals = [claim.figure.interval() for claim in used]
    stated = [number for one in intervals for number in (one.low, one.high) if number is not None]
    return Tally(
        event=event,
        outcome=outcome,
        victims=victims,
        victims_side=victims_side,
        victims_status=victims_status,
        interval=hull_of(intervals),
        numbers=Interval(min(stated), max(stated)) if stated else None,
        claims=tuple(claim.id for claim in used),
        left_out=tuple(left_out for _claim, left_out in known if left_out is not None),
        origins=len({origin for claim in used for origin in claim.origins}),
        is_disputed=any(
            one.period == other.period and not one.figure.interval().overlaps(other.figure.interval())
            for one, other in combinations(used, 2)
        ),
    )
