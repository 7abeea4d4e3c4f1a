"""How far the figures of an event stand apart: one measure for each outcome, by which comparisons are ordered."""

from dataclasses import dataclass

from timeline.documents.claims import stated_claim
from timeline.documents.schema import EventDocument, TallyDocument
from timeline.domain.gaps import Gap, widest_gap
from timeline.domain.stated_claims import StatedClaim


@dataclass(frozen=True, slots=True)
class Spread:
    """One outcome of one event; `ratio` and `people` are the widest on any line, None where all figures overlap."""

    outcome: str
    claims: int
    ratio: float | None
    people: int | None


def gap_of(tally: TallyDocument, claims: dict[str, StatedClaim]) -> Gap | None:
    """Return the widest gap between two claims that a tally uses; `claims` holds them by id."""
    return widest_gap(claims[name] for name in tally["claims"])


def stated_claims(event: EventDocument) -> dict[str, StatedClaim]:
    """Return an event's claims by id as the arithmetic reads them."""
    return {claim["id"]: stated_claim(claim) for claim in event["claims"]}


def spreads(event: EventDocument) -> list[Spread]:
    """Return the spread of each outcome that is claimed in an event, in the order of its tallies."""
    claims = stated_claims(event)
    found: list[Spread] = []
    for outcome in dict.fromkeys(tally["outcome"] for tally in event["tallies"]):
        of_outcome = [tally for tally in event["tallies"] if tally["outcome"] == outcome]
        gaps = [gap for tally in of_outcome if (gap := gap_of(tally, claims)) is not None]
        found.append(
            Spread(
                outcome=outcome,
                claims=sum(len(tally["claims"]) + len(tally["left_out"]) for tally in of_outcome),
                ratio=max((gap.ratio for gap in gaps), default=None),
                people=max((gap.people for gap in gaps), default=None),
            )
        )
    return found
