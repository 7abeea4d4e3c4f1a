"""Places, with a name in each language and each side's form."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from timeline.domain.vocabulary import PlacePrecision


class PlaceQuerySet(models.QuerySet["Place"]):
    """Places as a whole."""

    def with_names(self) -> Self:
        """Fetch every name along with its place."""
        return self.prefetch_related("names")

    def get_by_natural_key(self, slug: str) -> "Place":
        """Find the place that a fixture names."""
        return self.get(slug=slug)


class Place(models.Model):
    """Somewhere that events happen.

    `name` holds both sides' English forms, the Armenian first (docs/adr/0003). The coordinates of an area or a line
    are where its label stands, and are never drawn as a point.
    """

    slug = models.SlugField(_("permanent id"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("Armenian form / Azerbaijani form."))
    name_armenian = models.CharField(_("Armenian form"), max_length=200, blank=True)
    name_azerbaijani = models.CharField(_("Azerbaijani form"), max_length=200, blank=True)
    is_latin_verified = models.BooleanField(_("both Latin forms checked"), default=False)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    precision = models.CharField(
        _("precision"), max_length=8, choices=PlacePrecision, default=PlacePrecision.POINT
    )
    coordinates_source = models.CharField(_("source of the coordinates"), max_length=200, blank=True)
    is_coordinates_verified = models.BooleanField(_("coordinates checked"), default=False)
    note = models.TextField(_("note"), blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(name=""), name="%(app_label)s_%(class)s_has_a_name"),
            CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="%(app_label)s_%(class)s_has_both_coordinates_or_neither",
            ),
            CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__gte=-90, latitude__lte=90),
                name="%(app_label)s_%(class)s_latitude_is_on_the_globe",
            ),
            CheckConstraint(
                condition=Q(longitude__isnull=True) | Q(longitude__gte=-180, longitude__lte=180),
                name="%(app_label)s_%(class)s_longitude_is_on_the_globe",
            ),
            CheckConstraint(
                condition=Q(precision__in=PlacePrecision.values),
                name="%(app_label)s_%(class)s_precision_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        """Return what a fixture calls this place."""
        return (self.slug,)


class PlaceNameManager(models.Manager["PlaceName"]):
    """Names of places, found by what they say."""

    def get_by_natural_key(self, place: str, language: str, text: str) -> "PlaceName":
        """Find the name that a fixture names."""
        return self.get(place__slug=place, language=language, text=text)


class PlaceName(models.Model):
    """What a place is called in one language."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names", verbose_name=_("place"))
    language = models.CharField(
        _("language"), max_length=12, help_text=_("BCP 47 tag, for example hy or az.")
    )
    text = models.CharField(_("name"), max_length=200)
    is_verified = models.BooleanField(_("checked"), default=False)
    source = models.CharField(_("source of the name"), max_length=200, blank=True)

    objects = PlaceNameManager()

    class Meta:
        ordering: ClassVar = ["language", "text"]
        verbose_name = _("place name")
        verbose_name_plural = _("place names")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["place", "language", "text"], name="%(app_label)s_%(class)s_is_listed_once"
            ),
            CheckConstraint(condition=~Q(text=""), name="%(app_label)s_%(class)s_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"

    def natural_key(self) -> tuple[str, str, str]:
        """Return what a fixture calls this name."""
        return (self.place.slug, self.language, self.text)

    natural_key.dependencies = ["timeline.place"]  # type: ignore[attr-defined]  # Django reads it off the method
