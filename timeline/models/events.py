"""Events, their places and who took part in them."""

import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Prefetch, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from timeline.domain.vocabulary import EditorialStatus, EventType, Role
from timeline.models.actors import Actor
from timeline.models.fields import EdtfField
from timeline.models.places import Place


class EventQuerySet(models.QuerySet["Event"]):
    """Events as a whole."""

    def get_by_natural_key(self, slug: str) -> "Event":
        """Find the event that a fixture names."""
        return self.get(slug=slug)

    def published(self) -> Self:
        """Keep what readers can see."""
        return self.filter(status=EditorialStatus.PUBLISHED)

    def to_publish(self) -> Self:
        """Keep what an editor has handed in, or what readers already see."""
        return self.filter(status__in=[EditorialStatus.IN_REVIEW, EditorialStatus.PUBLISHED])

    def overlapping(self, first: datetime.date, last: datetime.date) -> Self:
        """Keep events that may have happened between two days, both included; open ends reach everywhere."""
        return self.filter(
            Q(earliest__isnull=True) | Q(earliest__lte=last), Q(latest__isnull=True) | Q(latest__gte=first)
        )

    def for_documents(self) -> Self:
        """Fetch all that a document of these events is made of, in a fixed number of queries."""
        return self.select_related("parent", "dataset").prefetch_related(
            Prefetch(
                "event_places", EventPlace.objects.select_related("place").prefetch_related("place__names")
            ),
            Prefetch("participations", Participation.objects.select_related("actor")),
        )


class Event(models.Model):
    """Something that happened, or a phase that holds what happened."""

    slug = models.SlugField(_("permanent id"), max_length=100, unique=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"))
    type = models.CharField(_("type"), max_length=32, choices=EventType)
    date = EdtfField(
        _("date"),
        bounds=("earliest", "latest", "precision"),
        help_text=_("EDTF, for example 2020-11-23, 1993-04~ or 2020-09-27/2020-11-10."),
    )
    earliest = models.DateField(_("earliest day"), null=True, editable=False)
    latest = models.DateField(_("latest day"), null=True, editable=False)
    precision = models.CharField(_("precision"), max_length=16, blank=True, editable=False)
    is_span_uncertain = models.BooleanField(
        _("happened at one time within the span"),
        default=False,
        help_text=_("Tick where the span says that the day is not known, not that the event lasted."),
    )
    date_note = models.TextField(_("note on the date"), blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    is_phase = models.BooleanField(_("is a phase"), default=False)
    phase_number = models.PositiveSmallIntegerField(_("number of the phase"), null=True, blank=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    editors_note = models.TextField(_("editor's note"), blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=EditorialStatus, default=EditorialStatus.DRAFT, editable=False
    )
    is_verified = models.BooleanField(_("checked against its sources"), default=False)
    verification_urls = models.JSONField(_("addresses where it was checked"), default=list, blank=True)
    verification_note = models.TextField(_("note on the check"), blank=True)
    dataset = models.ForeignKey(
        "timeline.Dataset",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="events",
        verbose_name=_("dataset"),
        help_text=_("The outside collection that the event was imported from; empty for the record's own."),
    )
    places = models.ManyToManyField(
        Place, through="EventPlace", related_name="events", verbose_name=_("places")
    )
    actors = models.ManyToManyField(
        Actor, through="Participation", related_name="events", verbose_name=_("actors")
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["earliest", "slug"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(title=""), name="%(app_label)s_%(class)s_has_a_title"),
            CheckConstraint(condition=~Q(date=""), name="%(app_label)s_%(class)s_has_a_date"),
            CheckConstraint(
                condition=Q(type__in=EventType.values), name="%(app_label)s_%(class)s_type_is_known"
            ),
            CheckConstraint(
                condition=Q(status__in=EditorialStatus.values), name="%(app_label)s_%(class)s_status_is_known"
            ),
            CheckConstraint(
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
                name="%(app_label)s_%(class)s_earliest_not_after_latest",
            ),
            CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="%(app_label)s_%(class)s_is_not_its_own_parent",
            ),
            CheckConstraint(
                condition=Q(is_phase=False) | Q(parent__isnull=True),
                name="%(app_label)s_%(class)s_phase_has_no_parent",
            ),
            CheckConstraint(
                condition=Q(is_phase=True, phase_number__isnull=False)
                | Q(is_phase=False, phase_number__isnull=True),
                name="%(app_label)s_%(class)s_phase_is_numbered",
            ),
            UniqueConstraint(
                fields=["phase_number"], name="%(app_label)s_%(class)s_phase_number_is_given_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        """Return what a fixture calls this event."""
        return (self.slug,)


class EventPlaceManager(models.Manager["EventPlace"]):
    """Places of events, found by both."""

    def get_by_natural_key(self, event: str, place: str) -> "EventPlace":
        """Find the tie that a fixture names."""
        return self.get(event__slug=event, place__slug=place)


class EventPlace(models.Model):
    """One of the places of an event, in the order in which they are named."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="event_places", verbose_name=_("event"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="event_places", verbose_name=_("place"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = EventPlaceManager()

    class Meta:
        ordering: ClassVar = ["position", "id"]
        verbose_name = _("place of the event")
        verbose_name_plural = _("places of the event")
        constraints: ClassVar = [
            UniqueConstraint(fields=["event", "place"], name="%(app_label)s_%(class)s_is_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event} – {self.place}"

    def natural_key(self) -> tuple[str, str]:
        """Return what a fixture calls this tie."""
        return (self.event.slug, self.place.slug)

    natural_key.dependencies = [  # type: ignore[attr-defined]  # Django reads it off the method
        "timeline.event",
        "timeline.place",
    ]


class ParticipationManager(models.Manager["Participation"]):
    """Participations, found by event, actor and role."""

    def get_by_natural_key(self, event: str, actor: str, role: str) -> "Participation":
        """Find the participation that a fixture names."""
        return self.get(event__slug=event, actor__slug=actor, role=role)


class Participation(models.Model):
    """An actor's part in an event, and who says so.

    An attacker has admitted the act or was found to have done it by independent investigators; one whom only an
    opponent names is accused. Either way the basis is named, for every side alike (docs/method.md).
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations", verbose_name=_("event"))
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="participations", verbose_name=_("actor"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    role_basis = models.TextField(
        _("basis of the role"), blank=True, help_text=_("Who says so, and who denies it.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = ParticipationManager()

    class Meta:
        ordering: ClassVar = ["position", "id"]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints: ClassVar = [
            UniqueConstraint(fields=["event", "actor", "role"], name="%(app_label)s_%(class)s_is_named_once"),
            CheckConstraint(condition=Q(role__in=Role.values), name="%(app_label)s_%(class)s_role_is_known"),
            CheckConstraint(
                condition=~Q(role__in=[Role.ATTACKER, Role.ACCUSED]) | ~Q(role_basis=""),
                name="%(app_label)s_%(class)s_attacker_or_accused_has_a_basis",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} ({self.get_role_display()})"

    def natural_key(self) -> tuple[str, str, str]:
        """Return what a fixture calls this participation."""
        return (self.event.slug, self.actor.slug, self.role)

    natural_key.dependencies = [  # type: ignore[attr-defined]  # Django reads it off the method
        "timeline.event",
        "timeline.actor",
    ]
