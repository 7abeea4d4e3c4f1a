"""What was public and was taken back, and the collections that imported events come from, for whoever keeps a copy."""

from typing import TypedDict

from timeline.documents import store
from timeline.documents.parts import publisher_in_document
from timeline.documents.schema import PublisherInDocument


class DatasetDocument(TypedDict):
    """An outside collection from which public events were imported."""

    id: str
    name: str
    publisher: PublisherInDocument
    licence: str


class WithdrawnEventDocument(TypedDict):
    """An event that readers had and have no more, and why."""

    id: str
    revision: int
    reason: str
    at: str


class WithdrawnClaimDocument(TypedDict):
    """A claim that readers had and have no more, and why."""

    id: str
    event: str
    reason: str
    at: str


class WithdrawnDocument(TypedDict):
    """Everything that was taken back and is not public again."""

    events: list[WithdrawnEventDocument]
    claims: list[WithdrawnClaimDocument]


def dataset_documents() -> list[DatasetDocument]:
    """Return the collections of public events, by name."""
    return [
        DatasetDocument(
            id=one.slug, name=one.name, publisher=publisher_in_document(one.publisher), licence=one.licence
        )
        for one in store.datasets().select_related("publisher")
    ]


def withdrawn_document() -> WithdrawnDocument:
    """Return what was taken back and is not public again, events in order of the withdrawal, claims by id."""
    events = {
        row.slug: WithdrawnEventDocument(
            id=row.slug,
            revision=row.revision,
            reason=row.reason,
            at=row.at.isoformat(timespec="seconds"),
        )
        for row in store.withdrawn_events()
    }
    claims = [
        WithdrawnClaimDocument(
            id=row.slug,
            event=row.event,
            reason=row.reason,
            at=row.withdrawn_at.isoformat(timespec="seconds"),
        )
        for row in store.withdrawn_claims()
    ]
    return WithdrawnDocument(events=list(events.values()), claims=claims)
