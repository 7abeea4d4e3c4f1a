"""Deciding whether an imported event is the same as one of the record; the two are tied and never merged."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from timeline.actions import audit
from timeline.actions.audit import Editor
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import AuditAction, Event, EventMatch, MatchDecision, PublishedEvent


class MatchRefused(Exception):
    """Two events that cannot be matched; the message names them and says what to do."""


def decide(
    *,
    imported: Event,
    event: Event,
    decision: MatchDecision,
    by: Editor,
    reason: str = "",
    now: datetime.datetime | None = None,
) -> EventMatch:
    """Record an editor's decision on two events; the same decision again changes nothing.

    Where readers have both, finding them the same, or no longer the same, sends both back to review: their documents
    name one another once they are published again.

    Raises:
        MatchRefused: if the first is no imported event or the second none of the record, or the first is the same as
            another one already.

    """
    _refuse_unfit(imported, event)
    with transaction.atomic():
        match = EventMatch.objects.select_for_update().filter(imported=imported, event=event).first()
        before = match.decision if match is not None else None
        if match is not None and before == decision:
            return match
        if decision == MatchDecision.SAME:
            _refuse_a_second(imported, event)
        match = match or EventMatch(imported=imported, event=event)
        match.decision = decision
        match.decided_by_id = by.pk if by is not None and by.pk is not None else None
        match.decided_at = now or timezone.now()
        match.save()
        audit.record(
            action=AuditAction.ADDED if before is None else AuditAction.CHANGED,
            subject=audit.subject_of(match),
            by=by,
            changes={"decision": [before, decision]},
            reason=reason,
            at=match.decided_at,
        )
        if MatchDecision.SAME in (before, decision):
            _back_to_review([imported, event], by=by, reason=reason)
    return match


def _refuse_unfit(imported: Event, event: Event) -> None:
    if imported.dataset_id is None:
        message = _("“%(event)s” was not imported from a dataset; choose one that was.")
        raise MatchRefused(message % {"event": imported.slug})
    if event.dataset_id is not None or event.is_phase:
        message = _("“%(event)s” is a phase, or comes from a dataset itself; choose an event of the record.")
        raise MatchRefused(message % {"event": event.slug})


def _refuse_a_second(imported: Event, event: Event) -> None:
    other = EventMatch.objects.same().filter(imported=imported).exclude(event=event).first()
    if other is not None:
        message = _("“%(imported)s” is the same as “%(other)s” already; take that decision back first.")
        raise MatchRefused(message % {"imported": imported.slug, "other": other.event.slug})


def _back_to_review(events: list[Event], *, by: Editor, reason: str) -> None:
    public = set(
        PublishedEvent.objects.filter(slug__in=[one.slug for one in events]).values_list("slug", flat=True)
    )
    if len(public) < len(events):
        return  # Neither document names one that readers do not have.
    for event in Event.objects.published().filter(slug__in=public):
        Event.objects.filter(pk=event.pk).update(status=EditorialStatus.IN_REVIEW)
        audit.record(
            action=AuditAction.CHANGED,
            subject=audit.subject_of(event),
            by=by,
            changes={"status": [EditorialStatus.PUBLISHED, EditorialStatus.IN_REVIEW]},
            reason=reason,
        )
