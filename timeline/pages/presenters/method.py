"""Every controlled term with its definition, in the groups of the method page."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from timeline.domain import vocabulary
from timeline.domain.definitions import DEFINITIONS

GROUPS: dict[str, tuple[type[TextChoices], str | Promise]] = {
    "event_type": (vocabulary.EventType, _("Kinds of event")),
    "role": (vocabulary.Role, _("Roles")),
    "outcome": (vocabulary.Outcome, _("Outcomes")),
    "victims_status": (vocabulary.VictimsStatus, _("Status of the people counted")),
    "qualifier": (vocabulary.Qualifier, _("Qualifiers of a figure")),
    "stance": (vocabulary.Stance, _("Who speaks of whom")),
    "side": (vocabulary.Side, _("Sides")),
    "took_part": (vocabulary.TookPart, _("Sides that took part in an event")),
    "actor_kind": (vocabulary.ActorKind, _("Kinds of actor")),
    "publisher_kind": (vocabulary.PublisherKind, _("Kinds of publisher")),
    "evidence_level": (vocabulary.EvidenceLevel, _("Evidence")),
    "claim_scope": (vocabulary.ClaimScope, _("What a figure adds up")),
    "place_precision": (vocabulary.PlacePrecision, _("Precision of a place")),
    "locator_precision": (vocabulary.LocatorPrecision, _("Precision of a locator")),
    "read_extent": (vocabulary.ReadExtent, _("How much of a source was read")),
    "editorial_status": (vocabulary.EditorialStatus, _("Editorial status")),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One term, its name for readers, and what it means."""

    value: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class TermGroup:
    """The terms of one controlled vocabulary."""

    name: str
    title: str
    terms: list[Term]


def vocabulary_groups() -> list[TermGroup]:
    """Return every vocabulary with every term in its order; raises KeyError for a term without a definition."""
    return [
        TermGroup(
            name=name.replace("_", "-"),
            title=str(title),
            terms=[
                Term(str(value), str(label), str(DEFINITIONS[name][str(value)]))
                for value, label in choices.choices
            ],
        )
        for name, (choices, title) in GROUPS.items()
    ]
