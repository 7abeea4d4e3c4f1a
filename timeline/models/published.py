"""What readers see: stored documents, with the columns that filters need beside them."""

import datetime
from typing import Any, ClassVar

import orjson
from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, TextChoices, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from timeline.domain.addresses import ADDRESS_BASE
from timeline.domain.vocabulary import TookPart
from timeline.models.packing import PackedTextField

# An open beginning or end, as a date that sorts and compares without a null.
OPEN_BEGINNING = datetime.date.min
OPEN_END = datetime.date.max
# An event whose days span more than this is long. The few long ones are searched apart from the rest, so that those of
# a year are found from its beginning on rather than from the record's.
LONG_SPAN = datetime.timedelta(days=31)
# All that is counted by day or under other filters, so that an index on it answers without the long rows.
COUNTED_BY_TIME = (
    "dataset", "is_long", "earliest", "slug", "latest",
    "phase_number", "phase", "is_part_of_phase", "is_phase", "type", "sides", "killed_low",
    "is_disputed",
)  # fmt: skip


def with_own_addresses(text: str) -> str:
    """Return stored JSON with the site's own base in every address of ours."""
    return text.replace(ADDRESS_BASE, settings.PUBLIC_BASE_URL)


class StoredDocument(models.Model):
    """A row that holds a document as JSON text.

    A subclass declares `document` as its last column: SQLite walks through a long value to reach what stands after it.
    """

    document: "models.TextField[str, str]"

    class Meta:
        abstract = True

    def text(self) -> str:
        """Return the document as JSON, with the site's own addresses."""
        return with_own_addresses(self.document)

    def load(self) -> Any:
        """Return the document as a dictionary of the shape that documents/schema.py gives for it."""
        return orjson.loads(self.text())


class ReferenceKind(TextChoices):
    """The nouns that events and claims refer to."""

    ACTOR = "actor", _("Actor")
    PLACE = "place", _("Place")
    PUBLISHER = "publisher", _("Publisher")
    SOURCE = "source", _("Source")


class PublishedEvent(StoredDocument):
    """An event's current document.

    Every column but the stamps is derived from the document when it is published; nothing else may write here.
    """

    slug = models.SlugField(max_length=100, unique=True)
    title = models.CharField(max_length=200)
    type = models.CharField(max_length=32)
    is_phase = models.BooleanField(default=False)
    # The phase that the event belongs to, or else the phase in which it begins: every event has its place in the list.
    phase = models.CharField(max_length=100, blank=True)
    phase_number = models.PositiveSmallIntegerField(default=0)
    is_part_of_phase = models.BooleanField(default=False)
    parent = models.CharField(max_length=100, blank=True)
    # Which of the two sides took part, as domain.took_part reads it from the participants.
    sides = models.CharField(max_length=12, default=TookPart.UNSPECIFIED)
    # The outside collection that the event was imported from; empty for the record's own.
    dataset = models.CharField(max_length=100, blank=True)
    # The date as it was written, for drawings that read no documents.
    edtf = models.CharField(max_length=64, blank=True, db_default="")
    earliest = models.DateField()
    latest = models.DateField()
    is_long = models.BooleanField(default=False)
    first_year = models.PositiveSmallIntegerField(default=0)
    last_year = models.PositiveSmallIntegerField(default=0)
    killed_low = models.PositiveIntegerField(
        null=True, help_text="The greatest low that a standing claim gives."
    )
    is_disputed = models.BooleanField(default=False)
    claim_count = models.PositiveIntegerField(default=0)
    content_hash = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    search_text = models.TextField(blank=True)
    # The event's line in a table, behind the name of its form, as lines.py makes it of the document.
    table_row = models.TextField(blank=True)
    # Packed for imported events, of which there may be several hundred thousand; see docs/adr/0007.
    document = PackedTextField()

    class Meta:
        ordering: ClassVar = ["earliest", "slug"]
        verbose_name = _("published event")
        verbose_name_plural = _("published events")
        indexes: ClassVar = [
            models.Index(fields=["earliest", "slug"], name="timeline_pubevent_by_date"),
            models.Index(fields=["updated_at"], name="timeline_pubevent_by_update"),
            models.Index(fields=["latest"], name="timeline_pubevent_by_end"),
            models.Index(fields=["dataset", "earliest", "slug"], name="timeline_pubevent_by_dataset"),
            models.Index(fields=COUNTED_BY_TIME, name="timeline_pubevent_by_time"),
            models.Index(
                fields=["dataset", "type", "is_long", "earliest", "slug", "latest", "killed_low"],
                name="timeline_pubevent_by_type_time",
            ),
            models.Index(
                fields=["dataset", "type", "first_year", "last_year"], name="timeline_pubevent_by_year"
            ),
            # Few among however many events.
            models.Index(
                fields=["dataset", "phase_number"],
                name="timeline_pubevent_phases",
                condition=Q(is_phase=True),
            ),
            models.Index(
                fields=["dataset", "earliest", "slug"],
                name="timeline_pubevent_disputed",
                condition=Q(is_disputed=True),
            ),
        ]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(revision__gte=1), name="%(app_label)s_%(class)s_has_a_revision"),
        ]

    def __str__(self) -> str:
        return self.title


class PublishedOutcome(models.Model):
    """What is claimed of one outcome in a published event: how many claims, and how far apart those that stand are."""

    # Without an index of its own: that of the constraint begins with the event.
    event = models.ForeignKey(PublishedEvent, models.CASCADE, related_name="outcomes", db_index=False)
    outcome = models.CharField(max_length=20)
    claim_count = models.PositiveIntegerField()
    gap_ratio = models.FloatField(
        null=True, help_text="The widest gap on one line, greater over lesser; null where figures overlap."
    )
    gap_people = models.PositiveIntegerField(null=True, help_text="The most people between two figures.")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["outcome", "event"], name="timeline_puboutcome_by_outcome")]
        constraints: ClassVar = [
            UniqueConstraint(fields=["event", "outcome"], name="%(app_label)s_%(class)s_is_summed_up_once"),
        ]

    def __str__(self) -> str:
        return self.outcome


class PublishedEventActor(models.Model):
    """Who takes part in a published event, for filtering."""

    event = models.ForeignKey(PublishedEvent, models.CASCADE, related_name="actors")
    actor = models.CharField(max_length=100)
    role = models.CharField(max_length=16)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["actor", "event"], name="timeline_pubactor_by_actor")]

    def __str__(self) -> str:
        return self.actor


class PublishedEventPlace(models.Model):
    """Where a published event happened, for filtering."""

    event = models.ForeignKey(PublishedEvent, models.CASCADE, related_name="places")
    place = models.CharField(max_length=100)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    precision = models.CharField(max_length=8)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["place", "event"], name="timeline_pubplace_by_place"),
        ]

    def __str__(self) -> str:
        return self.place


class PublishedEventReference(models.Model):
    """Which actors, places, publishers and sources a published event names, in any part of its document."""

    event = models.ForeignKey(PublishedEvent, models.CASCADE, related_name="references")
    kind = models.CharField(max_length=10, choices=ReferenceKind)
    slug = models.CharField(max_length=120)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kind", "slug", "event"], name="timeline_pubuse_by_reference")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


class PublishedClaim(StoredDocument):
    """A claim's current document."""

    slug = models.SlugField(max_length=100, unique=True)
    event = models.ForeignKey(PublishedEvent, models.CASCADE, related_name="claims")
    event_slug = models.CharField(max_length=100)
    dataset = models.CharField(max_length=100, blank=True)
    claimant = models.CharField(max_length=100)
    claimant_side = models.CharField(max_length=16)
    victims = models.CharField(max_length=100)
    victims_side = models.CharField(max_length=16)
    victims_status = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    stance = models.CharField(max_length=16)
    qualifier = models.CharField(max_length=16)
    evidence_level = models.CharField(max_length=40)
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    stated_earliest = models.DateField(null=True)
    stated_latest = models.DateField(null=True)
    is_superseded = models.BooleanField(default=False)
    is_included = models.BooleanField(default=False)
    origin_count = models.PositiveSmallIntegerField(default=0)
    content_hash = models.CharField(max_length=64)
    updated_at = models.DateTimeField()
    search_text = models.TextField(blank=True)
    document = PackedTextField()

    class Meta:
        ordering: ClassVar = ["stated_earliest", "slug"]
        verbose_name = _("published claim")
        verbose_name_plural = _("published claims")
        indexes: ClassVar = [
            models.Index(fields=["claimant", "outcome"], name="timeline_pubclaim_by_claimant"),
            # Holds what lists of claims are ordered and most often narrowed by, and what is counted of all: on which
            # days something was said, and by how many claimants.
            models.Index(
                fields=[
                    *("dataset", "stated_earliest", "slug", "stated_latest", "claimant"),
                    *("outcome", "victims_side"),
                ],
                name="timeline_pubclaim_by_dataset",
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class PublishedClaimSource(models.Model):
    """Which source and publisher print a published claim, for filtering."""

    claim = models.ForeignKey(PublishedClaim, models.CASCADE, related_name="sources")
    source = models.CharField(max_length=120)
    publisher = models.CharField(max_length=100)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["source", "claim"], name="timeline_pubsource_by_source"),
            models.Index(fields=["publisher", "claim"], name="timeline_pubsource_by_issuer"),
        ]

    def __str__(self) -> str:
        return self.source


class PublishedReference(StoredDocument):
    """The current document of an actor, a place, a publisher or a source that a published event names."""

    kind = models.CharField(max_length=10, choices=ReferenceKind)
    slug = models.CharField(max_length=120)
    name = models.CharField(max_length=500)
    group = models.CharField(max_length=120, blank=True, help_text="A source's publisher, an actor's side.")
    sort_on = models.DateField(null=True, help_text="A source's day.")
    content_hash = models.CharField(max_length=64)
    updated_at = models.DateTimeField()
    search_text = models.TextField(blank=True)
    document = models.TextField()

    class Meta:
        ordering: ClassVar = ["kind", "slug"]
        verbose_name = _("published reference")
        verbose_name_plural = _("published references")
        constraints: ClassVar = [
            UniqueConstraint(fields=["kind", "slug"], name="%(app_label)s_%(class)s_is_published_once"),
            CheckConstraint(
                condition=Q(kind__in=ReferenceKind.values), name="%(app_label)s_%(class)s_kind_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "name", "slug"], name="timeline_pubref_by_name"),
            models.Index(fields=["kind", "group", "slug"], name="timeline_pubref_by_group"),
        ]

    def __str__(self) -> str:
        return self.name


class RevisionKind(TextChoices):
    """What a revision did to the public record."""

    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class EventRevision(models.Model):
    """One state of an event's public document, or its withdrawal.

    Rows are only ever added (a trigger refuses the rest); their primary key is the sequence that `changes/` follows.
    """

    # Without an index of its own: that of the constraint begins with it.
    slug = models.SlugField(max_length=100, db_index=False)
    revision = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=RevisionKind)
    document = PackedTextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["slug", "revision"], name="%(app_label)s_%(class)s_number_is_given_once"
            ),
            CheckConstraint(
                condition=Q(kind=RevisionKind.PUBLISHED) & ~Q(document="")
                | Q(kind=RevisionKind.WITHDRAWN, document=""),
                name="%(app_label)s_%(class)s_withdrawal_carries_no_document",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}, revision {self.revision}"


class ClaimTombstone(models.Model):
    """A claim that was public once and no longer is: its address answers 410 with the reason."""

    slug = models.SlugField(max_length=100, unique=True)
    event = models.CharField(max_length=100)
    reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["slug"]
        verbose_name = _("withdrawn claim")
        verbose_name_plural = _("withdrawn claims")

    def __str__(self) -> str:
        return self.slug


class RecordStamp(models.Model):
    """The state of the whole public record: one row, raised by each publication. ETags are made of it."""

    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    fixtures_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            CheckConstraint(condition=Q(id=1), name="%(app_label)s_%(class)s_is_the_only_one"),
        ]

    def __str__(self) -> str:
        return f"version {self.version}"
