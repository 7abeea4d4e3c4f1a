"""The claims that a reader's filters ask for, among all those of the events that they found."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from timeline.documents.schema import ClaimDocument, SourceInDocument
from timeline.filters.events import OF_ONE_CLAIM

PARAMETERS = (*OF_ONE_CLAIM, "publisher")


@dataclass(frozen=True, slots=True)
class AskedClaims:
    """The values that are asked for of each parameter; an empty one asks for nothing."""

    values: Mapping[str, frozenset[str]]

    def __bool__(self) -> bool:
        """Tell whether anything is asked of the claims of an event."""
        return bool(self.values)

    def fits(self, claim: ClaimDocument, sources: Mapping[str, SourceInDocument]) -> bool:
        """Tell whether a claim, whose sources are given by id, fits every parameter."""
        has = {
            "outcome": {claim["outcome"]},
            "claimant": {claim["claimant"]["id"]},
            "victims": {claim["victims"]["id"]},
            "victims_status": {claim["victims_status"]},
            "publisher": {sources[one["source"]]["publisher"]["id"] for one in claim["citations"]},
        }
        return all(wanted & has[name] for name, wanted in self.values.items())


def asked_claims(query: QueryDict) -> AskedClaims:
    """Return what a query string asks of the claims of an event."""
    values = {name: frozenset(filter(None, query.getlist(name))) for name in PARAMETERS}
    return AskedClaims({name: wanted for name, wanted in values.items() if wanted})
