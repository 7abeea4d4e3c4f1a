"""Claims: who says how many of whom, with what outcome, and where it is printed."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Prefetch, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from timeline.domain.vocabulary import (
    ClaimScope,
    EditorialStatus,
    EvidenceLevel,
    LocatorPrecision,
    Outcome,
    Qualifier,
    VictimsStatus,
)
from timeline.models.actors import Actor
from timeline.models.events import Event
from timeline.models.fields import EdtfField
from timeline.models.sources import Source


def bounds_fit_qualifier(*, allow_blank: bool = False) -> Q:
    """Say which of low and high a qualifier needs: the shape that figures.py validates, kept by the database."""
    both = Q(low__isnull=False, high__isnull=False)
    fit = (
        (Q(qualifier=Qualifier.EXACTLY) & both & Q(low=F("high")))
        | (Q(qualifier__in=[Qualifier.ABOUT, Qualifier.BETWEEN]) & both)
        | Q(qualifier__in=[Qualifier.AT_LEAST, Qualifier.MORE_THAN], low__isnull=False, high__isnull=True)
        | Q(qualifier__in=[Qualifier.ALMOST, Qualifier.UP_TO], low__isnull=True, high__isnull=False)
        | Q(qualifier=Qualifier.UNQUANTIFIED, low__isnull=True, high__isnull=True)
    )
    if allow_blank:
        fit |= Q(qualifier="", low__isnull=True, high__isnull=True)
    return fit


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims as a whole."""

    def get_by_natural_key(self, slug: str) -> "Claim":
        """Find the claim that a fixture names."""
        return self.get(slug=slug)

    def to_publish(self) -> Self:
        """Keep what an editor has handed in, or what readers already see."""
        return self.filter(status__in=[EditorialStatus.IN_REVIEW, EditorialStatus.PUBLISHED])

    def without_a_source(self) -> Self:
        """Keep the claims that must not be published: no figure stands without its source."""
        return self.filter(citations__isnull=True)

    def for_documents(self) -> Self:
        """Fetch all that documents of these claims are made of, in a fixed number of queries."""
        return self.select_related(
            "event", "claimant", "victims", "included_in", "supersedes", "revises"
        ).prefetch_related(
            Prefetch("citations", Citation.objects.select_related("source", "copied_from")),
        )


class Claim(models.Model):
    """One stated figure about one event.

    The bounds are those of the statement: null is "not said", 0 is a figure. `qualifier` says how they are meant.
    """

    slug = models.SlugField(_("permanent id"), max_length=100, unique=True)
    event = models.ForeignKey(Event, models.PROTECT, related_name="claims", verbose_name=_("event"))
    claimant = models.ForeignKey(
        Actor, models.PROTECT, related_name="claims_made", verbose_name=_("claimant")
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)
    victims = models.ForeignKey(Actor, models.PROTECT, related_name="claims_about", verbose_name=_("victims"))
    victims_status = models.CharField(_("victims' status"), max_length=20, choices=VictimsStatus)
    low = models.PositiveIntegerField(_("low"), null=True, blank=True)
    best = models.PositiveIntegerField(
        _("best"), null=True, blank=True, help_text=_("The claimant's own best estimate inside the range.")
    )
    high = models.PositiveIntegerField(_("high"), null=True, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=16, choices=Qualifier)
    unquantified_words = models.CharField(
        _("words instead of a number"),
        max_length=100,
        blank=True,
        help_text=_("For example: tens of thousands."),
    )
    is_out_of_order = models.BooleanField(
        _("bounds contradict each other as published"),
        default=False,
        help_text=_("Kept as the claimant printed them, and shown as such."),
    )
    stated_on = EdtfField(
        _("stated on"),
        blank=True,
        bounds=("stated_earliest", "stated_latest", "stated_precision"),
        help_text=_("EDTF; empty where the day of the statement is not known."),
    )
    stated_earliest = models.DateField(_("stated at the earliest"), null=True, editable=False)
    stated_latest = models.DateField(_("stated at the latest"), null=True, editable=False)
    stated_precision = models.CharField(max_length=16, blank=True, editable=False)
    as_of = EdtfField(
        _("as of"), blank=True, help_text=_("EDTF; the day the figure refers to, where that differs.")
    )
    scope = models.CharField(_("scope"), max_length=12, choices=ClaimScope, default=ClaimScope.INCIDENT)
    period = EdtfField(_("period"), blank=True, help_text=_("EDTF; what a cumulative figure adds up over."))
    included_in = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    supersedes = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("replaces"),
        help_text=_("An earlier figure of the same claimant."),
    )
    revises = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="revised_by",
        verbose_name=_("revises"),
        help_text=_("An earlier figure in the same series, stated by another body."),
    )
    evidence_level = models.CharField(_("evidence level"), max_length=40, choices=EvidenceLevel)
    note = models.TextField(_("note"), blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=EditorialStatus, default=EditorialStatus.DRAFT, editable=False
    )
    is_verified = models.BooleanField(_("checked against its sources"), default=False)
    verification_urls = models.JSONField(_("addresses where it was checked"), default=list, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["event", "outcome", "stated_earliest", "slug"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="%(app_label)s_%(class)s_outcome_is_known"
            ),
            CheckConstraint(
                condition=Q(victims_status__in=VictimsStatus.values),
                name="%(app_label)s_%(class)s_victims_status_is_known",
            ),
            CheckConstraint(
                condition=Q(evidence_level__in=EvidenceLevel.values),
                name="%(app_label)s_%(class)s_evidence_level_is_known",
            ),
            CheckConstraint(
                condition=Q(scope__in=ClaimScope.values), name="%(app_label)s_%(class)s_scope_is_known"
            ),
            CheckConstraint(
                condition=Q(status__in=EditorialStatus.values), name="%(app_label)s_%(class)s_status_is_known"
            ),
            CheckConstraint(
                condition=Q(is_out_of_order=True)
                | Q(low__isnull=True)
                | Q(high__isnull=True)
                | Q(low__lte=F("high")),
                name="%(app_label)s_%(class)s_low_not_above_high",
            ),
            CheckConstraint(
                condition=bounds_fit_qualifier(), name="%(app_label)s_%(class)s_bounds_fit_qualifier"
            ),
            CheckConstraint(
                condition=Q(unquantified_words="") | Q(qualifier=Qualifier.UNQUANTIFIED),
                name="%(app_label)s_%(class)s_words_stand_only_without_a_number",
            ),
            CheckConstraint(
                condition=Q(stated_earliest__isnull=True)
                | Q(stated_latest__isnull=True)
                | Q(stated_earliest__lte=F("stated_latest")),
                name="%(app_label)s_%(class)s_earliest_not_after_latest",
            ),
            *(
                CheckConstraint(
                    condition=Q(**{f"{field}__isnull": True}) | ~Q(**{field: F("id")}),
                    name=f"%(app_label)s_%(class)s_{truth}",
                )
                for field, truth in (
                    ("included_in", "is_not_part_of_itself"),
                    ("supersedes", "does_not_replace_itself"),
                    ("revises", "does_not_revise_itself"),
                )
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[str]:
        """Return what a fixture calls this claim."""
        return (self.slug,)


class CitationManager(models.Manager["Citation"]):
    """Citations, found by what they cite and where."""

    def get_by_natural_key(
        self, claim: str | None, event: str | None, source: str, locator: str
    ) -> "Citation":
        """Find the citation that a fixture names; one of claim and event is null."""
        return self.get(claim__slug=claim, event__slug=event, source__slug=source, locator=locator)


class Citation(models.Model):
    """Where a source states a claim or tells of an event, and the figure as that source renders it."""

    claim = models.ForeignKey(
        Claim, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("claim")
    )
    event = models.ForeignKey(
        Event, models.CASCADE, null=True, blank=True, related_name="citations", verbose_name=_("event")
    )
    source = models.ForeignKey(Source, models.PROTECT, related_name="citations", verbose_name=_("source"))
    locator = models.CharField(
        _("locator"), max_length=300, blank=True, help_text=_("Paragraph, page, table.")
    )
    locator_precision = models.CharField(
        _("precision of the locator"), max_length=20, choices=LocatorPrecision, blank=True
    )
    low = models.PositiveIntegerField(_("low as printed"), null=True, blank=True)
    high = models.PositiveIntegerField(_("high as printed"), null=True, blank=True)
    qualifier = models.CharField(_("qualifier as printed"), max_length=16, choices=Qualifier, blank=True)
    differs = models.BooleanField(_("prints the figure differently"), default=False)
    rendering_note = models.TextField(_("note on the wording"), blank=True)
    copied_from = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("copied from"),
        help_text=_("The source that this one repeats for this very figure."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = CitationManager()

    class Meta:
        ordering: ClassVar = ["position", "id"]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(claim__isnull=False, event__isnull=True)
                | Q(claim__isnull=True, event__isnull=False),
                name="%(app_label)s_%(class)s_is_of_a_claim_or_of_an_event",
            ),
            UniqueConstraint(
                fields=["claim", "source", "locator"],
                condition=Q(claim__isnull=False),
                name="%(app_label)s_%(class)s_of_a_claim_is_listed_once",
            ),
            UniqueConstraint(
                fields=["event", "source", "locator"],
                condition=Q(event__isnull=False),
                name="%(app_label)s_%(class)s_of_an_event_is_listed_once",
            ),
            CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="%(app_label)s_%(class)s_low_not_above_high",
            ),
            CheckConstraint(
                condition=bounds_fit_qualifier(allow_blank=True),
                name="%(app_label)s_%(class)s_bounds_fit_qualifier",
            ),
            CheckConstraint(
                condition=Q(copied_from__isnull=True) | ~Q(copied_from=F("source")),
                name="%(app_label)s_%(class)s_does_not_copy_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.locator

    def natural_key(self) -> tuple[str | None, str | None, str, str]:
        """Return what a fixture calls this citation."""
        return (
            self.claim.slug if self.claim else None,
            self.event.slug if self.event else None,
            self.source.slug,
            self.locator,
        )

    natural_key.dependencies = [  # type: ignore[attr-defined]  # Django reads it off the method
        "timeline.claim",
        "timeline.event",
        "timeline.source",
    ]
