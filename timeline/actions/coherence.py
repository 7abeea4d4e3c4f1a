"""Rules between entries that no constraint can hold: chains, claims' lineage, and what stays once public."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from timeline.domain.figures import Figure, FigureError
from timeline.models import (
    Actor,
    Citation,
    Claim,
    ClaimTombstone,
    Event,
    EventRevision,
    Place,
    PublishedClaim,
    PublishedEvent,
    PublishedReference,
    Publisher,
    RevisionKind,
    Source,
)

# By which fields an entry points to another of its kind; no such chain may run in a circle (0002_guards).
CHAINS: dict[type[models.Model], tuple[str, ...]] = {
    Actor: ("affiliation",),
    Claim: ("included_in", "supersedes", "revises"),
    Event: ("parent",),
    Source: ("derived_from",),
}
REFERENCES = (Actor, Place, Publisher, Source)

Errors = dict[str, list[ValidationError]]


def check_coherence(instance: models.Model, before: models.Model | None) -> None:
    """Check an entry against the others; `before` is the stored row, None for a new entry.

    Raises:
        ValidationError: by field, each message with its remedy.

    """
    errors: Errors = {}
    _check_permanence(instance, before, errors)
    for field in CHAINS.get(type(instance), ()):
        if _changed(instance, before, f"{field}_id"):
            _check_chain(instance, field, errors)
    if isinstance(instance, Claim):
        _check_figure(instance, errors, may_be_out_of_order=instance.is_out_of_order)
        _check_lineage(instance, errors)
    if isinstance(instance, Citation) and instance.qualifier:
        _check_figure(instance, errors)
    if errors:
        raise ValidationError(errors)


def was_public(instance: models.Model) -> bool:
    """Say whether readers have ever been given this entry under its permanent id."""
    slug = getattr(instance, "slug", None)
    if isinstance(instance, Event):
        return EventRevision.objects.filter(slug=slug).exists()
    if isinstance(instance, Claim):
        published = PublishedClaim.objects.filter(slug=slug).exists()
        return published or ClaimTombstone.objects.filter(slug=slug).exists()
    if isinstance(instance, REFERENCES):
        kind = instance._meta.model_name or ""
        # What only a withdrawn event named is no reference any more, but old revisions still name it.
        is_public = PublishedReference.objects.filter(kind=kind, slug=slug).exists()
        return is_public or _is_named_in_an_old_revision(f'"{slug}"')
    return False


def _is_named_in_an_old_revision(quoted: str) -> bool:
    """Look through the documents that readers no longer have; the database cannot, as they may be packed."""
    current = PublishedEvent.objects.filter(slug=OuterRef("slug"), revision=OuterRef("revision"))
    old = EventRevision.objects.filter(~Exists(current), kind=RevisionKind.PUBLISHED).order_by()
    return any(quoted in text for text in old.values_list("document", flat=True).iterator())


def _changed(instance: models.Model, before: models.Model | None, attribute: str) -> bool:
    return bool(getattr(instance, attribute) != getattr(before, attribute, None))


def _add(errors: Errors, field: str, message: str) -> None:
    errors.setdefault(field, []).append(ValidationError(message, code="incoherent"))


def _check_permanence(instance: models.Model, before: models.Model | None, errors: Errors) -> None:
    """Addresses are kept for ever: what was public keeps its id, and a claim its event."""
    if before is None:
        return
    if hasattr(instance, "slug") and _changed(instance, before, "slug") and was_public(before):
        message = _("“%(slug)s” has been public, and its address is kept for ever; leave the id as it was.")
        _add(errors, "slug", message % {"slug": getattr(before, "slug", "")})
    if isinstance(before, Claim) and _changed(instance, before, "event_id") and was_public(before):
        message = _(
            "“%(slug)s” has been public under its event; withdraw it and record it anew under the other."
        )
        _add(errors, "event", message % {"slug": before.slug})


def _check_chain(instance: models.Model, field: str, errors: Errors) -> None:
    """Follow a chain upward; a circle would make every entry in it a part or a copy of itself."""
    passed = [str(instance)]
    here = getattr(instance, field)
    while here is not None and len(passed) <= 1000:
        passed.append(str(here))
        if here.pk == instance.pk:
            message = _("This runs in a circle: %(chain)s. Choose another, or leave this empty.")
            _add(errors, field, message % {"chain": " → ".join(passed)})
            return
        here = getattr(here, field)


def _check_figure(entry: Claim | Citation, errors: Errors, *, may_be_out_of_order: bool = False) -> None:
    best = entry.best if isinstance(entry, Claim) else None
    try:
        Figure(entry.low, best, entry.high, entry.qualifier).validate()
    except FigureError as error:
        if not may_be_out_of_order:
            _add(errors, "qualifier", str(error))


def _check_lineage(claim: Claim, errors: Errors) -> None:
    """Keep to what the three ties between claims mean; timeline/domain/tallies.py relies on it."""
    earlier = claim.supersedes
    if earlier is not None and earlier.claimant_id != claim.claimant_id:
        message = _(
            "“%(earlier)s” is a figure of %(other)s, and a claim replaces only a figure of its own claimant, "
            "%(own)s. Where another body goes on with the same series, use “revises”."
        )
        words = {"earlier": earlier.slug, "other": earlier.claimant, "own": claim.claimant}
        _add(errors, "supersedes", message % words)
    if claim.revises is not None and claim.revises.claimant_id == claim.claimant_id:
        message = _("“%(earlier)s” is by the same claimant, %(own)s; use “replaces”.")
        _add(errors, "revises", message % {"earlier": claim.revises.slug, "own": claim.claimant})
    for field in ("supersedes", "revises"):
        _check_succession(claim, field, errors)
    whole = claim.included_in
    if whole is not None and not _lies_in(claim.event, whole.event):
        message = _(
            "“%(whole)s” counts what happened in “%(other)s”, and “%(own)s” is no part of that event. "
            "Choose a larger figure of this event or of one that holds it."
        )
        words = {"whole": whole.slug, "other": whole.event, "own": claim.event}
        _add(errors, "included_in", message % words)


def _check_succession(claim: Claim, field: str, errors: Errors) -> None:
    """A later figure counts the same outcome, in the same event or in one that holds or lies in it."""
    earlier: Claim | None = getattr(claim, field)
    if earlier is None or earlier.pk == claim.pk:
        return
    if earlier.outcome != claim.outcome:
        message = _(
            "“%(earlier)s” counts another outcome (%(other)s, here %(own)s); choose a figure of the same one."
        )
        words = {
            "earlier": earlier.slug,
            "other": earlier.get_outcome_display(),
            "own": claim.get_outcome_display(),
        }
        _add(errors, field, message % words)
    if not _lies_in(claim.event, earlier.event) and not _lies_in(earlier.event, claim.event):
        message = _("“%(earlier)s” is about another event (%(other)s); choose a figure of this one.")
        _add(errors, field, message % {"earlier": earlier.slug, "other": earlier.event})


def _lies_in(event: Event, holder: Event) -> bool:
    """Say whether an event is `holder` or a part of it, at any depth."""
    here: Event | None = event
    passed: set[int] = set()
    while here is not None and here.pk not in passed:
        if here.pk == holder.pk:
            return True
        passed.add(here.pk)
        here = here.parent
    return False
