"""From the desk to readers: hand in, review, publish, withdraw, and render all anew."""

import datetime
from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.actions import audit, publishing
from timeline.actions.audit import Editor
from timeline.actions.publishing import Publication
from timeline.documents.build import build
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
BATCH = 200


class PublishRefused(Exception):
    """Something stands in the way; the message names it and says what to do."""


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
        event = Event.objects.select_for_update().get(pk=event.pk)
        _refuse_what_stays_here([event])
        _refuse_without_source([event])
        publications = _publish([event], by=by, reason=reason, at=at)
        _publish(_events_that_name(event), by=by, reason=reason, at=at)
    return publications[0]


def publish_all(
    *,
    events: Sequence[Event],
    by: Editor = None,
    reason: str = "",
    now: datetime.datetime | None = None,
    on_progress: Callable[[int], object] = lambda count: None,
) -> list[Publication]:
    """Publish many events in one transaction; `on_progress` is told after each batch how many were rendered.

    Raises:
        PublishRefused: if any claim or event has no source; then none of them is published.

    """
    at = now or timezone.now()
    publications: list[Publication] = []
    same: dict[int, Event] = {}
    with transaction.atomic():
        for start in range(0, len(events), BATCH):
            batch = events[start : start + BATCH]
            _refuse_what_stays_here(batch)
            _refuse_without_source(batch)
            publications += _publish(batch, by=by, reason=reason, at=at)
            same |= {event.pk: event for event in _same_events(batch)}
            on_progress(len(batch))
        _publish(list(same.values()), by=by, reason=reason, at=at)
    return publications


def rebuild(
    *, now: datetime.datetime | None = None, on_progress: Callable[[int], object] = lambda count: None
) -> list[Publication]:
    """Render every published event anew, for example after an actor was renamed or the schema grew.

    Events with changes still at the desk are in review and keep the document that readers have. Where nothing
    changed, nothing is written: same hashes, same revisions.
    """
    published = list(Event.objects.published().order_by("pk"))
    return publish_all(events=published, reason=_("Rendered anew."), now=now, on_progress=on_progress)


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
        publishing.remove_event(event.slug, reason, at)
        publishing.remove_orphaned_references()
        publishing.raise_stamp(at)
        _set_status(
            event, EditorialStatus.WITHDRAWN, by=by, reason=reason, action=AuditAction.WITHDRAWN, at=at
        )
        _publish(_same_events([event]), by=by, reason=reason, at=at)


def withdraw_claim(*, claim: Claim, by: Editor, reason: str, now: datetime.datetime | None = None) -> None:
    """Take one claim from readers and publish its event without it; the claim's address answers why.

    Raises:
        PublishRefused: if no reason is given, or the event cannot be published without it.

    """
    at = now or timezone.now()
    _require_reason(claim.slug, reason)
    with transaction.atomic():
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


def _refuse_what_stays_here(events: Sequence[Event]) -> None:
    """Keep the rows of a dataset that may not be passed on at the desk."""
    ids = [event.pk for event in events]
    kept = Event.objects.filter(pk__in=ids, dataset__is_redistributable=False).select_related("dataset")
    for event in kept[:1]:
        raise PublishRefused(
            _("“%(event)s” comes from %(dataset)s, which may not be passed on; it stays at the desk.")
            % {"event": event.slug, "dataset": event.dataset}
        )


def _refuse_without_source(events: Sequence[Event]) -> None:
    ids = [event.pk for event in events]
    bare = list(
        Claim.objects.to_publish().filter(event__in=ids).without_a_source().values_list("slug", flat=True)
    )
    if bare:
        raise PublishRefused(
            ngettext(
                "The claim “%(claims)s” has no source; cite one before publishing.",
                "These claims have no source; cite one for each before publishing: %(claims)s.",
                len(bare),
            )
            % {"claims": ", ".join(sorted(bare))}
        )
    sourceless = (
        Event.objects.filter(pk__in=ids)
        .exclude(citations__isnull=False)
        .exclude(claims__citations__isnull=False)
        .values_list("slug", flat=True)
    )
    for slug in sourceless:
        raise PublishRefused(
            _("The event “%(event)s” has no source; cite one before publishing.") % {"event": slug}
        )


def _events_that_name(event: Event) -> list[Event]:
    """List other published events of which this one is the same, or whose claims it replaces or revises."""
    targets = Claim.objects.filter(superseded_by__event=event) | Claim.objects.filter(revised_by__event=event)
    named = list(Event.objects.published().filter(claims__in=targets).exclude(pk=event.pk).distinct())
    return named + [other for other in _same_events([event]) if other not in named]


def _same_events(events: Sequence[Event]) -> list[Event]:
    """List the published events that an editor found to be the same as one of these."""
    others = EventMatch.objects.others(event.pk for event in events)
    keys = set().union(*others.values())
    return list(Event.objects.published().filter(pk__in=keys).order_by("pk")) if keys else []


def _publish(events: Sequence[Event], *, by: Editor, reason: str, at: datetime.datetime) -> list[Publication]:
    if not events:
        return []
    phases = list(Event.objects.filter(is_phase=True).order_by("phase_number"))
    built = list(build([event.slug for event in events]))
    _mark_published([event for event, _document in built])
    publications = publishing.write_events(built, phases, at)
    changed = [
        (event, publication)
        for (event, _document), publication in zip(built, publications, strict=True)
        if publication.changed
    ]
    audit.record_all(
        action=AuditAction.PUBLISHED,
        subjects={
            audit.subject_of(event): {"revision": [publication.revision - 1, publication.revision]}
            for event, publication in changed
        },
        by=by,
        reason=reason,
        at=at,
    )
    changed_references = publishing.write_references([document for _event, document in built], at)
    if changed_references or changed:
        # What was never public before names references, and leaves none without an event.
        if any(publication.revision > 1 for _event, publication in changed):
            publishing.remove_orphaned_references()
        publishing.raise_stamp(at)
    return publications


def _mark_published(events: Sequence[Event]) -> None:
    """Set the statuses that publishing brings; the audit entry of the publication itself tells of them."""
    waiting = [event for event in events if event.status != EditorialStatus.PUBLISHED]
    if waiting:
        Event.objects.filter(pk__in=[event.pk for event in waiting]).update(status=EditorialStatus.PUBLISHED)
    for event in waiting:
        event.status = EditorialStatus.PUBLISHED
    ids = [event.pk for event in events]
    claims = Claim.objects.filter(event__in=ids, status=EditorialStatus.IN_REVIEW)
    claims.update(status=EditorialStatus.PUBLISHED)


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
