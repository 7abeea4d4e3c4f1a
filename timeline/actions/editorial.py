"""From the desk to readers: hand in, review, publish, withdraw, and render all anew."""

import datetime
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from timeline.actions import audit, publishing, publishing_references
from timeline.actions.audit import Editor
from timeline.actions.publishing import Publication
from timeline.actions.refusals import PublishRefused as PublishRefused  # part of what publishing promises
from timeline.actions.rendering import Rendering
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import (
    AuditAction,
    Claim,
    ClaimTombstone,
    Decision,
    Event,
    EventMatch,
    PublishedEvent,
    Review,
)

# How many events are rendered at a time: few queries, and a bounded amount of memory.
BATCH = 1000


def submit(*, event: Event, by: Editor) -> None:
    """Hand in an event with its draft claims for review.

    Raises:
        PublishRefused: if the event is withdrawn; publishing it again is an editor's decision.

    """
    if event.status == EditorialStatus.WITHDRAWN:
        raise PublishRefused(
            _("“%(event)s” is withdrawn; publish it again instead of handing it in.") % {"event": event.slug}
        )
    with transaction.atomic():
        _set_status(event, EditorialStatus.IN_REVIEW, by=by)
        for claim in event.claims.filter(status=EditorialStatus.DRAFT):
            _set_status(claim, EditorialStatus.IN_REVIEW, by=by)


def review(
    *, event: Event, decision: Decision, reason: str = "", by: Editor, now: datetime.datetime | None = None
) -> Review:
    """Record an editor's judgement; asking for changes sends the event back to its author as a draft.

    Raises:
        PublishRefused: if the event is not in review, or changes are asked for without a reason.

    """
    if event.status != EditorialStatus.IN_REVIEW:
        raise PublishRefused(_("“%(event)s” is not in review; hand it in first.") % {"event": event.slug})
    if decision == Decision.CHANGES_ASKED and not reason.strip():
        raise PublishRefused(
            _("Say which changes “%(event)s” needs; its author reads the reason.") % {"event": event.slug}
        )
    if by is None or by.pk is None:
        raise PublishRefused(_("A review is signed; log in first."))
    with transaction.atomic():
        judgement = Review.objects.create(
            event=event,
            decision=decision,
            reason=reason,
            decided_by_id=by.pk,
            decided_at=now or timezone.now(),
        )
        if decision == Decision.CHANGES_ASKED:
            _set_status(event, EditorialStatus.DRAFT, by=by, reason=reason)
    return judgement


def publish(
    *, event: Event, by: Editor = None, reason: str = "", now: datetime.datetime | None = None
) -> Publication:
    """Render an event with its claims and sources, and give it to readers as its newest revision.

    Draft claims stay at the desk. Publishing what readers already have changes nothing and counts no revision. Other
    published events whose claims this one's replace or revise are rendered anew, so that both say so.

    Raises:
        PublishRefused: if a claim, or the event, has no source, or its dataset may not be passed on.

    """
    at = now or timezone.now()
    with transaction.atomic():
        publishing.take_turn()
        Event.objects.select_for_update().get(pk=event.pk)
        rendering = Rendering(by=by, reason=reason, at=at)
        publication = rendering.publish([event.pk])[0]
        others = _events_that_name(event)
        if others:
            rendering.publish(others)
        rendering.finish()
    return publication


def publish_all(
    *,
    events: Iterable[Event],
    by: Editor = None,
    reason: str = "",
    now: datetime.datetime | None = None,
    on_progress: Callable[[int], object] = lambda count: None,
) -> list[Publication]:
    """Publish many events in one transaction; `on_progress` is told after each batch how many were rendered.

    Raises:
        PublishRefused: if any claim or event has no source; then none of them is published.

    """
    keys = [event.pk for event in events]
    return publish_keys(keys=keys, by=by, reason=reason, now=now, on_progress=on_progress)


def publish_within(
    *,
    keys: Sequence[int],
    by: Editor = None,
    reason: str = "",
    now: datetime.datetime | None = None,
    on_progress: Callable[[int], object] = lambda count: None,
) -> list[Publication]:
    """Publish the events with these primary keys, as `publish_all`, in the caller's transaction: lost if this fails.

    A transaction within one would be a savepoint: SQLite remembers in memory what each page was before it, and goes
    through all of that after every row. Among hundreds of thousands of events that came to most of the time.
    """
    publications: list[Publication] = []
    same: set[int] = set()
    with documents_uncollected() as forget:
        publishing.take_turn()
        rendering = Rendering(by=by, reason=reason, at=now or timezone.now())
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            publications += rendering.publish(batch)
            same |= _same_events(batch)
            forget()
            on_progress(len(batch))
        if same:
            rendering.publish(sorted(same))
        rendering.finish()
    return publications


# The same in a transaction of its own.
publish_keys = transaction.atomic(publish_within)


@contextmanager
def documents_uncollected() -> Iterator[Callable[[], object]]:
    """Keep Python from looking for circles among documents, which have none: a seventh of the time goes into that.

    Yields what collects the little else that a batch leaves behind.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield partial(gc.collect, 1)
    finally:
        if was_enabled:
            gc.enable()


def withdraw(*, event: Event, by: Editor, reason: str, now: datetime.datetime | None = None) -> None:
    """Take an event from readers; its address answers that it was withdrawn, and why.

    Raises:
        PublishRefused: if it is not public, or no reason is given.

    """
    at = now or timezone.now()
    _require_reason(event.slug, reason)
    if not PublishedEvent.objects.filter(slug=event.slug).exists():
        raise PublishRefused(
            _("“%(event)s” is not public, so there is nothing to withdraw.") % {"event": event.slug}
        )
    with transaction.atomic():
        publishing.take_turn()
        publishing_references.remove_orphaned(publishing.remove_event(event.slug, reason, at))
        publishing.raise_stamp(at)
        _set_status(
            event, EditorialStatus.WITHDRAWN, by=by, reason=reason, action=AuditAction.WITHDRAWN, at=at
        )
        same = _same_events([event.pk])
        if same:
            rendering = Rendering(by=by, reason=reason, at=at)
            rendering.publish(sorted(same))
            rendering.finish()


def withdraw_claim(*, claim: Claim, by: Editor, reason: str, now: datetime.datetime | None = None) -> None:
    """Take one claim from readers and publish its event without it; the claim's address answers why.

    Raises:
        PublishRefused: if no reason is given, or the event cannot be published without it.

    """
    at = now or timezone.now()
    _require_reason(claim.slug, reason)
    with transaction.atomic():
        publishing.take_turn()
        _set_status(
            claim, EditorialStatus.WITHDRAWN, by=by, reason=reason, action=AuditAction.WITHDRAWN, at=at
        )
        if PublishedEvent.objects.filter(slug=claim.event.slug).exists():
            publish(event=claim.event, by=by, reason=reason, now=at)
        ClaimTombstone.objects.filter(slug=claim.slug).update(reason=reason)


def set_aside(
    *, entry: Event | Claim, reason: str, by: Editor = None, at: datetime.datetime | None = None
) -> None:
    """Mark an event that is not public, or a claim whose event is published later, as withdrawn."""
    status, action = EditorialStatus.WITHDRAWN, AuditAction.WITHDRAWN
    _set_status(entry, status, by=by, reason=reason, action=action, at=at)


def _require_reason(subject: str, reason: str) -> None:
    if not reason.strip():
        raise PublishRefused(
            _("Give a reason for withdrawing “%(subject)s”; readers are shown it.") % {"subject": subject}
        )


def _events_that_name(event: Event) -> list[int]:
    """List other published events of which this one is the same, or whose claims it replaces or revises."""
    ahead = [
        Claim.objects.filter(**{f"{relation}__event": event}) for relation in ("superseded_by", "revised_by")
    ]
    # Looked up first: asked for in one condition, every event would be read.
    named = {key for claims in ahead for key in claims.values_list("event", flat=True)} - {event.pk}
    public = Event.objects.published().filter(pk__in=named).values_list("pk", flat=True) if named else ()
    return sorted({*public, *_same_events([event.pk])})


def _same_events(events: Iterable[int]) -> set[int]:
    """Return the published events that an editor found to be the same as one of these."""
    others = EventMatch.objects.others(events)
    keys = set().union(*others.values())
    return set(Event.objects.published().filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()


def _set_status(
    entry: Event | Claim,
    status: EditorialStatus,
    *,
    by: Editor,
    reason: str = "",
    action: AuditAction = AuditAction.CHANGED,
    at: datetime.datetime | None = None,
) -> None:
    before = entry.status
    if before == status and action == AuditAction.CHANGED:
        return
    type(entry)._default_manager.filter(pk=entry.pk).update(status=status)
    entry.status = status
    audit.record(
        action=action,
        subject=audit.subject_of(entry),
        by=by,
        changes={"status": [before, status]},
        reason=reason,
        at=at,
    )
