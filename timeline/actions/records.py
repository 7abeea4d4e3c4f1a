"""Adding, changing and removing entries of the record: checked, in one transaction, audit entry inside."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from timeline.actions import audit
from timeline.actions.audit import Editor
from timeline.actions.coherence import check_coherence, was_public
from timeline.actions.remedies import check_truths
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import AuditAction, Citation, Claim, Event, EventPlace, Participation


def check(*, instance: models.Model, exclude: Collection[str] = ()) -> None:
    """Check all that `save` checks, and save nothing.

    `exclude` names the fields that cannot be checked yet, such as the event that is saved just before its claims.

    Raises:
        ValidationError: by field, each message with its remedy.

    """
    instance.full_clean(exclude=exclude, validate_constraints=False)
    check_truths(instance, exclude)
    check_coherence(instance, _stored(instance))


def save(*, instance: models.Model, by: Editor, reason: str = "") -> bool:
    """Save a new or changed entry and tell whether anything changed; an unchanged one leaves no trace.

    A published event of which something changes goes back to review; readers keep its present document until
    an editor publishes it again.

    Raises:
        ValidationError: by field, each message with its remedy; nothing is saved then.

    """
    with transaction.atomic():
        before = _stored(instance, lock=True)
        was = audit.snapshot(before) if before is not None else {}
        check(instance=instance)
        if before is not None and not audit.difference(was, audit.snapshot(instance)):
            return False
        _back_to_review(_event_of(instance), instance, by=by, reason=reason)
        if _event_of(before) != _event_of(instance):
            _back_to_review(_event_of(before), instance, by=by, reason=reason)
        instance.save()
        audit.record(
            action=AuditAction.ADDED if before is None else AuditAction.CHANGED,
            subject=audit.subject_of(instance),
            by=by,
            changes=audit.difference(was, audit.snapshot(instance)),
            reason=reason,
        )
    return True


def check_removal(*, instance: models.Model) -> None:
    """Check all that `remove` checks, and remove nothing.

    Raises:
        ValidationError: if readers know the entry, others refer to it, or a public claim keeps no source.

    """
    if was_public(instance):
        if isinstance(instance, Event | Claim):
            message = _("“%(entry)s” has been public, and its address is kept for ever; withdraw it instead.")
        else:
            message = _(
                "“%(entry)s” is named in published documents, and their revisions are kept; it stays."
            )
        raise ValidationError(message % {"entry": _name(instance)}, code="public")
    referring = _referring(instance)
    if referring:
        message = _(
            "“%(entry)s” cannot be removed while these refer to it: %(others)s. Change or remove those first."
        )
        words = {"entry": _name(instance), "others": "; ".join(referring)}
        raise ValidationError(message % words, code="referenced")
    if isinstance(instance, Citation) and instance.claim is not None:
        others = instance.claim.citations.exclude(pk=instance.pk)
        if instance.claim.status == EditorialStatus.PUBLISHED and not others.exists():
            message = _("“%(claim)s” is public, and this is its only source; cite another one first.")
            raise ValidationError(message % {"claim": instance.claim.slug}, code="only_source")


def remove(*, instance: models.Model, by: Editor, reason: str = "") -> None:
    """Remove an entry that readers have never had and to which nothing refers, with what is a part of it.

    Raises:
        ValidationError: see `check_removal`; nothing is removed then.

    """
    with transaction.atomic():
        check_removal(instance=instance)
        _back_to_review(_event_of(instance), instance, by=by, reason=reason)
        for part in _own_parts(instance):
            _remove_one(part, by=by, reason=reason)
        _remove_one(instance, by=by, reason=reason)


def _remove_one(instance: models.Model, *, by: Editor, reason: str) -> None:
    subject, was = audit.subject_of(instance), audit.snapshot(instance)
    instance.delete()
    changes = audit.difference(was, {})
    audit.record(action=AuditAction.REMOVED, subject=subject, by=by, changes=changes, reason=reason)


def _stored(instance: models.Model, *, lock: bool = False) -> models.Model | None:
    if instance.pk is None:
        return None
    rows = type(instance)._default_manager.filter(pk=instance.pk)
    return (rows.select_for_update() if lock else rows).first()


def _name(instance: models.Model) -> str:
    return str(getattr(instance, "slug", instance))


def _event_of(instance: models.Model | None) -> Event | None:
    """Return the event of whose document an entry is a part; an actor or a source is only named in documents."""
    match instance:
        case Event():
            return instance
        case Claim() | EventPlace() | Participation():
            return instance.event
        case Citation():
            return instance.claim.event if instance.claim is not None else instance.event
    return None


def _back_to_review(event: Event | None, changed: models.Model, *, by: Editor, reason: str) -> None:
    if event is None or event.status != EditorialStatus.PUBLISHED:
        return
    event.status = EditorialStatus.IN_REVIEW
    if event is changed:
        return  # its own row and audit entry tell of it
    Event.objects.filter(pk=event.pk).update(status=event.status)
    audit.record(
        action=AuditAction.CHANGED,
        subject=audit.subject_of(event),
        by=by,
        changes={"status": [EditorialStatus.PUBLISHED, EditorialStatus.IN_REVIEW]},
        reason=reason,
    )


def _own_parts(instance: models.Model) -> list[models.Model]:
    """List the rows that only exist as parts of an entry: its names, places, participants, citations."""
    return [
        row
        for relation in instance._meta.related_objects
        if relation.on_delete is models.CASCADE
        for row in relation.related_model._default_manager.filter(**{relation.field.name: instance})
    ]


def _referring(instance: models.Model) -> list[str]:
    """Name up to five entries that refer to this one and would be left without it."""
    rows = [
        row
        for relation in instance._meta.related_objects
        if relation.on_delete is models.PROTECT
        for row in relation.related_model._default_manager.filter(**{relation.field.name: instance})[:5]
    ]
    return [f"{row._meta.verbose_name} {_name(row)}" for row in rows[:5]]
