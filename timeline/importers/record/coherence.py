"""Whether what the events and claims of a file name is there, in the file or in this record, and fits together."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.domain.imports import ImportRefused
from timeline.domain.record_entries import RecordClaim, RecordEvent
from timeline.importers.record.checks import circle_in
from timeline.models import Claim, Event

TIES = ("included_in", "supersedes", "revises")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rules about ties ask of a claim."""

    event: str
    claimant: str
    outcome: str


class Coherence:
    """The events of a file beside those of this record."""

    def __init__(self, events: Mapping[str, RecordEvent]) -> None:
        """Look up the events and claims that the file names and does not have itself.

        Raises:
            ImportRefused: if events or claims run in a circle.

        """
        self.events = dict(events)
        self.claims = {claim.slug: (event.slug, claim) for event in events.values() for claim in event.claims}
        self._refuse_circles()
        parents = {event.parent for event in events.values() if event.parent}
        self.parents_here = set(Event.objects.filter(slug__in=parents).values_list("slug", flat=True))
        targets = {
            target for _event, claim in self.claims.values() for target in claim.ties.values() if target
        }
        self.here = {
            slug: _Known(event, claimant, outcome)
            for slug, event, claimant, outcome in Claim.objects.filter(
                slug__in=targets | self.claims.keys()
            ).values_list("slug", "event__slug", "claimant__slug", "outcome")
        }
        phases = Event.objects.filter(is_phase=True).values_list("phase_number", "slug")
        self.phases = {number: slug for number, slug in phases if slug not in events}

    def _refuse_circles(self) -> None:
        chains = [{slug: event.parent for slug, event in self.events.items()}]
        chains += [{slug: claim.ties[name] for slug, (_event, claim) in self.claims.items()} for name in TIES]
        for chain in chains:
            circle = circle_in(chain)
            if circle:
                message = _("These entries run in a circle: %(ids)s. No record has that.")
                raise ImportRefused(message % {"ids": " → ".join([*circle, circle[0]])})

    def refused(self) -> dict[str, str]:
        """Take out the events that do not fit, and those that hang on them; return each with the reason."""
        reasons: dict[str, str] = {}
        while found := {
            slug: reason for slug, event in self.events.items() if (reason := self._reason(event)) is not None
        }:
            reasons |= found
            for slug in found:
                for claim in self.events.pop(slug).claims:
                    self.claims.pop(claim.slug, None)
        return reasons

    def _reason(self, event: RecordEvent) -> str | None:
        if event.parent and event.parent not in self.events and event.parent not in self.parents_here:
            return _("it is part of “%(parent)s”, which is neither in the file nor here") % {
                "parent": event.parent
            }
        taken = self.phases.get(event.values["phase_number"]) if event.values["is_phase"] else None
        if taken is not None:
            return _("phase %(number)d is “%(other)s” here") % {
                "number": event.values["phase_number"],
                "other": taken,
            }
        for claim in event.claims:
            known = self.here.get(claim.slug)
            if known is not None and known.event != event.slug:
                return _("the claim “%(claim)s” belongs to “%(other)s” here") % {
                    "claim": claim.slug,
                    "other": known.event,
                }
            reason = self._reason_of(claim)
            if reason is not None:
                return reason
        return None

    def _reason_of(self, claim: RecordClaim) -> str | None:
        """Keep to what ties between claims mean, as actions/coherence.py has it for the desk."""
        for name, target in claim.ties.items():
            if target is None:
                continue
            earlier = self._known(target)
            words = {"claim": claim.slug, "other": target, "tie": name}
            if earlier is None:
                return (
                    _("“%(claim)s” names “%(other)s” (%(tie)s), which is neither in the file nor here")
                    % words
                )
            is_own = earlier.claimant == claim.claimant
            if (name == "supersedes" and not is_own) or (name == "revises" and is_own):
                return _("“%(claim)s” and “%(other)s” (%(tie)s) have the wrong claimants for it") % words
            if name != "included_in" and earlier.outcome != claim.values["outcome"]:
                return _("“%(claim)s” and “%(other)s” (%(tie)s) count different outcomes") % words
        return None

    def _known(self, slug: str) -> _Known | None:
        if slug in self.claims:
            event, claim = self.claims[slug]
            return _Known(event, claim.claimant, claim.values["outcome"])
        return self.here.get(slug)
