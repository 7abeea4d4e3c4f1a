"""Events that an editor found to be the same, with the figures that stand beside those of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.documents.schema import PublishedEventDocument
from timeline.pages.presenters.claim_list import ListedClaim, listed_claims
from timeline.pages.presenters.claims import sources_by_id


@dataclass(frozen=True, slots=True)
class SameEvents:
    """Their standing claims in order; `is_imported` tells imported events from the record's own."""

    claims: list[ListedClaim]
    is_imported: bool


def shown_same_events(events: Iterable[PublishedEventDocument]) -> SameEvents | None:
    """Return the claims of these events that no later one replaced, None without any event."""
    listed = list(events)
    if not listed:
        return None
    claims = [
        one
        for event in listed
        for one in listed_claims(
            # The whole before its parts.
            sorted(
                ((claim, event["title"]) for claim in event["claims"] if not claim["superseded_by"]),
                key=lambda pair: pair[0]["included_in"] is not None,
            ),
            sources_by_id(event["sources"]),
        )
    ]
    return SameEvents(claims, is_imported=listed[0]["dataset"] is not None)
