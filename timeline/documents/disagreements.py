"""Where the figures of an event disagree, read from its document; and how widely, for ordering events by it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from timeline.documents.claims import stated_claim
from timeline.documents.schema import ClaimDocument, EventDocument, TallyDocument
from timeline.domain.dates import parse
from timeline.domain.disagreements import Flag, Kind, date_disagreement, disagreements

# The reasons that make an event disputed: two standing figures of one matter that no number satisfies.
APART = frozenset({Kind.DO_NOT_OVERLAP, Kind.DIFFER})


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the standing figures of one outcome lie apart: `ratio` and `people` of the widest, None for none.

    Beside a lesser figure of 0 the ratio counts from 1: nobody against 30 is 30 times.
    """

    outcome: str
    claims: int
    ratio: float | None
    people: int | None


def flags_of(claims: Iterable[ClaimDocument], as_of: date | None = None) -> list[Flag]:
    """Flag what disagrees among claims of one event, with `as_of` among those stated by that day."""
    return disagreements((stated_claim(claim) for claim in claims), as_of)


def date_flag(event: EventDocument) -> Flag | None:
    """Flag an event that its sources date differently, as the note on its date tells; None where they agree."""
    if not event["date_note"]:
        return None
    return date_disagreement(event["id"], parse(event["date"]["edtf"]), event["is_span_uncertain"])


def line_key(tally: TallyDocument) -> tuple[str, str, str, str]:
    """Name the line of a tally within its event, as flags name it."""
    return (tally["outcome"], tally["victims_side"], tally["victims"], tally["victims_status"])


def by_line(flags: Iterable[Flag]) -> Mapping[tuple[str, str, str, str], list[Flag]]:
    """Group the flags of one event by the line on which they stand."""
    grouped: dict[tuple[str, str, str, str], list[Flag]] = {}
    for flag in flags:
        if flag.line is not None:
            _event, outcome, side, victims, status = flag.line
            grouped.setdefault((outcome, side, victims, status), []).append(flag)
    return grouped


def _flags_apart(event: EventDocument) -> list[Flag]:
    """Flag standing figures of one matter that no number satisfies; where no line has two figures, none can be."""
    lines = Counter(
        (claim["outcome"], claim["victims"]["id"], claim["victims_status"]) for claim in event["claims"]
    )
    if all(number == 1 for number in lines.values()):
        return []
    return [flag for flag in flags_of(event["claims"]) if flag.kind in APART and flag.line is not None]


def is_disputed(event: EventDocument) -> bool:
    """Say whether standing figures of one matter leave no number in common."""
    return bool(_flags_apart(event))


def spreads(event: EventDocument) -> list[Spread]:
    """Return the spread of each outcome that is claimed in an event; `people` is None where nothing is apart."""
    apart = _flags_apart(event)
    found: list[Spread] = []
    for outcome, claims in Counter(claim["outcome"] for claim in event["claims"]).items():
        of_outcome = [flag for flag in apart if flag.line is not None and flag.line[1] == outcome]
        found.append(
            Spread(
                outcome=outcome,
                claims=claims,
                ratio=max((_ratio(flag) for flag in of_outcome), default=None),
                people=max((flag.size for flag in of_outcome), default=None),
            )
        )
    return found


def _ratio(flag: Flag) -> float:
    return flag.factor if flag.factor is not None else float(flag.greater or 1)
