"""The only reading door: published documents, for pages and API alike."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db.models import Exists, F, Func, IntegerField, Max, OuterRef, Q, QuerySet, Subquery

from timeline.documents import direct
from timeline.documents.lines import event_line, line_of
from timeline.documents.schema import PublishedEventDocument
from timeline.models import (
    ClaimTombstone,
    Dataset,
    EventMatch,
    EventRevision,
    PublishedClaim,
    PublishedClaimSource,
    PublishedEvent,
    PublishedEventActor,
    PublishedEventPlace,
    PublishedEventReference,
    PublishedMonth,
    PublishedOutcome,
    PublishedReference,
    RecordStamp,
    ReferenceKind,
    RevisionKind,
)
from timeline.models.published import with_own_addresses

# How many documents are read at a time where all are.
CHUNK = 500
# From how many ties on the events in order are walked.
MANY_TIES = 5000
# Among how many ids the one nearest to a mistyped one is looked for.
MOST_NEAR_IDS = 1000


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


def months() -> QuerySet[PublishedMonth]:
    """Return the kept numbers of public events, by the months in which they begin and end."""
    return PublishedMonth.objects.all()


def datasets() -> QuerySet[Dataset]:
    """Return the outside collections whose events may be public, by name; another record is none of them."""
    return Dataset.objects.filter(is_redistributable=True, is_record=False)


def first_events(ties: QuerySet[Any], most: int) -> list[PublishedEvent]:
    """Return the first events to which these rows lead by their `event`, oldest first, be they ten or all.

    Of many ties the events are walked in order until enough of them are found; of few, found and then put in order.
    """
    if ties.order_by().values("pk")[: MANY_TIES + 1].count() > MANY_TIES:
        return list(events().filter(Exists(ties.order_by().filter(event=OuterRef("pk"))))[:most])
    return list(events().filter(pk__in=ties.order_by().values("event"))[:most])


def own_events() -> QuerySet[PublishedEvent]:
    """Return the public events of the record itself, without those imported from a dataset."""
    return events().filter(dataset="")


def own_claims() -> QuerySet[PublishedClaim]:
    """Return the public claims of the record itself, without those imported from a dataset."""
    return claims().filter(dataset="")


def claims() -> QuerySet[PublishedClaim]:
    """Return all public claims, by the day of the statement."""
    return PublishedClaim.objects.all()


def name_of_claimant() -> Subquery:
    """Return the name of a claim's claimant, to order claims by."""
    return Subquery(references("actor").filter(slug=OuterRef("claimant")).values("name"))


def event_actors() -> QuerySet[PublishedEventActor]:
    """Return who takes part in which public event."""
    return PublishedEventActor.objects.all()


def event_places() -> QuerySet[PublishedEventPlace]:
    """Return which public event happened where."""
    return PublishedEventPlace.objects.all()


def event_references() -> QuerySet[PublishedEventReference]:
    """Return which public event names which reference."""
    return PublishedEventReference.objects.all()


def event_outcomes() -> QuerySet[PublishedOutcome]:
    """Return of each outcome of each public event how much is claimed and how far apart."""
    return PublishedOutcome.objects.all()


def with_widest_gap(rows: QuerySet[PublishedEvent], outcomes: Iterable[str] = ()) -> QuerySet[PublishedEvent]:
    """Add to events `widest_gap`, how many times the lesser of two standing figures the greater is.

    It is the widest of the given outcomes, or of all; null where no two figures lie apart.
    """
    gaps = PublishedOutcome.objects.filter(event=OuterRef("pk"))
    wanted = list(outcomes)
    if wanted:
        gaps = gaps.filter(outcome__in=wanted)
    widest = gaps.order_by().values("event").annotate(widest=Max("gap_ratio")).values("widest")
    return rows.annotate(widest_gap=Subquery(widest))


def claim_sources() -> QuerySet[PublishedClaimSource]:
    """Return which source prints which public claim."""
    return PublishedClaimSource.objects.all()


def references(kind: str) -> QuerySet[PublishedReference]:
    """Return all public entries of one kind (actor, place, publisher, source), by id."""
    return PublishedReference.objects.filter(kind=kind)


def own_references(kind: str) -> QuerySet[PublishedReference]:
    """Return the public entries of one kind that an event of the record itself names."""
    named = event_references().filter(kind=kind, event__dataset="").values("slug")
    return references(kind).filter(slug__in=named)


def event(slug: str, revision: int | None = None) -> PublishedEventDocument:
    """Return an event's document, or one of its earlier revisions; raises as `event_text` does."""
    document: PublishedEventDocument = orjson.loads(event_text(slug, revision))
    return document


def event_text(slug: str, revision: int | None = None) -> str:
    """Return an event's document as JSON, or one of its earlier revisions.

    Raises:
        NotPublished: if the event, or that revision of it, never was public.
        Withdrawn: if the event was taken back; its old revisions stay addressable.

    """
    if revision is not None:
        return _revision(slug, revision)
    text = direct.event_document(slug)
    if text is not None:
        return with_own_addresses(text)
    last = EventRevision.objects.filter(slug=slug).order_by("-revision").first()
    if last is not None and last.kind == RevisionKind.WITHDRAWN:
        raise Withdrawn(slug, last.reason, last.at)
    raise NotPublished(slug)


def _revision(slug: str, revision: int) -> str:
    row = EventRevision.objects.filter(slug=slug, revision=revision).first()
    if row is None:
        raise NotPublished(slug)
    if row.kind == RevisionKind.WITHDRAWN:
        raise Withdrawn(slug, row.reason, row.at)
    return with_own_addresses(row.document)


def texts(rows: QuerySet[Any], pks: list[int]) -> list[str]:
    """Return the documents of these rows as JSON, in the order of the primary keys."""
    found = direct.documents(rows.model, pks)
    return [with_own_addresses(found[pk]) for pk in pks if pk in found]


def event_lines(pks: list[int]) -> list[str]:
    """Return these events' lines of a table in this order, in the present form whatever form they are kept in."""
    rows = PublishedEvent.objects.filter(pk__in=pks).order_by()
    found = {pk: line_of(kept) for pk, kept in rows.values_list("pk", "table_row")}
    stale = [pk for pk, line in found.items() if line is None]
    if stale:
        documents = rows.filter(pk__in=stale).values_list("pk", "document")
        found |= {pk: event_line(orjson.loads(text)) for pk, text in documents}
    return [with_own_addresses(line) for pk in pks if (line := found.get(pk)) is not None]


def exported_events() -> QuerySet[PublishedEvent]:
    """Return the record's own events, and the imported ones that an editor found to be the same as one of these."""
    matched = EventMatch.objects.same().values("imported__slug")
    return events().filter(Q(dataset="") | Q(slug__in=matched))


def exported_nouns() -> dict[str, QuerySet[Any]]:
    """Return the rows of every noun from which another ConflictDB takes the record; claims stand within events."""
    exported = exported_events().order_by().values("pk")
    found: dict[str, QuerySet[Any]] = {"events": exported_events()}
    for kind in ReferenceKind.values:
        named = event_references().filter(kind=kind, event__in=exported).values("slug")
        found[f"{kind}s"] = references(kind).filter(slug__in=named)
    return found


def all_texts(rows: QuerySet[Any]) -> Iterator[str]:
    """Return the documents of all rows as JSON, in order, a chunk at a time."""
    texts = rows.values_list("document", flat=True).iterator(chunk_size=CHUNK)
    return (with_own_addresses(text) for text in texts)


def events_of(claims: QuerySet[PublishedClaim], pks: list[int]) -> dict[str, PublishedEventDocument]:
    """Return the documents of the events to which these claims belong, by the event's id."""
    wanted = claims.filter(pk__in=pks).order_by().values("event")
    rows = PublishedEvent.objects.filter(pk__in=wanted).order_by().values_list("slug", "document")
    return {slug: orjson.loads(with_own_addresses(text)) for slug, text in rows}


def near_id(rows: QuerySet[Any], slug: str) -> str | None:
    """Return the id that looks most like this one, None if none does; a bounded number is looked at."""
    ids = rows.order_by("slug").values_list("slug", flat=True)
    alike = list(ids.filter(slug__startswith=slug[:3])[:MOST_NEAR_IDS]) or list(ids[:MOST_NEAR_IDS])
    close = difflib.get_close_matches(slug[:100], alike, n=1, cutoff=0.6)
    return close[0] if close else None


def revisions(slug: str) -> QuerySet[EventRevision]:
    """Return every revision of an event, withdrawals included, oldest first; empty if it never was public."""
    return EventRevision.objects.filter(slug=slug).order_by("revision")


def changes() -> QuerySet[EventRevision]:
    """Return every revision of every event in the order in which they were made; the primary key is the sequence."""
    return EventRevision.objects.all()


def withdrawn_events() -> QuerySet[EventRevision]:
    """Return the withdrawals of events that are not public now, oldest first; an event may have several."""
    public = PublishedEvent.objects.filter(slug=OuterRef("slug"))
    return EventRevision.objects.filter(~Exists(public), kind=RevisionKind.WITHDRAWN).order_by("pk")


def withdrawn_claims() -> QuerySet[ClaimTombstone]:
    """Return the claims that were taken back, alone or with their event, by id."""
    return ClaimTombstone.objects.order_by("slug")


def with_previous(rows: QuerySet[EventRevision]) -> QuerySet[EventRevision]:
    """Add to each revision the document of the one before it as `previous`; empty or None where there is none."""
    before = EventRevision.objects.filter(slug=OuterRef("slug"), revision=OuterRef("revision") - 1)
    return rows.annotate(previous=Subquery(before.order_by().values("document")))


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the public record, as those read it who keep a copy."""

    pk: int
    slug: str
    change: str
    revision: int
    at: datetime
    reason: str
    content_hash: str
    document: PublishedEventDocument | None


def changes_since(since: int | datetime, most: int, *, with_document: bool) -> tuple[list[Change], bool]:
    """Return changes after a sequence, or from a moment on, oldest first, and whether these are all.

    A revision 1 is `created`; a withdrawal has no document.
    """
    rows = changes().filter(**{"at__gte" if isinstance(since, datetime) else "pk__gt": since}).order_by("pk")
    found = list((rows if with_document else rows.defer("document"))[: most + 1])
    return [_change(row, with_document=with_document) for row in found[:most]], len(found) <= most


def _change(row: EventRevision, *, with_document: bool) -> Change:
    kind = (
        "withdrawn" if row.kind == RevisionKind.WITHDRAWN else "created" if row.revision == 1 else "updated"
    )
    document = row.document if with_document else ""
    return Change(
        pk=row.pk,
        slug=row.slug,
        change=kind,
        revision=row.revision,
        at=row.at,
        reason=row.reason,
        content_hash=row.content_hash,
        document=orjson.loads(with_own_addresses(document)) if document else None,
    )


def sequence_before(since: int | datetime) -> int:
    """Return the last sequence there is before a point after which nothing changed."""
    if not isinstance(since, datetime):
        return since
    last: int | None = changes().aggregate(last=Max("pk"))["last"]
    return last or 0


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


def version() -> tuple[int, datetime | None]:
    """Return the number of the public record's state and when it arose; ETags are made of the number."""
    return direct.stamp() or (0, None)


def record() -> RecordState:
    """Return how much is public, in one query; all is nought where nothing was ever published."""
    own = numbers()
    found = (
        RecordStamp.objects.filter(pk=1)
        .annotate(
            events=own["events"], claims=own["claims"], claimants=own["claimants"], sources=own["sources"]
        )
        .values("version", "changed_at", "events", "claims", "claimants", "sources")
        .first()
    )
    if found is None:
        return RecordState(version=0, changed_at=None, events=0, claims=0, claimants=0, sources=0)
    return RecordState(**found)


def numbers() -> dict[str, Subquery]:
    """Return how many of each noun the record itself has, as parts of another query."""
    return {
        "events": number_of(own_events(), "pk"),
        "claims": number_of(own_claims(), "pk"),
        "claimants": number_of(own_claims(), "claimant"),
        "sources": number_of(own_references("source"), "pk"),
    }


def number_of(rows: QuerySet[Any], column: str) -> Subquery:
    """Return the number of different values in a column, as a part of another query."""
    # Count would group the rows; a plain function lets the database count all of them at once.
    number = Func(F(column), function="COUNT", template="%(function)s(DISTINCT %(expressions)s)")
    return Subquery(rows.order_by().annotate(number=number).values("number"), output_field=IntegerField())
