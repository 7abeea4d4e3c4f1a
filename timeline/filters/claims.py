"""Filters of claims."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from timeline.documents import store
from timeline.documents.search import with_words
from timeline.domain.vocabulary import EventType, EvidenceLevel, Outcome, Side, Stance, VictimsStatus
from timeline.filters.base import (
    CountFilter,
    DayFilter,
    IdsFilter,
    TermsFilter,
    WordsFilter,
    YesNoFilter,
    any_of,
    has,
    in_time,
    of_datasets,
    stated_by,
)
from timeline.filters.events import TimeFilter


class ClaimFilter(TimeFilter):
    """Filters of claims; the parameters of time and of the event are about the event of the claim."""

    event = IdsFilter(kind="event", label=_("Event"), help_text=_("Id of the event. Repeatable."))
    type = TermsFilter(
        choices=EventType.choices, label=_("Kind of event"), help_text=_("Kind of the event. Repeatable.")
    )
    phase = IdsFilter(
        kind="phase",
        label=_("Phase"),
        help_text=_("Id of the phase that holds the event. Repeatable."),
    )
    outcome = TermsFilter(choices=Outcome.choices, label=_("Outcome"), help_text=_("Outcome. Repeatable."))
    claimant = IdsFilter(kind="actor", label=_("Who claims"), help_text=_("Id of the claimant. Repeatable."))
    claimant_side = TermsFilter(
        choices=Side.choices, label=_("Claimant’s side"), help_text=_("Side of the claimant. Repeatable.")
    )
    victims = IdsFilter(
        kind="actor",
        label=_("Whose victims"),
        help_text=_("Id of the population counted. Repeatable."),
    )
    victims_side = TermsFilter(
        choices=Side.choices, label=_("Victims’ side"), help_text=_("Side of the victims. Repeatable.")
    )
    victims_status = TermsFilter(
        choices=VictimsStatus.choices,
        label=_("Victims’ status"),
        help_text=_("Status of the victims. Repeatable."),
    )
    stance = TermsFilter(
        choices=Stance.choices,
        label=_("Who speaks of whom"),
        help_text=_("Of whom the claimant speaks, seen from the claimant. Repeatable."),
    )
    source = IdsFilter(
        kind="source",
        label=_("Source"),
        help_text=_("Id of a source that prints the claim. Repeatable."),
    )
    publisher = IdsFilter(
        kind="publisher",
        label=_("Publisher"),
        help_text=_("Id of a publisher that prints the claim. Repeatable."),
    )
    evidence_level = TermsFilter(
        choices=EvidenceLevel.choices,
        label=_("Evidence"),
        help_text=_("Strongest kind of document in which the claim was found. Repeatable."),
    )
    stated_after = DayFilter(
        label=_("Stated after"), help_text=_("Claims that may have been stated on or after this day.")
    )
    stated_before = DayFilter(
        is_end=True,
        label=_("Stated before"),
        help_text=_("Claims that may have been stated on or before this day."),
    )
    superseded = YesNoFilter(
        label=_("Replaced"),
        help_text=_("true keeps claims that a later figure replaces or revises, false the others."),
    )
    included = YesNoFilter(
        label=_("Part of another"),
        help_text=_("true keeps claims that are part of another claim, false the others."),
    )
    origins_min = CountFilter(
        label=_("Origins, at least"), help_text=_("Claims with at least this many independent origins.")
    )
    dataset = IdsFilter(
        kind="dataset",
        label=_("Dataset"),
        help_text=_(
            "Claims of events imported from this outside collection; “record” for the record's own, which are all "
            "that is listed without this parameter or an event. Repeatable."
        ),
    )
    q = WordsFilter(
        label=_("Words"),
        help_text=_("Every word must begin a word of the claim's claimant, victims, note or publishers."),
    )
    as_of = DayFilter(
        is_end=True,
        label=_("As of"),
        help_text=_("Claims that may have been stated by this day; those of unknown date are left out."),
    )

    def narrow(self, queryset: QuerySet[Any], values: dict[str, Any]) -> QuerySet[Any]:
        """Apply the cleaned values to published claims."""
        condition = of_datasets(values) & in_time(values, "event__") & with_words(values.get("q"))
        condition &= any_of(
            values,
            event="event__slug",
            type="event__type",
            outcome="outcome",
            claimant="claimant",
            claimant_side="claimant_side",
            victims="victims",
            victims_side="victims_side",
            victims_status="victims_status",
            stance="stance",
            evidence_level="evidence_level",
        )
        if values.get("phase"):
            condition &= Q(event__phase__in=values["phase"], event__is_part_of_phase=True)
        if values.get("as_of"):
            condition &= stated_by(values["as_of"])
        if values.get("stated_after"):
            condition &= Q(stated_latest__gte=values["stated_after"])
        if values.get("stated_before"):
            condition &= Q(stated_earliest__lte=values["stated_before"])
        if values.get("superseded") is not None:
            condition &= Q(is_superseded=values["superseded"])
        if values.get("included") is not None:
            condition &= Q(is_included=values["included"])
        if values.get("origins_min") is not None:
            condition &= Q(origin_count__gte=values["origins_min"])
        for parameter in ("source", "publisher"):
            if values.get(parameter):
                condition &= has(
                    store.claim_sources(), Q(**{f"{parameter}__in": values[parameter]}), key="claim"
                )
        return queryset.filter(condition)
