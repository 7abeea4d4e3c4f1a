"""The steps from the desk to readers and back: who may take each, whether it needs a reason, what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.actions import editorial, matches
from timeline.actions.audit import Editor
from timeline.models import Claim, Decision, Event, EventMatch, MatchDecision


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `run` takes it and returns what to tell the editor, or raises PublishRefused."""

    name: str
    label: Promise
    explanation: Promise
    permission: str
    needs_reason: bool
    run: Callable[..., str]


def _submit(entry: Event, by: Editor, reason: str) -> str:
    editorial.submit(event=entry, by=by)
    return _("“%(entry)s” is handed in for review.") % {"entry": entry.slug}


def _review(entry: Event, by: Editor, reason: str, decision: Decision) -> str:
    editorial.review(event=entry, decision=decision, reason=reason, by=by)
    words = {"entry": entry.slug, "decision": decision.label}
    return _("“%(entry)s” is reviewed: %(decision)s.") % words


def _publish(entry: Event, by: Editor, reason: str) -> str:
    publication = editorial.publish(event=entry, by=by, reason=reason)
    words = {"entry": entry.slug, "revision": publication.revision}
    if not publication.changed:
        return _("“%(entry)s” is as readers have it; it stays at revision %(revision)d.") % words
    return _("“%(entry)s” is published as revision %(revision)d.") % words


def _withdraw(entry: Event, by: Editor, reason: str) -> str:
    editorial.withdraw(event=entry, by=by, reason=reason)
    return _("“%(entry)s” is withdrawn.") % {"entry": entry.slug}


def _withdraw_claim(entry: Claim, by: Editor, reason: str) -> str:
    editorial.withdraw_claim(claim=entry, by=by, reason=reason)
    return _("“%(entry)s” is withdrawn.") % {"entry": entry.slug}


def _decide(entry: EventMatch, by: Editor, reason: str, decision: MatchDecision) -> str:
    try:
        matches.decide(imported=entry.imported, event=entry.event, decision=decision, by=by, reason=reason)
    except matches.MatchRefused as refusal:
        raise editorial.PublishRefused(str(refusal)) from refusal
    return _("“%(entry)s”: %(decision)s.") % {"entry": entry, "decision": str(decision.label).lower()}


# Whoever may add reviews decides; whoever may add or remove public documents publishes or withdraws
# (docs/editorial.md).
SUBMIT = Step(
    "submit",
    gettext_lazy("Hand in for review"),
    gettext_lazy("The event and its draft claims go to an editor, who publishes them or asks for changes."),
    "timeline.change_event",
    False,
    _submit,
)
APPROVE = Step(
    "approve",
    gettext_lazy("Approve"),
    gettext_lazy("Your judgement is kept with your name; readers have the event only when it is published."),
    "timeline.add_review",
    False,
    partial(_review, decision=Decision.APPROVED),
)
ASK_FOR_CHANGES = Step(
    "ask-for-changes",
    gettext_lazy("Ask for changes"),
    gettext_lazy("The event goes back to its author as a draft, with your reason."),
    "timeline.add_review",
    True,
    partial(_review, decision=Decision.CHANGES_ASKED),
)
PUBLISH = Step(
    "publish",
    gettext_lazy("Publish"),
    gettext_lazy("Readers get the event with the claims that were handed in, as a new revision."),
    "timeline.add_publishedevent",
    False,
    _publish,
)
WITHDRAW = Step(
    "withdraw",
    gettext_lazy("Withdraw"),
    gettext_lazy(
        "The event leaves the public record. Its address, and those of its claims, answer with your reason."
    ),
    "timeline.delete_publishedevent",
    True,
    _withdraw,
)
WITHDRAW_CLAIM = Step(
    "withdraw",
    gettext_lazy("Withdraw"),
    gettext_lazy("The event is published without the claim, whose address answers with your reason."),
    "timeline.delete_publishedevent",
    True,
    _withdraw_claim,
)
FOUND_SAME = Step(
    "same",
    gettext_lazy("The same"),
    gettext_lazy(
        "Once both events are published, the figures of the imported one stand beside the claims of the other, in no "
        "range or count; nothing is merged."
    ),
    "timeline.add_review",
    False,
    partial(_decide, decision=MatchDecision.SAME),
)
FOUND_DIFFERENT = Step(
    "different",
    gettext_lazy("Different"),
    gettext_lazy("The two are not offered as candidates again."),
    "timeline.add_review",
    False,
    partial(_decide, decision=MatchDecision.DIFFERENT),
)
UNDECIDED = Step(
    "undecided",
    gettext_lazy("Undecided"),
    gettext_lazy("The decision is taken back, and the two are candidates again."),
    "timeline.add_review",
    False,
    partial(_decide, decision=MatchDecision.UNDECIDED),
)
