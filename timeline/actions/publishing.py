"""Writing published documents and the columns beside them; only `actions.editorial` calls this."""

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db.models import Exists, F, Max, OuterRef

from timeline.documents.disagreements import is_disputed, spreads
from timeline.documents.lines import kept_line
from timeline.documents.references import BuiltReference, build_references, named_in
from timeline.documents.schema import ClaimDocument, EventDocument, PublisherInDocument
from timeline.domain.folding import search_forms
from timeline.domain.took_part import took_part
from timeline.domain.vocabulary import Outcome
from timeline.models import (
    ClaimTombstone,
    Event,
    EventRevision,
    PublishedClaim,
    PublishedClaimSource,
    PublishedEvent,
    PublishedEventActor,
    PublishedEventPlace,
    PublishedEventReference,
    PublishedOutcome,
    PublishedReference,
    RecordStamp,
    ReferenceKind,
    RevisionKind,
)
from timeline.models.published import LONG_SPAN, OPEN_BEGINNING, OPEN_END


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing an event came to: its revision, and whether the public document changed."""

    slug: str
    revision: int
    changed: bool


def content_hash(document: Any) -> str:
    """Return the SHA-256 of a document's JSON in hex: the same content gives the same hash on any database."""
    return hashlib.sha256(orjson.dumps(document)).hexdigest()


def _bound(text: str | None, open_bound: datetime.date) -> datetime.date:
    return datetime.date.fromisoformat(text) if text else open_bound


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _stamp(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _greatest_killed(document: EventDocument) -> int | None:
    """Return the greatest low among the claims that stand in a tally of the killed, None where none has one."""
    lows = {claim["id"]: claim["low"] for claim in document["claims"]}
    standing = [
        low
        for tally in document["tallies"]
        if tally["outcome"] == Outcome.KILLED
        for low in (lows[claim] for claim in tally["claims"])
        if low is not None
    ]
    return max(standing, default=None)


def _event_search_text(document: EventDocument) -> str:
    texts = [document["title"], document["summary"], document["date_note"], document["short_name"]]
    for place in document["places"]:
        texts += [place["name"], *(text for names in place["names"].values() for text in names)]
    texts += [part["actor"]["name"] for part in document["participants"]]
    for claim in document["claims"]:
        texts += [claim["claimant"]["name"], claim["victims"]["name"], claim["note"]]
    for source in document["sources"]:
        texts += [source["title"], source["publisher"]["name"]]
    return search_forms(texts)


def home_phase(event: Event, document: EventDocument, phases: list[Event]) -> tuple[str, int]:
    """Return id and number of the phase under which an event is listed: its own, or else that in which it begins."""
    if document["phase"] and document["phase_number"]:
        return document["phase"], document["phase_number"]
    home = None
    for phase in phases:
        if home is None or (event.earliest and phase.earliest and phase.earliest <= event.earliest):
            home = phase
    return (home.slug, home.phase_number or 0) if home else ("", 0)


@dataclass(slots=True)
class _Writing:
    """A document on its way to its row: those that readers have already are left out before."""

    event: Event
    document: EventDocument
    digest: str
    revision: int
    current: PublishedEvent | None
    row: PublishedEvent
    publishers: dict[str, PublisherInDocument]


def write_events(
    built: Sequence[tuple[Event, EventDocument]], phases: list[Event], at: datetime.datetime
) -> list[Publication]:
    """Store documents as their events' newest revisions, in a fixed number of queries, in the order given.

    A document that readers have with this very content already is not written anew.
    """
    slugs = [event.slug for event, _document in built]
    current = {row.slug: row for row in PublishedEvent.objects.filter(slug__in=slugs).defer("document")}
    revisions = EventRevision.objects.filter(slug__in=slugs).order_by().values_list("slug")
    last = dict(revisions.annotate(last=Max("revision")))
    publications: list[Publication] = []
    writing: list[_Writing] = []
    for event, document in built:
        digest, stored = content_hash(document), current.get(event.slug)
        changed = stored is None or stored.content_hash != digest
        revision = last.get(event.slug, 0) + 1 if stored is None or changed else stored.revision
        publications.append(Publication(event.slug, revision, changed=changed))
        if changed:
            row = _event_row(event, document, phases, at, (digest, revision, stored))
            writing.append(_Writing(event, document, digest, revision, stored, row, _publishers(document)))
    if writing:
        _write_rows(writing, at)
        _write_ties(writing)
        _write_claims(writing, at)
    return publications


def _event_row(
    event: Event,
    document: EventDocument,
    phases: list[Event],
    at: datetime.datetime,
    state: tuple[str, int, PublishedEvent | None],
) -> PublishedEvent:
    digest, revision, current = state
    published_at = current.published_at if current is not None else at
    stamps = {"revision": revision, "published_at": _stamp(published_at), "updated_at": _stamp(at)}
    phase, phase_number = home_phase(event, document, phases)
    earliest = _bound(document["date"]["earliest"], OPEN_BEGINNING)
    latest = _bound(document["date"]["latest"], OPEN_END)
    published: dict[str, Any] = {**document, **stamps}
    return PublishedEvent(
        pk=current.pk if current is not None else None,
        slug=event.slug,
        title=document["title"],
        type=document["type"],
        is_phase=document["is_phase"],
        phase=phase,
        phase_number=phase_number,
        is_part_of_phase=document["phase"] is not None,
        parent=document["parent"]["id"] if document["parent"] else "",
        sides=took_part(one["actor"]["side"] for one in document["participants"]),
        dataset=document["dataset"] or "",
        earliest=earliest,
        latest=latest,
        is_long=latest - earliest > LONG_SPAN,
        first_year=earliest.year,
        last_year=latest.year,
        killed_low=_greatest_killed(document),
        is_disputed=is_disputed(document),
        claim_count=len(document["claims"]),
        search_text=_event_search_text(document),
        table_row=kept_line(published),
        document=orjson.dumps(published).decode(),
        content_hash=digest,
        revision=revision,
        published_at=published_at,
        updated_at=at,
    )


def _write_rows(writing: Sequence[_Writing], at: datetime.datetime) -> None:
    PublishedEvent.objects.bulk_create([one.row for one in writing if one.current is None])
    for one in writing:
        if one.current is not None:
            one.row.save(force_update=True)
    EventRevision.objects.bulk_create(
        EventRevision(
            slug=one.event.slug,
            revision=one.revision,
            kind=RevisionKind.PUBLISHED,
            document=one.row.document,
            content_hash=one.digest,
            at=at,
        )
        for one in writing
    )


def _write_ties(writing: Sequence[_Writing]) -> None:
    replaced = [one.row.pk for one in writing if one.current is not None]
    for tie in (PublishedEventActor, PublishedEventPlace, PublishedEventReference, PublishedOutcome):
        if replaced:
            tie._default_manager.filter(event__in=replaced).delete()
    PublishedEventActor.objects.bulk_create(
        PublishedEventActor(event=one.row, actor=part["actor"]["id"], role=part["role"])
        for one in writing
        for part in one.document["participants"]
    )
    PublishedEventPlace.objects.bulk_create(
        PublishedEventPlace(
            event=one.row,
            place=place["id"],
            latitude=place["lat"],
            longitude=place["lon"],
            precision=place["precision"],
        )
        for one in writing
        for place in one.document["places"]
    )
    PublishedOutcome.objects.bulk_create(
        PublishedOutcome(
            event=one.row,
            outcome=spread.outcome,
            claim_count=spread.claims,
            gap_ratio=spread.ratio,
            gap_people=spread.people,
        )
        for one in writing
        for spread in spreads(one.document)
    )
    PublishedEventReference.objects.bulk_create(
        PublishedEventReference(event=one.row, kind=kind, slug=slug)
        for one in writing
        for kind, slugs in named_in(one.document).items()
        for slug in sorted(slugs)
    )


def _write_claims(writing: Sequence[_Writing], at: datetime.datetime) -> None:
    replaced = [one.row.pk for one in writing if one.current is not None]
    stored = PublishedClaim.objects.filter(event__in=replaced).defer("document", "search_text")
    before = {claim.slug: claim for claim in stored} if replaced else {}
    if before:
        PublishedClaim.objects.filter(event__in=replaced).delete()
    claims = [(one, claim) for one in writing for claim in one.document["claims"]]
    rows = PublishedClaim.objects.bulk_create(
        _claim_row(one.row, claim, one.publishers, before.get(claim["id"]), at) for one, claim in claims
    )
    PublishedClaimSource.objects.bulk_create(
        PublishedClaimSource(claim=row, source=source, publisher=one.publishers[source]["id"])
        for row, (one, claim) in zip(rows, claims, strict=True)
        for source in sorted({citation["source"] for citation in claim["citations"]})
    )
    here = {claim["id"] for _one, claim in claims}
    ClaimTombstone.objects.filter(slug__in=here).delete()
    ClaimTombstone.objects.bulk_create(
        ClaimTombstone(slug=slug, event=before[slug].event_slug, withdrawn_at=at)
        for slug in sorted(before.keys() - here)
    )


def _publishers(document: EventDocument) -> dict[str, PublisherInDocument]:
    return {source["id"]: source["publisher"] for source in document["sources"]}


def _claim_row(
    row: PublishedEvent,
    claim: ClaimDocument,
    publishers: dict[str, PublisherInDocument],
    earlier: PublishedClaim | None,
    at: datetime.datetime,
) -> PublishedClaim:
    digest = content_hash(claim)
    updated_at = earlier.updated_at if earlier is not None and earlier.content_hash == digest else at
    stated_on = claim["stated_on"]
    printed_by = [publishers[citation["source"]]["name"] for citation in claim["citations"]]
    return PublishedClaim(
        slug=claim["id"],
        event=row,
        event_slug=row.slug,
        dataset=row.dataset,
        claimant=claim["claimant"]["id"],
        claimant_side=claim["claimant"]["side"],
        victims=claim["victims"]["id"],
        victims_side=claim["victims"]["side"],
        victims_status=claim["victims_status"],
        outcome=claim["outcome"],
        stance=claim["stance"],
        qualifier=claim["qualifier"],
        evidence_level=claim["evidence_level"],
        low=claim["low"],
        high=claim["high"],
        stated_earliest=_day(stated_on["earliest"]) if stated_on else None,
        stated_latest=_day(stated_on["latest"]) if stated_on else None,
        is_superseded=bool(claim["superseded_by"] or claim["revised_by"]),
        is_included=claim["included_in"] is not None,
        origin_count=claim["origins"],
        search_text=search_forms(
            [claim["claimant"]["name"], claim["victims"]["name"], claim["note"], *printed_by]
        ),
        document=orjson.dumps({**claim, "updated_at": _stamp(updated_at)}).decode(),
        content_hash=digest,
        updated_at=updated_at,
    )


def remove_event(slug: str, reason: str, at: datetime.datetime) -> int:
    """Take an event out of the public record, leaving a tombstone at its address and at those of its claims.

    Returns the revision of the withdrawal.
    """
    row = PublishedEvent.objects.get(slug=slug)
    ClaimTombstone.objects.bulk_create(
        ClaimTombstone(slug=claim, event=slug, reason=reason, withdrawn_at=at)
        for claim in row.claims.values_list("slug", flat=True)
    )
    row.delete()
    last = EventRevision.objects.filter(slug=slug).aggregate(last=Max("revision"))["last"] or 0
    EventRevision.objects.create(
        slug=slug, revision=last + 1, kind=RevisionKind.WITHDRAWN, reason=reason, at=at
    )
    return last + 1


def write_references(documents: Iterable[EventDocument], at: datetime.datetime) -> int:
    """Store the documents of every reference that these events name; return how many changed."""
    named: dict[str, set[str]] = {kind: set() for kind in ReferenceKind.values}
    for document in documents:
        for kind, slugs in named_in(document).items():
            named[kind] |= slugs
    changed = 0
    for kind, slugs in named.items():
        stored = dict(
            PublishedReference.objects.filter(kind=kind, slug__in=slugs).values_list("slug", "content_hash")
        )
        for built in build_references(kind, slugs):
            changed += _write_reference(built, stored.get(built.slug), at)
    return changed


def _write_reference(built: BuiltReference, stored_hash: str | None, at: datetime.datetime) -> bool:
    digest = content_hash(built.document)
    if stored_hash == digest:
        return False
    PublishedReference.objects.update_or_create(
        kind=built.kind,
        slug=built.slug,
        defaults={
            "name": built.name,
            "group": built.group,
            "sort_on": built.sort_on,
            "search_text": built.search_text,
            "document": orjson.dumps({**built.document, "updated_at": _stamp(at)}).decode(),
            "content_hash": digest,
            "updated_at": at,
        },
    )
    return True


def remove_orphaned_references() -> int:
    """Take out the references that no published event names any more; return how many went."""
    used = PublishedEventReference.objects.filter(kind=OuterRef("kind"), slug=OuterRef("slug"))
    return PublishedReference.objects.filter(~Exists(used)).delete()[0]


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
