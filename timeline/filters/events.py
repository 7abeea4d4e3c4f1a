"""Filters of events."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from timeline.documents import store
from timeline.domain.vocabulary import EventType, Outcome, VictimsStatus
from timeline.filters.base import (
    CountFilter,
    DayFilter,
    IdsFilter,
    StrictFilterSet,
    TermsFilter,
    WordsFilter,
    YearFilter,
    YearsFilter,
    YesNoFilter,
    any_of,
    has,
    ids_of,
    in_time,
    phase_ids,
    stated_by,
    with_words,
)

# Parameters that read columns which publishing derives from all claims, whenever they were stated.
OF_TODAY = ("killed_min", "disputed", "superseded")


class TimeFilter(StrictFilterSet):
    """The parameters of time, read jointly by `in_time`."""

    year = YearsFilter(
        label=_("Year"),
        help_text=_("Events that may lie in this year, open and uncertain dates included. Repeatable."),
    )
    year_min = YearFilter(label=_("From"), help_text=_("Events that may lie in this year or later."))
    year_max = YearFilter(label=_("To"), help_text=_("Events that may lie in this year or earlier."))
    after = DayFilter(
        label=_("After"),
        help_text=_("Events that may lie on or after this day; 2020, 2020-11 or 2020-11-10."),
    )
    before = DayFilter(
        is_end=True,
        label=_("Before"),
        help_text=_("Events that may lie on or before this day; 2020, 2020-11 or 2020-11-10."),
    )
    certain = YesNoFilter(
        label=_("Certain"),
        help_text=_("true keeps only events that lie within the range by every reading of their date."),
    )
    as_of = DayFilter(
        is_end=True,
        label=_("As claimed by"),
        help_text=_(
            "The record as it stood on this day: events that may have begun, and claims that may have been "
            "stated, on it or before. Claims whose day is not known are left out."
        ),
    )

    def joint_faults(self, values: dict[str, Any]) -> dict[str, list[ValidationError]]:
        """Refuse, beside impossible ranges, to read what stands today as of an earlier day."""
        faults = super().joint_faults(values)
        if values.get("as_of"):
            for name in OF_TODAY:
                if values.get(name) is not None:
                    message = _("%(name)s is about the figures that stand today; leave it or as_of out.")
                    faults[name] = [ValidationError(message % {"name": name}, code="not_as_of")]
        return faults


class EventFilter(TimeFilter):
    """Filters of events; different parameters narrow, repeated ones widen."""

    type = TermsFilter(
        choices=EventType.choices, label=_("Kind of event"), help_text=_("Kind of event. Repeatable.")
    )
    phase = IdsFilter(
        known_ids=phase_ids,
        label=_("Phase"),
        help_text=_("Id of the phase that holds the event. Repeatable."),
    )
    actor = IdsFilter(
        known_ids=ids_of("actor"),
        label=_("Who took part"),
        help_text=_("Id of an actor that took part in the event. Repeatable."),
    )
    place = IdsFilter(
        known_ids=ids_of("place"), label=_("Where"), help_text=_("Id of a place of the event. Repeatable.")
    )
    outcome = TermsFilter(
        choices=Outcome.choices,
        label=_("Outcome"),
        help_text=_(
            "Events with a claim of this outcome. Claim parameters are read of one and the same claim."
        ),
    )
    claimant = IdsFilter(
        known_ids=ids_of("actor"),
        label=_("Who claims"),
        help_text=_("Events with a claim by this actor. Repeatable."),
    )
    victims = IdsFilter(
        known_ids=ids_of("actor"),
        label=_("Whose victims"),
        help_text=_("Events with a claim about this population. Repeatable."),
    )
    victims_status = TermsFilter(
        choices=VictimsStatus.choices,
        label=_("Victims’ status"),
        help_text=_("Events with a claim about victims of this status. Repeatable."),
    )
    publisher = IdsFilter(
        known_ids=ids_of("publisher"),
        label=_("Publisher"),
        help_text=_("Events with a claim that this publisher printed. Repeatable."),
    )
    killed_min = CountFilter(
        label=_("Killed, at least"),
        help_text=_("Events for which a standing claim of the killed gives at least this low bound."),
    )
    disputed = YesNoFilter(
        label=_("Disputed"),
        help_text=_("true keeps events with claims of one matter that do not overlap, false the others."),
    )
    q = WordsFilter(
        label=_("Words, place or person"),
        help_text=_(
            "Every word must occur in the event's text, its places in any script, its actors or sources."
        ),
    )

    def narrow(self, queryset: QuerySet[Any], values: dict[str, Any]) -> QuerySet[Any]:
        """Apply the cleaned values to published events."""
        condition = in_time(values) & any_of(values, type="type") & with_words(values.get("q"))
        if values.get("phase"):
            condition &= Q(phase__in=values["phase"], is_part_of_phase=True)
        if values.get("killed_min") is not None:
            condition &= Q(killed_low__gte=values["killed_min"])
        if values.get("disputed") is not None:
            condition &= Q(is_disputed=values["disputed"])
        for parameter, rows in (("actor", store.event_actors()), ("place", store.event_places())):
            if values.get(parameter):
                condition &= has(rows, Q(**{f"{parameter}__in": values[parameter]}))
        of_one_claim = any_of(
            values,
            outcome="outcome",
            claimant="claimant",
            victims="victims",
            victims_status="victims_status",
        )
        if values.get("publisher"):
            of_one_claim &= has(store.claim_sources(), Q(publisher__in=values["publisher"]), key="claim")
        if values.get("as_of"):
            condition &= Q(earliest__lte=values["as_of"])
            of_one_claim = of_one_claim and of_one_claim & stated_by(values["as_of"])
        if of_one_claim:
            condition &= has(store.claims(), of_one_claim)
        return queryset.filter(condition)
