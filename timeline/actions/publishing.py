"""Writing published documents and the columns beside them; only `actions.editorial` calls this."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection
from django.db.models import F, Max

from timeline.actions import bulk, published_rows
from timeline.actions.published_rows import Phase, Row, Writing, digest_of, publishers_of, stamp, with_members
from timeline.actions.publishing_references import Named, named_by
from timeline.documents.record_rows import OneOf, raw
from timeline.documents.schema import ClaimDocument, EventDocument
from timeline.models import (
    ClaimTombstone,
    EventRevision,
    PublishedClaim,
    PublishedClaimSource,
    PublishedEvent,
    PublishedEventActor,
    PublishedEventPlace,
    PublishedEventReference,
    PublishedOutcome,
    RecordStamp,
    RevisionKind,
)
from timeline.models.packing import pack


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing an event came to: its revision, and whether the public document changed."""

    slug: str
    revision: int
    changed: bool


@dataclass(frozen=True, slots=True)
class _Stored:
    """What readers have of an event already."""

    key: int
    content_hash: str
    revision: int


def content_hash(document: Any) -> str:
    """Return the SHA-256 of a document's JSON in hex: the same content gives the same hash on any database."""
    return digest_of(orjson.dumps(document))


def write_events(
    documents: Sequence[EventDocument], phases: list[Phase], at: datetime.datetime
) -> tuple[list[Publication], Named]:
    """Store documents as their events' newest revisions, in a fixed number of queries, in the order given.

    A document that readers have with this very content already is not written anew. Also returns the references that
    the replaced documents named.
    """
    slugs = [document["id"] for document in documents]
    rows = PublishedEvent.objects.filter(OneOf("slug", slugs)).order_by()
    stored_rows = raw(rows, "slug", "pk", "content_hash", "revision")
    current = {slug: _Stored(key, digest, revision) for slug, key, digest, revision in stored_rows}
    publications: list[Publication] = []
    writing: list[Writing] = []
    last = _last_revisions([slug for slug in slugs if slug not in current])
    for document in documents:
        slug, body = document["id"], orjson.dumps(document)
        digest, stored = digest_of(body), current.get(slug)
        if stored is not None and stored.content_hash == digest:
            publications.append(Publication(slug, stored.revision, changed=False))
            continue
        revision = (stored.revision if stored else last.get(slug, 0)) + 1
        publications.append(Publication(slug, revision, changed=True))
        key = stored.key if stored else 0
        writing.append(Writing(key, slug, document, body, digest, revision, at, at, stored is None))
    known = [one.key for one in writing if not one.is_new]
    replaced = named_by(known)
    if known:
        first = dict(PublishedEvent.objects.filter(pk__in=known).values_list("pk", "published_at"))
        for one in writing:
            one.published_at = first.get(one.key, at)
    if writing:
        _write(writing, phases, at)
    return publications, replaced


def _last_revisions(slugs: Sequence[str]) -> dict[str, int]:
    """Return the last revision of each event that was public once and is not now."""
    if not slugs:
        return {}
    revisions = EventRevision.objects.filter(slug__in=slugs).order_by().values_list("slug")
    return dict(revisions.annotate(last=Max("revision")))


def _write(writing: list[Writing], phases: list[Phase], at: datetime.datetime) -> None:
    new = [one for one in writing if one.is_new]
    for one, key in zip(new, bulk.reserve(PublishedEvent, len(new)), strict=True):
        one.key = key
    _write_rows(writing, phases, at)
    replaced = [one.key for one in writing if not one.is_new]
    for tie, columns, values in _TIES:
        if replaced:
            tie._default_manager.filter(event__in=replaced).delete()
        bulk.insert(tie, columns, (row for one in writing for row in values(one)))
    _write_claims(writing, replaced, at)


_TIES: tuple[tuple[Any, tuple[str, ...], Callable[[Writing], Iterator[Row]]], ...] = (
    (PublishedEventActor, published_rows.ACTOR, published_rows.actor_values),
    (PublishedEventPlace, published_rows.PLACE, published_rows.place_values),
    (PublishedOutcome, published_rows.OUTCOME, published_rows.outcome_values),
    (PublishedEventReference, published_rows.REFERENCE, published_rows.reference_values),
)


def _packed(text: str) -> str | bytes:
    """Return a document as its row holds it where room counts for more than speed; PostgreSQL packs by itself."""
    return pack(text) if connection.vendor == "sqlite" else text


def _write_rows(writing: list[Writing], phases: list[Phase], at: datetime.datetime) -> None:
    now = bulk.moment(at)
    events: list[Row] = []
    revisions: list[Row] = []
    for one in writing:
        text = published_rows.published_text(one)
        packed = _packed(text)
        stored = packed if one.document["dataset"] else text
        stamps = (bulk.moment(one.published_at), now)
        events.append(published_rows.event_values(one, phases, stored, stamps))
        revisions.append((one.slug, one.revision, RevisionKind.PUBLISHED.value, packed, one.digest, now))
    known = {one.key for one in writing if not one.is_new}
    bulk.insert(PublishedEvent, published_rows.EVENT, (row for row in events if row[0] not in known))
    bulk.update(PublishedEvent, published_rows.EVENT, (row for row in events if row[0] in known))
    bulk.insert(EventRevision, published_rows.REVISION, revisions)


def _write_claims(writing: list[Writing], replaced: list[int], at: datetime.datetime) -> None:
    before = _claims_before(replaced)
    if replaced:
        PublishedClaim.objects.filter(event__in=replaced).delete()
    claims = [(one, claim) for one in writing for claim in one.document["claims"]]
    rows: list[Row] = []
    sources: list[Row] = []
    publishers: dict[str, Any] = {}
    here: Writing | None = None
    for key, (one, claim) in zip(bulk.reserve(PublishedClaim, len(claims)), claims, strict=True):
        if one is not here:
            here, publishers = one, publishers_of(one.document)
        cited = [citation["source"] for citation in claim["citations"]]
        printed_by = [publishers[source]["name"] for source in cited]
        rows.append(_claim_row(key, one, claim, printed_by, before.get(claim["id"]), at))
        sources += [(key, source, publishers[source]["id"]) for source in sorted(set(cited))]
    bulk.insert(PublishedClaim, published_rows.CLAIM, rows)
    bulk.insert(PublishedClaimSource, published_rows.CLAIM_SOURCE, sources)
    slugs = {claim["id"] for _one, claim in claims}
    ClaimTombstone.objects.filter(slug__in=slugs).delete()
    ClaimTombstone.objects.bulk_create(
        ClaimTombstone(slug=slug, event=before[slug].event, withdrawn_at=at)
        for slug in sorted(before.keys() - slugs)
    )


@dataclass(frozen=True, slots=True)
class _ClaimBefore:
    """What readers had of a claim."""

    event: str
    content_hash: str
    updated_at: datetime.datetime


def _claims_before(replaced: list[int]) -> dict[str, _ClaimBefore]:
    if not replaced:
        return {}
    stored = PublishedClaim.objects.filter(event__in=replaced).order_by()
    columns = stored.values_list("slug", "event_slug", "content_hash", "updated_at")
    return {slug: _ClaimBefore(event, digest, when) for slug, event, digest, when in columns}


def _claim_row(
    key: int,
    one: Writing,
    claim: ClaimDocument,
    printed_by: list[str],
    before: _ClaimBefore | None,
    at: datetime.datetime,
) -> Row:
    body = orjson.dumps(claim)
    digest = digest_of(body)
    updated_at = before.updated_at if before is not None and before.content_hash == digest else at
    text = with_members(body, {"updated_at": stamp(updated_at)})
    stored = _packed(text) if one.document["dataset"] else text
    return published_rows.claim_values(key, one, claim, printed_by, digest, stored, bulk.moment(updated_at))


def remove_event(slug: str, reason: str, at: datetime.datetime) -> Named:
    """Take an event out of the public record, leaving a tombstone at its address and at those of its claims.

    Returns the references that it named.
    """
    row = PublishedEvent.objects.get(slug=slug)
    named = named_by([row.pk])
    ClaimTombstone.objects.bulk_create(
        ClaimTombstone(slug=claim, event=slug, reason=reason, withdrawn_at=at)
        for claim in row.claims.values_list("slug", flat=True)
    )
    row.delete()
    last = EventRevision.objects.filter(slug=slug).aggregate(last=Max("revision"))["last"] or 0
    EventRevision.objects.create(
        slug=slug, revision=last + 1, kind=RevisionKind.WITHDRAWN, reason=reason, at=at
    )
    return named


def take_turn() -> None:
    """Wait until no other publication is under way; each transaction that publishes begins with this.

    Revisions then become public in the order of their sequence, and who follows `changes/` from the last sequence seen
    misses none: PostgreSQL gives a sequence out when a row is written, whoever commits first. Taken before any other
    row is locked, so that two publications never wait for one another.
    """
    if RecordStamp.objects.select_for_update().filter(pk=1).first() is None:
        RecordStamp.objects.get_or_create(pk=1)
        RecordStamp.objects.select_for_update().get(pk=1)


def raise_stamp(at: datetime.datetime) -> None:
    """Count one more state of the public record; every ETag changes with it."""
    RecordStamp.objects.get_or_create(pk=1)
    RecordStamp.objects.filter(pk=1).update(version=F("version") + 1, changed_at=at)
