"""Publishers and the documents that they issued."""

from typing import ClassVar, Self

from django.core.validators import URLValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from timeline.domain.vocabulary import PublisherKind, ReadExtent
from timeline.models.fields import EdtfField

# A link that a reader may follow; anything but http and https is refused, whatever its spelling.
web_address = URLValidator(schemes=["http", "https"])


class PublisherQuerySet(models.QuerySet["Publisher"]):
    """Publishers as a whole."""

    def get_by_natural_key(self, slug: str) -> "Publisher":
        """Find the publisher that a fixture names."""
        return self.get(slug=slug)


class Publisher(models.Model):
    """Who issues or carries a source."""

    slug = models.SlugField(_("permanent id"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    country = models.CharField(
        _("country"), max_length=3, blank=True, help_text=_("ISO 3166-1 alpha-2, or INT for international.")
    )
    kind = models.CharField(_("kind"), max_length=32, choices=PublisherKind)
    note = models.TextField(_("note"), blank=True)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(name=""), name="%(app_label)s_%(class)s_has_a_name"),
            CheckConstraint(
                condition=Q(kind__in=PublisherKind.values), name="%(app_label)s_%(class)s_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        """Return what a fixture calls this publisher."""
        return (self.slug,)


class SourceQuerySet(models.QuerySet["Source"]):
    """Sources as a whole."""

    def with_publishers(self) -> Self:
        """Fetch issuer and carrier along with each source."""
        return self.select_related("publisher", "carried_by", "derived_from")

    def get_by_natural_key(self, slug: str) -> "Source":
        """Find the source that a fixture names."""
        return self.get(slug=slug)


class Source(models.Model):
    """A published document.

    `derived_from` names the source that this one repeats as a whole; a trigger refuses a circle. A citation may copy
    another source for its own figure (`Citation.copied_from`).
    """

    slug = models.SlugField(_("permanent id"), max_length=120, unique=True)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, related_name="sources", verbose_name=_("publisher")
    )
    carried_by = models.ForeignKey(
        Publisher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="carried_sources",
        verbose_name=_("carried by"),
        help_text=_("Who passes the text on where the publisher's own page was not read."),
    )
    title = models.CharField(_("title"), max_length=500)
    is_title_descriptive = models.BooleanField(
        _("title is our description"), default=False, help_text=_("The source's own title is not known.")
    )
    url = models.CharField(_("address"), max_length=1000, blank=True, validators=[web_address])
    archived_url = models.CharField(
        _("archived address"), max_length=1000, blank=True, validators=[web_address]
    )
    read_at_url = models.CharField(
        _("address where it was read"), max_length=1000, blank=True, validators=[web_address]
    )
    published_on = EdtfField(
        _("published on"),
        blank=True,
        bounds=("published_earliest", "published_latest", "published_precision"),
        help_text=_("EDTF, for example 2020-11-24 or 2020-11~."),
    )
    published_earliest = models.DateField(_("published at the earliest"), null=True, editable=False)
    published_latest = models.DateField(_("published at the latest"), null=True, editable=False)
    published_precision = models.CharField(max_length=16, blank=True, editable=False)
    accessed_on = models.DateField(_("read on"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=12, help_text=_("BCP 47 tag."))
    derived_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="derivatives",
        verbose_name=_("repeats"),
    )
    is_opened = models.BooleanField(_("was opened"), default=True)
    read_extent = models.CharField(
        _("how much was read"), max_length=20, choices=ReadExtent, default=ReadExtent.COPY_OR_EXCERPT
    )
    is_seed = models.BooleanField(_("is one of the founding articles"), default=False)
    seed_file = models.CharField(_("file of the founding article"), max_length=100, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    is_redistributable = models.BooleanField(_("may be passed on"), default=True)
    note = models.TextField(_("note"), blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["published_earliest", "slug"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(title=""), name="%(app_label)s_%(class)s_has_a_title"),
            CheckConstraint(
                condition=Q(derived_from__isnull=True) | ~Q(derived_from=F("id")),
                name="%(app_label)s_%(class)s_does_not_repeat_itself",
            ),
            *(
                CheckConstraint(
                    condition=Q(**{field: ""})
                    | Q(**{f"{field}__startswith": "http://"})
                    | Q(**{f"{field}__startswith": "https://"}),
                    name=f"%(app_label)s_%(class)s_{field}_is_a_web_address",
                )
                for field in ("url", "archived_url", "read_at_url")
            ),
            CheckConstraint(
                condition=Q(read_extent__in=ReadExtent.values),
                name="%(app_label)s_%(class)s_read_extent_is_known",
            ),
            CheckConstraint(
                condition=Q(published_earliest__isnull=True)
                | Q(published_latest__isnull=True)
                | Q(published_earliest__lte=F("published_latest")),
                name="%(app_label)s_%(class)s_earliest_not_after_latest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publisher.name}: {self.title}" if self.publisher_id else self.title

    def natural_key(self) -> tuple[str]:
        """Return what a fixture calls this source."""
        return (self.slug,)
