"""Series of figures: how what is claimed of one matter moved, step by step, on the days it was stated."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from timeline.domain.dates import EdtfDate, was_stated_by
from timeline.domain.stated_claims import StatedClaim, successors


class Tie(StrEnum):
    """How a figure takes the place of an earlier one: its own claimant's, or another body's."""

    SUPERSEDES = "supersedes"
    REVISES = "revises"


@dataclass(frozen=True, slots=True)
class Riser:
    """The move to a figure from an earlier one, whose claim is `earlier`.

    With `is_population_change` the two count different people, or people of different status, so that the move
    is no more a change of the number alone.
    """

    earlier: str
    tie: Tie
    is_population_change: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One statement of a series, placed on a day.

    `is_imprecise` says that the day is only the middle of the time in which it may have been stated. `until` is
    the day on which a later number takes its place, None while it stands. A statement without a number has no
    risers and ends nothing: it shows that somebody spoke.
    """

    claim: StatedClaim
    placed_on: date
    is_imprecise: bool
    risers: tuple[Riser, ...]
    until: date | None


@dataclass(frozen=True, slots=True)
class Series:
    """Claims about one event tied to one another by replacement, oldest first.

    `undated` names those that cannot be placed on any day.
    """

    event: str
    outcome: str
    steps: tuple[Step, ...]
    undated: tuple[str, ...]

    @property
    def claimants(self) -> tuple[str, ...]:
        """Who spoke in it, in the order of their first placed statements."""
        return tuple(dict.fromkeys(step.claim.claimant for step in self.steps))


def series(claims: Iterable[StatedClaim], as_of: date | None = None) -> list[Series]:
    """Trace how figures moved: one series for each group of claims tied by `supersedes` or `revises`.

    A claim that is tied to none is a series of one step. As in a tally, claims of two events never replace one
    another, a claim without a number replaces none, and replacement reaches through claims that are undated,
    without a number or, under `as_of`, not yet stated. Series are ordered by event, outcome and first step, those
    without a step last; the order of the claims never matters.
    """
    found: list[Series] = []
    by_event: dict[str, dict[str, StatedClaim]] = {}
    for claim in sorted(claims, key=lambda one: one.id):
        by_event.setdefault(claim.event, {})[claim.id] = claim
    for of_event in by_event.values():
        back = {key: [one for one in claim.replaces if one in of_event] for key, claim in of_event.items()}
        on = {key: later for key, later in successors(of_event.values()).items() if key in of_event}
        both = {key: [*back[key], *on.get(key, ())] for key in of_event}
        grouped: set[str] = set()
        for key in of_event:
            if key not in grouped:
                group = {key} | _reach(key, both)
                grouped |= group
                one = _series({member: of_event[member] for member in sorted(group)}, back, on, as_of)
                if one.steps or one.undated:
                    found.append(one)
    return sorted(found, key=_reading_order)


def middle(when: EdtfDate) -> date | None:
    """Give the middle of the days a date may mean, its known end where the other is open, None for neither."""
    return _middle(when.earliest, when.latest)


def _middle(earliest: date | None, latest: date | None) -> date | None:
    if earliest is None or latest is None:
        return earliest or latest
    return earliest + (latest - earliest) // 2


def _reading_order(one: Series) -> tuple[str, str, date, str]:
    if not one.steps:
        return (one.event, one.outcome, date.max, one.undated[0])
    return (one.event, one.outcome, one.steps[0].placed_on, one.steps[0].claim.id)


def _reach(key: str, ways: Mapping[str, list[str]], through: frozenset[str] | None = None) -> set[str]:
    """Follow ways from a claim, to all it leads to or, with `through`, no further than the first not in it."""
    reached: set[str] = set()
    ahead = list(ways.get(key, ()))
    while ahead:
        here = ahead.pop()
        if here not in reached and here != key:
            reached.add(here)
            if through is None or here in through:
                ahead += ways.get(here, ())
    return reached if through is None else reached - through


def _series(
    group: Mapping[str, StatedClaim],
    back: Mapping[str, list[str]],
    on: Mapping[str, list[str]],
    as_of: date | None,
) -> Series:
    before = {key: _reach(key, back) for key in group}
    placed: dict[str, date] = {}
    undated: list[str] = []
    for key, claim in group.items():
        day = _placed_on(claim, before[key], _reach(key, on), group)
        if day is None:
            undated.append(key)
        elif as_of is None or was_stated_by(claim.stated_on, as_of):
            placed[key] = day
    passed = frozenset(key for key in group if key not in placed or not group[key].figure.is_quantified)
    rising: dict[str, list[str]] = {key: [] for key in placed}
    falling: dict[str, list[date]] = {key: [] for key in placed}
    for key in sorted(placed.keys() - passed):
        rising[key] = sorted(_reach(key, back, passed))
        for earlier in rising[key]:
            falling[earlier].append(placed[key])
    # On one day, what is replaced comes before what replaces it.
    ordered = sorted(placed, key=lambda key: (placed[key], len(before[key]), key))
    steps = tuple(
        Step(
            claim=group[key],
            placed_on=placed[key],
            is_imprecise=_is_imprecise(group[key].stated_on),
            risers=tuple(_riser(group[earlier], group[key]) for earlier in rising[key]),
            until=min(falling[key], default=None),
        )
        for key in ordered
    )
    last = group[ordered[-1]] if ordered else next(iter(group.values()))
    return Series(last.event, last.outcome, steps, tuple(undated))


def _placed_on(
    claim: StatedClaim, before: Iterable[str], after: Iterable[str], group: Mapping[str, StatedClaim]
) -> date | None:
    """Place a claim in the middle of the time in which it may have been stated.

    That time ends with what replaces it and begins with what it replaces, where their dates allow: a figure
    of “about 2021” that another replaced in May 2021 was stated by May.
    """
    when = claim.stated_on
    if when is None:
        return None
    earlier = [group[key].stated_on for key in before]
    later = [group[key].stated_on for key in after]
    firsts = [when.earliest, *(one.earliest for one in earlier if one is not None)]
    lasts = [when.latest, *(one.latest for one in later if one is not None)]
    first = max((day for day in firsts if day is not None), default=None)
    last = min((day for day in lasts if day is not None), default=None)
    if first is not None and last is not None and first > last:
        return middle(when)
    return _middle(first, last)


def _is_imprecise(when: EdtfDate | None) -> bool:
    return when is None or when.earliest != when.latest or when.is_approximate or when.is_uncertain


def _riser(earlier: StatedClaim, later: StatedClaim) -> Riser:
    people = (earlier.victims, earlier.victims_status)
    return Riser(
        earlier=earlier.id,
        tie=Tie.SUPERSEDES if earlier.claimant == later.claimant else Tie.REVISES,
        is_population_change=people != (later.victims, later.victims_status),
    )
