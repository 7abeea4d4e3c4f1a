"""Writing the audit trail, inside the transaction of the change that it tells of."""

import datetime
import json
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from timeline.actions import bulk
from timeline.models import AuditAction, AuditEntry

Editor = AbstractBaseUser | AnonymousUser | None


def subject_of(instance: models.Model) -> tuple[str, str]:
    """Return kind and permanent id of an entry, as the trail names it: the model's name and its natural key."""
    natural_key = getattr(instance, "natural_key", None)
    identity = natural_key() if natural_key else (str(instance.pk),)
    return instance._meta.model_name or "", " / ".join(part for part in identity if part)


def snapshot(instance: models.Model) -> dict[str, Any]:
    """Return every stored field of an entry as plain JSON values, foreign keys by their own id."""
    encode = DjangoJSONEncoder().default
    values: dict[str, Any] = {}
    for field in instance._meta.concrete_fields:
        value = field.value_from_object(instance)
        plain = isinstance(value, (str, int, float, bool, list, dict)) or value is None
        values[field.name] = value if plain else encode(value)
    return values


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[Any]]:
    """Return the fields that differ, each as [before, after]; a field missing on one side counts as null there."""
    fields = before | after
    return {
        name: [before.get(name), after.get(name)] for name in fields if before.get(name) != after.get(name)
    }


def record(
    *,
    action: AuditAction,
    subject: tuple[str, str],
    by: Editor = None,
    changes: dict[str, list[Any]] | None = None,
    reason: str = "",
    at: datetime.datetime | None = None,
) -> AuditEntry:
    """Add one entry to the trail; call it inside the transaction of the change itself.

    `by` is the editor, or None where a command acts; `subject` comes from `subject_of`.
    """
    kind, identity = subject
    return AuditEntry.objects.create(
        at=at or timezone.now(),
        by_id=by.pk if by is not None and by.pk is not None else None,
        action=action,
        subject_type=kind,
        subject_id=identity,
        changes=changes or {},
        reason=reason,
    )


def record_all(
    *,
    action: AuditAction,
    subjects: dict[tuple[str, str], dict[str, list[Any]]],
    by: Editor = None,
    reason: str = "",
    at: datetime.datetime,
) -> None:
    """Add one entry for each subject, with its changes, in one query; otherwise as `record`."""
    editor = by.pk if by is not None and by.pk is not None else None
    moment = bulk.moment(at)
    bulk.insert(
        AuditEntry,
        ("at", "by_id", "action", "subject_type", "subject_id", "changes", "reason"),
        (
            (moment, editor, str(action), kind, identity, json.dumps(changes), reason)
            for (kind, identity), changes in subjects.items()
        ),
    )
