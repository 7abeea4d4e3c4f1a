"""A claim as the arithmetic sees it: who says how many of whom, when, and how it stands to other claims."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.domain.dates import EdtfDate
from timeline.domain.figures import Figure
from timeline.domain.stance import stance

# The statuses that name one kind of people; a claim about `mixed` or `unspecified` victims may count any of
# them.
DISJOINT_STATUSES = frozenset({"civilian", "military", "peacekeeper", "police", "emergency_worker"})
_ANY_STATUS = ("mixed", "unspecified")
# The sides that may hold people of both parties.
SPANNING_SIDES = frozenset({"mixed", "unspecified"})


@dataclass(frozen=True, slots=True)
class Rendering:
    """The figure as one source prints it: “over 500” for a ministry's 511.

    `differs` is set where the source says something else than the claim, be it the people and not the number.
    """

    source: str
    figure: Figure
    differs: bool = False


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """One stated figure about one event.

    `victims` and `claimant` are actors' slugs, sides and statuses the vocabulary's values. `included_in`,
    `supersedes` (same claimant) and `revises` (same series, other body) name claims; `origins` are the
    sources in which the figure was first found. `stated_on` is None where the day is not known, `period` where
    the figure adds up over no other time than the event's own.
    """

    id: str
    event: str
    claimant: str
    claimant_side: str
    is_attributed: bool
    outcome: str
    victims: str
    victims_side: str
    victims_status: str
    figure: Figure
    stated_on: EdtfDate | None = None
    period: EdtfDate | None = None
    included_in: str | None = None
    supersedes: str | None = None
    revises: str | None = None
    origins: tuple[str, ...] = ()
    renderings: tuple[Rendering, ...] = ()

    @property
    def stance(self) -> str:
        """How the claimant stands to the people it speaks of."""
        return stance(self.claimant_side, self.victims_side, self.is_attributed)

    @property
    def replaces(self) -> tuple[str, ...]:
        """The earlier claims whose place this one takes."""
        return tuple(earlier for earlier in (self.supersedes, self.revises) if earlier is not None)


def covers(whole: StatedClaim, part: StatedClaim) -> bool:
    """Say whether a whole's people include everyone a part of it counts, so that the whole may stand for it.

    They do where the same outcome befell one population, or populations of one and the same side, and the
    whole's status is the part's or takes in any status. A whole that spans sides covers only parts about its
    own population: the Armenian dead of a toll of both sides stay in their own line.
    """
    is_status_covered = whole.victims_status in (part.victims_status, *_ANY_STATUS)
    is_one_side = whole.victims_side == part.victims_side and whole.victims_side not in SPANNING_SIDES
    return (
        whole.outcome == part.outcome and is_status_covered and (whole.victims == part.victims or is_one_side)
    )


def wholes(claim: StatedClaim, by_id: Mapping[str, StatedClaim]) -> list[StatedClaim]:
    """List the known claims of which this one is a part, nearest first; a circle ends."""
    here = claim.included_in
    if here is None:
        return []
    found: list[StatedClaim] = []
    seen = {claim.id}
    while here is not None and here not in seen and here in by_id:
        seen.add(here)
        found.append(by_id[here])
        here = by_id[here].included_in
    return found


def successors(claims: Iterable[StatedClaim]) -> dict[str, list[str]]:
    """Map each replaced claim to those that supersede or revise it, in order of their identifiers."""
    later: dict[str, list[str]] = {}
    replacing = [claim for claim in claims if claim.supersedes is not None or claim.revises is not None]
    for claim in sorted(replacing, key=lambda one: one.id):
        for earlier in claim.replaces:
            later.setdefault(earlier, []).append(claim.id)
    return later
