"""The events that an editor found to be the same as one: their figures stand beside its claims, in no range."""

from datetime import date
from typing import TypedDict

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.schema import ClaimDocument, PublishedEventDocument


class SameEventDocument(TypedDict):
    """An event that is the same, with its claims; `dataset` is null for the record's own."""

    id: str
    title: str
    url: str
    api_url: str
    dataset: str | None
    claims: list[ClaimDocument]


def same_events(event: PublishedEventDocument, day: date | None = None) -> list[PublishedEventDocument]:
    """Return the public events that are the same, by id; with `day` as they were claimed by then.

    One query, and none for an event without them. A revision of before there were any has no such member.
    """
    slugs = event.get("same_as", [])
    if not slugs:
        return []
    found = [row.load() for row in store.events().filter(slug__in=slugs).order_by("slug")]
    return found if day is None else [at(one, day) for one in found]


def same_event_documents(event: PublishedEventDocument, day: date | None = None) -> list[SameEventDocument]:
    """Return the same as documents, for the API."""
    return [
        SameEventDocument(
            id=one["id"],
            title=one["title"],
            url=one["url"],
            api_url=one["api_url"],
            dataset=one["dataset"],
            claims=one["claims"],
        )
        for one in same_events(event, day)
    ]
