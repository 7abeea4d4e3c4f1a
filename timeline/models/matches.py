"""What editors decided about an imported event and one of the record: the same, or not. Neither is ever merged."""

from collections.abc import Iterable
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, TextChoices, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from timeline.models.events import Event


class MatchDecision(TextChoices):
    """What an editor decided."""

    SAME = "same", _("The same")
    DIFFERENT = "different", _("Different")
    UNDECIDED = "undecided", _("Undecided")


class EventMatchQuerySet(models.QuerySet["EventMatch"]):
    """Matches as a whole."""

    def same(self) -> Self:
        """Keep the pairs that an editor found to be the same."""
        return self.filter(decision=MatchDecision.SAME)

    def of(self, events: Iterable[int]) -> Self:
        """Keep the pairs of which one is among these events, by key."""
        keys = list(events)
        return self.filter(Q(imported__in=keys) | Q(event__in=keys))

    def others(self, events: Iterable[int]) -> dict[int, set[int]]:
        """Map each of these events to those that an editor found to be the same, by key."""
        keys = set(events)
        found: dict[int, set[int]] = {}
        for imported, event in self.same().of(keys).values_list("imported", "event"):
            for here, there in ((imported, event), (event, imported)):
                if here in keys:
                    found.setdefault(here, set()).add(there)
        return found


class EventMatch(models.Model):
    """An imported event beside one of the record, and the newest decision on the two; the trail has the others."""

    imported = models.ForeignKey(
        Event, models.CASCADE, related_name="matches", verbose_name=_("imported event")
    )
    event = models.ForeignKey(
        Event, models.CASCADE, related_name="imported_matches", verbose_name=_("event of the record")
    )
    decision = models.CharField(_("decision"), max_length=10, choices=MatchDecision)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
        help_text=_("Empty where it was taken in with another record."),
    )
    decided_at = models.DateTimeField(_("decided at"))

    objects = EventMatchQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-decided_at"]
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        constraints: ClassVar = [
            UniqueConstraint(fields=["imported", "event"], name="%(app_label)s_%(class)s_is_decided_once"),
            UniqueConstraint(
                fields=["imported"],
                condition=Q(decision="same"),
                name="%(app_label)s_%(class)s_is_the_same_as_one_event_at_most",
            ),
            CheckConstraint(
                condition=Q(decision__in=MatchDecision.values),
                name="%(app_label)s_%(class)s_decision_is_known",
            ),
            CheckConstraint(
                condition=~Q(imported=F("event")), name="%(app_label)s_%(class)s_is_of_two_events"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event.slug} / {self.imported.slug}"

    def natural_key(self) -> tuple[str, str]:
        """Return what the audit trail calls this match."""
        return (self.event.slug, self.imported.slug)
