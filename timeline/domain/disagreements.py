"""Disagreements: where figures, sources and dates differ, for which reason and by how much.

A flag measures; it decides nothing, and neither figure in it is held to be the better one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from timeline.domain.dates import EdtfDate, may_overlap, was_stated_by
from timeline.domain.figures import Figure
from timeline.domain.matrix import MatrixRow, matrix
from timeline.domain.stated_claims import DISJOINT_STATUSES, StatedClaim, wholes
from timeline.domain.tallies import Line, line_of


class Kind(StrEnum):
    """Why something is flagged."""

    DO_NOT_OVERLAP = "do_not_overlap"
    DIFFER = "differ"
    PART_ABOVE_WHOLE = "part_above_whole"
    STATUS_DIFFERS = "status_differs"
    CONTRADICTS_ITSELF = "contradicts_itself"
    RENDERED_DIFFERENTLY = "rendered_differently"
    DATES_DIFFER = "dates_differ"


_KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True)
class Flag:
    """One disagreement: its reason, the claims and sources in it, and its size.

    `line` is where the (first) claim stands, None for the date of an event. `stance` is given where the claims
    are of one stance. `lesser` and `greater` are the two numbers of people that stand furthest apart; both
    are None where no number differs. `furthest` are the two claims that state them, the lesser first, where they
    are two claims'. `days` measures dates.
    """

    kind: Kind
    event: str
    line: Line | None = None
    stance: str | None = None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    lesser: int | None = None
    greater: int | None = None
    furthest: tuple[str, ...] = ()
    days: int | None = None

    @property
    def size(self) -> int:
        """By how many people (days for dates) it differs; 0 where only words do, as “45” and “at least 45”."""
        if self.days is not None:
            return self.days
        return 0 if self.lesser is None or self.greater is None else self.greater - self.lesser

    @property
    def factor(self) -> float | None:
        """How many times the lesser number the greater one is; None without numbers or beside 0."""
        return self.greater / self.lesser if self.greater is not None and self.lesser else None


def disagreements(claims: Iterable[StatedClaim], as_of: date | None = None) -> list[Flag]:
    """Flag what disagrees among claims, those in view by `as_of`, in order of event, line and reason.

    - do_not_overlap: used claims of one line (see `tally`) of which two leave no number in common, once for
      each stance and once across stances; differ: the same where all of them are exact figures of one stance.
    - part_above_whole: a part that must exceed a whole it belongs to.
    - status_differs: one claimant's same figure of one side, once for a kind of people and once for any. Two
      kinds of people may well be equally many, so two such figures are no disagreement.
    - contradicts_itself: a source that prints one claim in two ways. Two claims of one claimant in one source
      are no contradiction of the source's: it may report two incidents, or a claimant that changed its mind.
    - rendered_differently: a claim that its sources do not all print as it is recorded.
    Figures added up over different periods (2021 and 2022, one year and a whole war) are of different matters:
    that they lie apart, or are the same, is not flagged.
    """
    ordered = sorted(claims, key=lambda one: one.id)
    by_id = {one.id: one for one in ordered}
    in_view = [one for one in ordered if as_of is None or was_stated_by(one.stated_on, as_of)]
    seen = {one.id for one in in_view}
    flags: list[Flag] = []
    for row in matrix(ordered, as_of).rows:
        flags += _apart(row, by_id)
    for claim in in_view:
        flags += (flag for flag in _parts(claim, by_id) if seen.issuperset(flag.claims))
        flags += _renderings(claim)
    flags += _statuses(in_view, by_id)
    return sorted(flags, key=_reading_order)


def date_disagreement(event: str, when: EdtfDate, is_span_uncertain: bool) -> Flag | None:
    """Flag an event that happened at one time within a span of days, because its sources date it differently.

    The days are those between the first and the last possible day. A span that lasted, an open date and one
    known to the month only are no disagreement.
    """
    if not is_span_uncertain or when.earliest is None or when.latest is None or when.earliest == when.latest:
        return None
    return Flag(Kind.DATES_DIFFER, event, days=(when.latest - when.earliest).days)


def sharpest(flags: Iterable[Flag]) -> list[Flag]:
    """Order flags by size, the most people first; those about dates come last, and equal ones as they are read."""
    return sorted(flags, key=lambda flag: (flag.days is not None, -flag.size, *_reading_order(flag)))


def _reading_order(flag: Flag) -> tuple[str, Line | tuple[()], int, str, tuple[str, ...], tuple[str, ...]]:
    return (
        flag.event,
        flag.line or (),
        _KINDS.index(flag.kind),
        flag.stance or "",
        flag.claims,
        flag.sources,
    )


def _apart(row: MatrixRow, by_id: Mapping[str, StatedClaim]) -> Iterator[Flag]:
    """Flag used claims that leave no number in common: within each cell, then across the cells of the row."""
    pairs = list(combinations([by_id[key] for key in row.tally.claims], 2))
    groups: list[tuple[str | None, list[tuple[StatedClaim, StatedClaim]]]] = [
        (cell.stance, [pair for pair in pairs if {one.stance for one in pair} == {cell.stance}])
        for cell in row.cells
    ]
    groups.append((None, [(one, other) for one, other in pairs if one.stance != other.stance]))
    for stance, group in groups:
        flag = _apart_flag(row.tally.line, group, stance)
        if flag is not None:
            yield flag


def _apart_flag(
    line: Line, pairs: Iterable[tuple[StatedClaim, StatedClaim]], stance: str | None
) -> Flag | None:
    found: dict[str, StatedClaim] = {}
    gaps: list[tuple[int, int, str, str]] = []
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            gap = _gap(one.figure, other.figure)
            if gap is not None and one.period == other.period:
                gaps.append((*gap, one.id, other.id))
                found |= {one.id: one, other.id: other}
    if not gaps:
        return None
    lesser, greater, *furthest = max(gaps, key=lambda gap: (gap[1] - gap[0], gap))
    is_exact = all(one.figure.qualifier == "exactly" for one in found.values())
    return Flag(
        kind=Kind.DIFFER if is_exact and stance is not None else Kind.DO_NOT_OVERLAP,
        event=line[0],
        line=line,
        stance=stance,
        claims=tuple(sorted(found)),
        lesser=lesser,
        greater=greater,
        furthest=tuple(furthest),
    )


def _gap(below: Figure, above: Figure) -> tuple[int, int] | None:
    """Give the greatest number of a figure and the least of one that lies wholly above it; None where it does not."""
    high, low = below.interval().high, above.interval().low
    return (high, low) if high is not None and low is not None and high < low else None


def _parts(part: StatedClaim, by_id: Mapping[str, StatedClaim]) -> Iterator[Flag]:
    """Flag each whole that a part must exceed; “at least 10” of exactly 8 must, “up to 10” need not."""
    for whole in wholes(part, by_id):
        low, high = part.figure.interval().low, whole.figure.interval().high
        if low is not None and high is not None and low > high:
            line = line_of(part)
            yield Flag(
                Kind.PART_ABOVE_WHOLE,
                part.event,
                line,
                claims=(part.id, whole.id),
                lesser=high,
                greater=low,
                furthest=(whole.id, part.id),
            )


def _renderings(claim: StatedClaim) -> Iterator[Flag]:
    """Flag sources that print a claim otherwise than it is recorded, and each that prints it in two ways."""
    by_source: dict[str, list[Figure]] = {}
    for one in claim.renderings:
        by_source.setdefault(one.source, []).append(one.figure)
    otherwise = {
        one.source
        for one in claim.renderings
        if one.differs or _printed(one.figure) != _printed(claim.figure)
    }
    if otherwise:
        figures = [claim.figure, *(one.figure for one in claim.renderings)]
        yield _printed_flag(Kind.RENDERED_DIFFERENTLY, [claim], otherwise, figures)
    for source, figures in sorted(by_source.items()):
        if len({_printed(figure) for figure in figures}) > 1:
            yield _printed_flag(Kind.CONTRADICTS_ITSELF, [claim], [source], figures)


def _statuses(claims: Iterable[StatedClaim], by_id: Mapping[str, StatedClaim]) -> Iterator[Flag]:
    groups: dict[tuple[str, ...], dict[tuple[int | None, int | None, str], list[StatedClaim]]] = {}
    for claim in claims:
        if claim.figure.is_quantified:
            same = groups.setdefault((claim.event, claim.outcome, claim.claimant, claim.victims_side), {})
            same.setdefault(_printed(claim.figure), []).append(claim)
    for same in groups.values():
        for figures in same.values():
            for one, other in combinations(figures, 2):
                if _is_status_in_doubt(one, other) and not _is_part_and_whole(one, other, by_id):
                    yield Flag(
                        Kind.STATUS_DIFFERS, one.event, line_of(one), claims=tuple(sorted((one.id, other.id)))
                    )


def _is_status_in_doubt(one: StatedClaim, other: StatedClaim) -> bool:
    statuses = {one.victims_status, other.victims_status}
    is_replaced = one.id in other.replaces or other.id in one.replaces
    return (
        one.period == other.period
        and len(statuses) == 2
        and not statuses <= DISJOINT_STATUSES
        and (is_replaced or _may_be_of_one_time(one, other))
    )


def _is_part_and_whole(one: StatedClaim, other: StatedClaim, by_id: Mapping[str, StatedClaim]) -> bool:
    return other in wholes(one, by_id) or one in wholes(other, by_id)


def _may_be_of_one_time(one: StatedClaim, other: StatedClaim) -> bool:
    if one.stated_on is None or other.stated_on is None:
        return False
    return may_overlap(one.stated_on, other.stated_on.earliest, other.stated_on.latest)


def _printed(figure: Figure) -> tuple[int | None, int | None, str]:
    """Give what a source prints of a figure; its own best number is no other figure."""
    return (figure.low, figure.high, figure.qualifier)


def _printed_flag(
    kind: Kind, claims: list[StatedClaim], sources: Iterable[str], figures: Iterable[Figure]
) -> Flag:
    numbers = [number for one in figures for number in (one.low, one.high) if number is not None]
    line = line_of(claims[0])
    return Flag(
        kind,
        claims[0].event,
        line,
        claims=tuple(sorted(one.id for one in claims)),
        sources=tuple(sorted(sources)),
        lesser=min(numbers, default=None),
        greater=max(numbers, default=None),
    )
