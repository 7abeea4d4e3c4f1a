"""Actors: parties, institutions, persons and populations, with their sides."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from timeline.domain.vocabulary import ActorKind, Side


class ActorQuerySet(models.QuerySet["Actor"]):
    """Actors as a whole."""

    def with_names(self) -> Self:
        """Fetch every name and the affiliation along with its actor."""
        return self.select_related("affiliation").prefetch_related("names")

    def get_by_natural_key(self, slug: str) -> "Actor":
        """Find the actor that a fixture names."""
        return self.get(slug=slug)


class Actor(models.Model):
    """Whoever takes part, claims, or is counted."""

    slug = models.SlugField(_("permanent id"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=32, choices=ActorKind)
    side = models.CharField(_("side"), max_length=16, choices=Side)
    affiliation = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliates",
        verbose_name=_("affiliation"),
        help_text=_("The actor that this one is a part or an office of."),
    )
    is_attributed = models.BooleanField(
        _("names a claimant"),
        default=True,
        help_text=_("Untick for a stand-in such as an unattributed figure of an encyclopedia."),
    )
    note = models.TextField(_("note"), blank=True)

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(name=""), name="%(app_label)s_%(class)s_has_a_name"),
            CheckConstraint(
                condition=Q(kind__in=ActorKind.values), name="%(app_label)s_%(class)s_kind_is_known"
            ),
            CheckConstraint(condition=Q(side__in=Side.values), name="%(app_label)s_%(class)s_side_is_known"),
            CheckConstraint(
                condition=Q(affiliation__isnull=True) | ~Q(affiliation=F("id")),
                name="%(app_label)s_%(class)s_is_not_its_own_affiliation",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        """Return what a fixture calls this actor."""
        return (self.slug,)


class ActorNameManager(models.Manager["ActorName"]):
    """Names of actors, found by what they say."""

    def get_by_natural_key(self, actor: str, language: str, text: str) -> "ActorName":
        """Find the name that a fixture names."""
        return self.get(actor__slug=actor, language=language, text=text)


class ActorName(models.Model):
    """What an actor is called in one language."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names", verbose_name=_("actor"))
    language = models.CharField(
        _("language"), max_length=12, help_text=_("BCP 47 tag, for example hy or az.")
    )
    text = models.CharField(_("name"), max_length=200)
    is_verified = models.BooleanField(_("checked"), default=False)
    source = models.CharField(_("source of the name"), max_length=200, blank=True)

    objects = ActorNameManager()

    class Meta:
        ordering: ClassVar = ["language", "text"]
        verbose_name = _("actor name")
        verbose_name_plural = _("actor names")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["actor", "language", "text"], name="%(app_label)s_%(class)s_is_listed_once"
            ),
            CheckConstraint(condition=~Q(text=""), name="%(app_label)s_%(class)s_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"

    def natural_key(self) -> tuple[str, str, str]:
        """Return what a fixture calls this name."""
        return (self.actor.slug, self.language, self.text)

    natural_key.dependencies = ["timeline.actor"]  # type: ignore[attr-defined]  # Django reads it off the method
