"""The only reading door: published documents, for pages and API alike."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db.models import F, Func, IntegerField, QuerySet, Subquery

from timeline.documents.schema import PublishedEventDocument
from timeline.models import (
    ClaimTombstone,
    EventRevision,
    PublishedClaim,
    PublishedClaimSource,
    PublishedEvent,
    PublishedEventActor,
    PublishedEventPlace,
    PublishedEventReference,
    PublishedReference,
    RecordStamp,
    RevisionKind,
)
from timeline.models.published import with_own_addresses


class NotPublished(LookupError):
    """Nothing is, or ever was, public at this address."""


class Withdrawn(LookupError):
    """Something was public at this address and was taken back."""

    def __init__(self, slug: str, reason: str, at: datetime) -> None:
        """Keep what readers are told: which entry, why, and since when."""
        super().__init__(slug)
        self.slug = slug
        self.reason = reason
        self.at = at


@dataclass(frozen=True, slots=True)
class RecordState:
    """How much is public, and which state of it this is."""

    version: int
    changed_at: datetime | None
    events: int
    claims: int
    claimants: int
    sources: int


def events() -> QuerySet[PublishedEvent]:
    """Return all public events, oldest first."""
    return PublishedEvent.objects.all()


def claims() -> QuerySet[PublishedClaim]:
    """Return all public claims, by the day of the statement."""
    return PublishedClaim.objects.all()


def event_actors() -> QuerySet[PublishedEventActor]:
    """Return who takes part in which public event."""
    return PublishedEventActor.objects.all()


def event_places() -> QuerySet[PublishedEventPlace]:
    """Return which public event happened where."""
    return PublishedEventPlace.objects.all()


def event_references() -> QuerySet[PublishedEventReference]:
    """Return which public event names which reference."""
    return PublishedEventReference.objects.all()


def claim_sources() -> QuerySet[PublishedClaimSource]:
    """Return which source prints which public claim."""
    return PublishedClaimSource.objects.all()


def references(kind: str) -> QuerySet[PublishedReference]:
    """Return all public entries of one kind (actor, place, publisher, source), by id."""
    return PublishedReference.objects.filter(kind=kind)


def event(slug: str, revision: int | None = None) -> PublishedEventDocument:
    """Return an event's document, or one of its earlier revisions.

    Raises:
        NotPublished: if the event, or that revision of it, never was public.
        Withdrawn: if the event was taken back; its old revisions stay addressable.

    """
    if revision is not None:
        return _revision(slug, revision)
    row = PublishedEvent.objects.filter(slug=slug).first()
    if row is not None:
        document: PublishedEventDocument = row.load()
        return document
    last = EventRevision.objects.filter(slug=slug).order_by("-revision").first()
    if last is not None and last.kind == RevisionKind.WITHDRAWN:
        raise Withdrawn(slug, last.reason, last.at)
    raise NotPublished(slug)


def _revision(slug: str, revision: int) -> PublishedEventDocument:
    row = EventRevision.objects.filter(slug=slug, revision=revision).first()
    if row is None:
        raise NotPublished(slug)
    if row.kind == RevisionKind.WITHDRAWN:
        raise Withdrawn(slug, row.reason, row.at)
    document: PublishedEventDocument = orjson.loads(with_own_addresses(row.document))
    return document


def revisions(slug: str) -> QuerySet[EventRevision]:
    """Return every revision of an event, withdrawals included, oldest first; empty if it never was public."""
    return EventRevision.objects.filter(slug=slug).order_by("revision")


def changes() -> QuerySet[EventRevision]:
    """Return every revision of every event in the order in which they were made; the primary key is the sequence."""
    return EventRevision.objects.all()


def claim(slug: str) -> PublishedClaim:
    """Return a public claim.

    Raises:
        NotPublished: if it never was public.
        Withdrawn: if it was taken back, alone or with its event.

    """
    row = PublishedClaim.objects.filter(slug=slug).first()
    if row is not None:
        return row
    tombstone = ClaimTombstone.objects.filter(slug=slug).first()
    if tombstone is not None:
        raise Withdrawn(slug, tombstone.reason, tombstone.withdrawn_at)
    raise NotPublished(slug)


def reference(kind: str, slug: str) -> PublishedReference:
    """Return a public actor, place, publisher or source.

    Raises:
        NotPublished: if no public event names it.

    """
    row = PublishedReference.objects.filter(kind=kind, slug=slug).first()
    if row is None:
        raise NotPublished(slug)
    return row


def phases() -> list[Any]:
    """Return the documents of the phases in their order."""
    rows = PublishedEvent.objects.filter(is_phase=True).order_by("phase_number", "slug")
    return [row.load() for row in rows]


def version() -> tuple[int, datetime | None]:
    """Return the number of the public record's state and when it arose; ETags are made of the number."""
    stamp = RecordStamp.objects.filter(pk=1).values_list("version", "changed_at").first()
    return stamp if stamp is not None else (0, None)


def record() -> RecordState:
    """Return how much is public, in one query; all is nought where nothing was ever published."""
    found = (
        RecordStamp.objects.filter(pk=1)
        .annotate(
            events=_counted(PublishedEvent.objects.all(), "pk"),
            claims=_counted(PublishedClaim.objects.all(), "pk"),
            claimants=_counted(PublishedClaim.objects.all(), "claimant"),
            sources=_counted(references("source"), "pk"),
        )
        .values("version", "changed_at", "events", "claims", "claimants", "sources")
        .first()
    )
    if found is None:
        return RecordState(version=0, changed_at=None, events=0, claims=0, claimants=0, sources=0)
    return RecordState(**found)


def _counted(rows: QuerySet[Any], column: str) -> Subquery:
    """Return the number of different values in a column, as a part of another query."""
    # Count would group the rows; a plain function lets the database count all of them at once.
    number = Func(F(column), function="COUNT", template="%(function)s(DISTINCT %(expressions)s)")
    return Subquery(rows.order_by().annotate(number=number).values("number"), output_field=IntegerField())
