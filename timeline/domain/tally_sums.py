"""Sums of tallies, always marked as computed: they stand beside what was claimed and never in its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.domain.figures import Interval
from timeline.domain.stated_claims import DISJOINT_STATUSES
from timeline.domain.tallies import RULE, Tally


@dataclass(frozen=True, slots=True)
class StatusSum:
    """One side's disjoint statuses of one event and outcome added up: computed, claimed by nobody."""

    event: str
    outcome: str
    victims_side: str
    interval: Interval
    numbers: Interval
    statuses: tuple[str, ...]
    claims: tuple[str, ...]
    rule: str = RULE


@dataclass(frozen=True, slots=True)
class RecordedSum:
    """What is recorded for several events added up by outcome, population and status: not a phase's own toll.

    `without_number` names the events whose line has no number to add.
    """

    outcome: str
    victims: str
    victims_side: str
    victims_status: str
    interval: Interval
    numbers: Interval
    events: tuple[str, ...]
    without_number: tuple[str, ...]
    claims: tuple[str, ...]
    rule: str = RULE


def status_sums(tallies: Iterable[Tally]) -> list[StatusSum]:
    """Add up a side's statuses where each has exactly one line and that line a number.

    No sum is made where a status has two populations (they may overlap), where a line of a disjoint status
    has no number (the sum would leave people out), or where there is only one status. Lines about `mixed` or
    `unspecified` victims are left beside it. An end is open where any part's is.
    """
    groups: dict[tuple[str, str, str], list[Tally]] = {}
    for one in tallies:
        if one.victims_status in DISJOINT_STATUSES:
            groups.setdefault((one.event, one.outcome, one.victims_side), []).append(one)
    sums: list[StatusSum] = []
    for (event, outcome, victims_side), lines in sorted(groups.items()):
        ordered = sorted(lines, key=lambda one: one.victims_status)
        statuses = tuple(one.victims_status for one in ordered)
        added = _added(ordered)
        if (
            added is None
            or len(statuses) < 2
            or len(set(statuses)) < len(statuses)
            or not all(one.claims for one in ordered)
        ):
            continue
        sums.append(StatusSum(event, outcome, victims_side, *added, statuses, _claims(ordered)))
    return sums


def recorded_sum(tallies: Iterable[Tally]) -> list[RecordedSum]:
    """Add up what is recorded for several events, such as those of a phase, line by line.

    The events must not contain one another. Open ends stay open. A line without any number gives no sum.
    """
    groups: dict[tuple[str, str, str, str], list[Tally]] = {}
    for one in tallies:
        line = (one.outcome, one.victims_side, one.victims, one.victims_status)
        groups.setdefault(line, []).append(one)
    sums: list[RecordedSum] = []
    for (outcome, victims_side, victims, victims_status), lines in sorted(groups.items()):
        ordered = sorted(lines, key=lambda one: one.event)
        added = _added(ordered)
        if added is None:
            continue
        events = tuple(one.event for one in ordered if one.claims)
        without_number = tuple(one.event for one in ordered if not one.claims)
        line_sum = RecordedSum(
            outcome, victims, victims_side, victims_status, *added, events, without_number, _claims(ordered)
        )
        sums.append(line_sum)
    return sums


def _added(lines: Iterable[Tally]) -> tuple[Interval, Interval] | None:
    """Add the intervals of lines, and the spans of their stated numbers; None where no line has a number."""
    interval = numbers = Interval(0, 0)
    is_any = False
    for one in lines:
        if one.interval is not None and one.numbers is not None:
            interval, numbers, is_any = interval.add(one.interval), numbers.add(one.numbers), True
    return (interval, numbers) if is_any else None


def _claims(lines: Iterable[Tally]) -> tuple[str, ...]:
    return tuple(sorted(claim for one in lines for claim in one.claims))
