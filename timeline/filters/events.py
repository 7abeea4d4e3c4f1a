"""Filters of events."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from timeline.documents import counts, search, store
from timeline.documents.counts import Asked
from timeline.documents.positions import in_box
from timeline.domain.vocabulary import EventType, Outcome, TookPart, VictimsStatus
from timeline.filters.base import (
    BoxFilter,
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
    asked_datasets,
    has,
    in_time,
    of_datasets,
    stated_by,
)
from timeline.filters.months import kept_by_month
from timeline.models import PublishedMonth

# The parameters by which events are counted ahead: those of whole years, and three columns.
AHEAD = frozenset({"year", "year_min", "year_max", "certain", "type", "phase", "dataset"})
# The parameters that are columns of a claim; with `publisher`, which is a tie of it, they are read of one and the same.
OF_ONE_CLAIM = ("outcome", "claimant", "victims", "victims_status")
# The parameters that say when an event was.
TIMES = ("year", "year_min", "year_max", "after", "before")


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


def _in_time(values: dict[str, Any]) -> Q:
    """Read the parameters of time so that SQLite finds the long events and the others each by their index."""
    if not any(values.get(name) for name in TIMES):
        return Q()
    return in_time(values, is_long=False) | in_time(values, is_long=True)


class EventFilter(TimeFilter):
    """Filters of events; different parameters narrow, repeated ones widen."""

    type = TermsFilter(
        choices=EventType.choices, label=_("Kind of event"), help_text=_("Kind of event. Repeatable.")
    )
    phase = IdsFilter(
        kind="phase",
        label=_("Phase"),
        help_text=_("Id of the phase that holds the event. Repeatable."),
    )
    actor = IdsFilter(
        kind="actor",
        label=_("Who took part"),
        help_text=_("Id of an actor that took part in the event. Repeatable."),
    )
    sides = TermsFilter(
        choices=TookPart.choices,
        label=_("Sides that took part"),
        help_text=_(
            "Events by which of the two sides took part in them, third parties left aside. Repeatable."
        ),
    )
    place = IdsFilter(kind="place", label=_("Where"), help_text=_("Id of a place of the event. Repeatable."))
    outcome = TermsFilter(
        choices=Outcome.choices,
        label=_("Outcome"),
        help_text=_(
            "Events with a claim of this outcome. Claim parameters are read of one and the same claim."
        ),
    )
    claimant = IdsFilter(
        kind="actor",
        label=_("Who claims"),
        help_text=_("Events with a claim by this actor. Repeatable."),
    )
    victims = IdsFilter(
        kind="actor",
        label=_("Whose victims"),
        help_text=_("Events with a claim about this population. Repeatable."),
    )
    victims_status = TermsFilter(
        choices=VictimsStatus.choices,
        label=_("Victims’ status"),
        help_text=_("Events with a claim about victims of this status. Repeatable."),
    )
    publisher = IdsFilter(
        kind="publisher",
        label=_("Publisher"),
        help_text=_("Events with a claim that this publisher printed. Repeatable."),
    )
    killed_min = CountFilter(
        label=_("Killed, at least"),
        help_text=_("Events for which a standing claim of the killed gives at least this low bound."),
    )
    disputed = YesNoFilter(
        label=_("Disputed"),
        help_text=_(
            "true keeps events with claims of one matter that do not overlap, false the others. With an outcome, only "
            "its claims are looked at."
        ),
    )
    dataset = IdsFilter(
        kind="dataset",
        label=_("Dataset"),
        help_text=_(
            "Events imported from this outside collection; “record” for the record's own, which are all that is "
            "listed without this parameter. Repeatable."
        ),
    )
    bbox = BoxFilter(
        label=_("Within"),
        help_text=_("Events with a place whose point lies within west,south,east,north in degrees."),
    )
    q = WordsFilter(
        label=_("Words, place or person"),
        help_text=_(
            "Every word must begin a word of the event's text, its places in any script, its actors or sources."
        ),
    )
    as_of = DayFilter(
        is_end=True,
        label=_("As of"),
        help_text=_("The record as of this day: events that may have begun, claims stated by then."),
    )

    def narrow(self, queryset: QuerySet[Any], values: dict[str, Any]) -> QuerySet[Any]:
        """Apply the cleaned values to published events."""
        condition = (
            of_datasets(values)
            & _in_time(values)
            & any_of(values, type="type", sides="sides")
            & search.with_words(values.get("q"))
        )
        if values.get("phase"):
            condition &= Q(phase__in=values["phase"], is_part_of_phase=True)
        if values.get("killed_min") is not None:
            condition &= Q(killed_low__gte=values["killed_min"])
        if values.get("disputed") is not None:
            condition &= _disputed(values["disputed"], values.get("outcome"))
        if values.get("as_of"):
            condition &= Q(earliest__lte=values["as_of"])
        if values.get("bbox"):
            condition &= _leads_from(store.event_places(), in_box(values["bbox"]))
        for parameter, rows in (("actor", store.event_actors()), ("place", store.event_places())):
            if values.get(parameter):
                condition &= _leads_from(rows, Q(**{f"{parameter}__in": values[parameter]}))
        return queryset.filter(condition & self._has_claim(values))

    def _has_claim(self, values: dict[str, Any]) -> Q:
        """Keep events with a claim that fits; by an outcome alone, those of which that outcome is summed up."""
        of_one_claim = self.of_one_claim(values)
        if not of_one_claim:
            return Q()
        of_outcome = any_of(values, outcome="outcome")
        if of_one_claim == of_outcome:
            return has(store.event_outcomes(), of_outcome)
        return has(store.claims(), of_one_claim)

    def counted_ahead(self, parameter: str | None = None) -> Asked | None:
        """Return what all parameters but the one named ask of the kept numbers; None where these cannot tell."""
        values = self.form.cleaned_data | ({parameter: None} if parameter else {})
        if not {name for name, value in values.items() if value not in (None, "", [])} <= AHEAD:
            return None
        is_range = values.get("year_min") or values.get("year_max")
        return Asked(
            datasets=asked_datasets(values),
            types=values.get("type") or [],
            phases=values.get("phase") or [],
            years=values.get("year") or [],
            range=(values.get("year_min") or MINYEAR, values.get("year_max") or MAXYEAR)
            if is_range
            else None,
            is_certain=bool(values.get("certain")),
        )

    def count(self, parts: Sequence[QuerySet[Any]]) -> int:
        """Return how many events there are: as kept, or as the words' table tells, where one of them can."""
        asked = self.counted_ahead()
        if asked is not None:
            return counts.total(asked)
        values = self.form.cleaned_data
        if {name for name, value in values.items() if value not in (None, "", [])} <= {"q", "dataset"}:
            found = search.events_with_words(values.get("q"), asked_datasets(values))
            if found is not None:
                return found
        return super().count(parts)

    def by_month(self, values: dict[str, Any] | None = None) -> QuerySet[PublishedMonth] | None:
        """Return the kept numbers by month under these values or all parameters; None where these cannot tell."""
        return kept_by_month(self.form.cleaned_data if values is None else values)

    def parts(
        self, queryset: QuerySet[Any], values: dict[str, Any] | None = None, *, is_page: bool = False
    ) -> list[QuerySet[Any]]:
        """Apply these values, to the long events and to the others by themselves where that helps to read few of them.

        With `is_page` some of them are wanted, in order.
        """
        values = self.form.cleaned_data if values is None else values
        if is_page and search.are_common(values.get("q"), asked_datasets(values)):
            queryset = queryset.filter(search.with_words(values["q"], are_common=True))
            values = values | {"q": None}
        # One kind of event is read in order from an index that begins with the kind and the length.
        is_of_one_kind = is_page and len(values.get("type") or ()) == 1
        if not is_of_one_kind and not any(values.get(name) for name in TIMES):
            return [self.narrow(queryset, values)]
        return self.parts_by_length(queryset, values)

    def parts_by_length(
        self, queryset: QuerySet[Any], values: dict[str, Any] | None = None
    ) -> list[QuerySet[Any]]:
        """Apply these values to the long events and to the others by themselves, each read from the index of times."""
        values = self.form.cleaned_data if values is None else values
        at_any_time = self.narrow(queryset, values | dict.fromkeys(TIMES))
        return [at_any_time.filter(in_time(values, is_long=is_long)) for is_long in (False, True)]

    def of_one_claim(self, values: dict[str, Any]) -> Q:
        """Read the parameters about claims, which hold of one and the same claim; empty where none is given."""
        of_one_claim = any_of(values, **{name: name for name in OF_ONE_CLAIM})
        if values.get("publisher"):
            of_one_claim &= has(store.claim_sources(), Q(publisher__in=values["publisher"]), key="claim")
        if of_one_claim and values.get("as_of"):
            of_one_claim &= stated_by(values["as_of"])
        return of_one_claim


def _leads_from(rows: QuerySet[Any], condition: Q) -> Q:
    """Keep events to which a tie that fits the condition leads.

    The ties are found first, by their own index: a dataset has many more events than most places and actors.
    """
    return Q(pk__in=rows.filter(condition).order_by().values("event"))


def _disputed(is_wanted: bool, outcomes: list[str] | None) -> Q:
    """Keep events in which two standing figures of one matter lie apart, of these outcomes or of any."""
    if not outcomes:
        return Q(is_disputed=is_wanted)
    apart = has(store.event_outcomes(), Q(outcome__in=outcomes, gap_ratio__isnull=False))
    return apart if is_wanted else ~apart
