"""What editors decided, and the trail of every change."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from timeline.models.events import Event


class Decision(TextChoices):
    """What a reviewer decided."""

    APPROVED = "approved", _("Approved")
    CHANGES_ASKED = "changes_asked", _("Changes asked for")


class Review(models.Model):
    """An editor's judgement on an event and its claims."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="reviews", verbose_name=_("event"))
    decision = models.CharField(_("decision"), max_length=16, choices=Decision)
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        ordering: ClassVar = ["-decided_at"]
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(decision__in=Decision.values), name="%(app_label)s_%(class)s_decision_is_known"
            ),
            CheckConstraint(
                condition=Q(decision=Decision.APPROVED) | ~Q(reason=""),
                name="%(app_label)s_%(class)s_asking_for_changes_gives_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_decision_display()}"


class AuditAction(TextChoices):
    """What was done."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    REMOVED = "removed", _("Removed")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    IMPORTED = "imported", _("Imported")


class AppendOnlyError(TypeError):
    """Somebody tried to change what is only ever added to."""


class AuditEntry(models.Model):
    """One change: who, when, what, from what to what. Rows are only ever added; a trigger refuses the rest."""

    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Empty where a command did it."),
    )
    action = models.CharField(_("action"), max_length=12, choices=AuditAction)
    subject_type = models.CharField(_("kind of entry"), max_length=40)
    subject_id = models.CharField(_("entry"), max_length=300)
    changes = models.JSONField(_("changes"), default=dict, help_text=_("Field to [before, after]."))
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id"], name="timeline_audit_by_subject"),
        ]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(action__in=AuditAction.values), name="%(app_label)s_%(class)s_action_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.subject_type} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry.

        Raises:
            AppendOnlyError: if the entry is already in the trail.

        """
        if not self._state.adding:
            message = "The audit trail is only ever added to; write a new entry that corrects the old one."
            raise AppendOnlyError(message)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse.

        Raises:
            AppendOnlyError: always.

        """
        message = "The audit trail is only ever added to; nothing is removed from it."
        raise AppendOnlyError(message)
