"""The home page."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from http import HTTPStatus
from typing import Any

from django.db.models import Count, F, QuerySet, Value
from django.db.models.functions import ExtractQuarter, ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.facets import Counts, Narrowed, of_events_together
from timeline.documents.marks import bins, marks
from timeline.documents.schema import PublishedEventDocument
from timeline.filters import EventFilter
from timeline.pages.addresses import without_paging
from timeline.pages.frame import Frame, frame
from timeline.pages.presenters.as_of import as_of_notice
from timeline.pages.presenters.figure import Figure, figure
from timeline.pages.presenters.filter_form import Errors, FilterForm, filter_form
from timeline.pages.presenters.outlets import outlets
from timeline.pages.presenters.overview import DayCount
from timeline.pages.presenters.paging import PageError, Paging, paging
from timeline.pages.presenters.time_window import TIMES, wanted_window
from timeline.pages.presenters.timeline import refused_page, timeline_page

# So many events are drawn one by one; where there are more, their numbers are.
MOST_MARKS = 500
# The fields of the form whose values are told with their number of events.
FACETS = ("phase", "type", "outcome", "actor", "place", "claimant", "victims")


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Show the chronology, narrowed by the filters; a value that cannot be read gets the form back with 400."""
    around = frame(request)
    query = without_paging(request.GET)
    narrowed = EventFilter(data=query, queryset=store.events(), known=around.known)
    if not narrowed.is_valid():
        return _refuse(request, around, narrowed.errors)
    values = narrowed.form.cleaned_data
    is_moved = any(values.get(name) for name in (*TIMES, "phase"))
    timeless = {name: value for name, value in values.items() if name not in TIMES}
    at_any_time = narrowed.narrow(store.events(), timeless)
    around_it = narrowed.narrow(store.events(), timeless | {"phase": None})
    counts, everywhere = _counted(narrowed.qs, around_it if is_moved else None)
    try:
        part = paging(request.GET, sum(entry.count for entry in counts), request.path)
    except PageError as error:
        return _refuse(request, around, {error.parameter: [error.message]})
    day = narrowed.form.cleaned_data["as_of"]
    rows = narrowed.qs[part.start : part.start + part.size]
    page = timeline_page(
        form=_form(request, around, {}, _facets(narrowed)),
        phases=around.phases,
        counts=counts,
        everywhere=everywhere,
        figure=_figure(around, narrowed, at_any_time, counts=counts, everywhere=everywhere, paging=part),
        events=((row.phase, _as_of(row.load(), day)) for row in rows),
        paging=part,
        filters=query,
    )
    context: dict[str, object] = {"page": page, "outlets": outlets(query)}
    if day is not None:
        context["as_of"] = as_of_notice(day, around.said.around(day), request.path, query)
    return _show(request, around, context, HTTPStatus.OK)


def _figure(
    around: Frame,
    narrowed: EventFilter,
    at_any_time: QuerySet[Any],
    *,
    counts: list[DayCount],
    everywhere: list[DayCount],
    paging: Paging,
) -> Figure | None:
    """Return the figure, or None while the record has no dated event.

    Its marks are all events under the filters but those of time, so that moving needs nothing new; where these are too
    many, those of the window; and where these are too many still, their numbers.
    """
    if around.whole is None:
        return None
    phases = {phase.id: (phase.first, phase.last) for phase in around.phases}
    window = wanted_window(narrowed.form.cleaned_data, phases, around.whole)
    drawn = marks(at_any_time, MOST_MARKS)
    if drawn is None and window != around.whole:
        drawn = marks(narrowed.qs, MOST_MARKS)
    return figure(
        around.phases,
        around.whole,
        counts=counts,
        everywhere=everywhere,
        window=window,
        marks=drawn,
        bins=bins(narrowed.qs, window.first, window.last) if drawn is None else [],
        paging=paging,
        filters=without_paging(paging.query),
    )


def _as_of(event: PublishedEventDocument, day: date | None) -> PublishedEventDocument:
    return event if day is None else at(event, day)


def _counted(here: QuerySet[Any], everywhere: QuerySet[Any] | None) -> tuple[list[DayCount], list[DayCount]]:
    """Count events by phase, type and the quarter in which they begin: one query for tiles, strip, years and lanes.

    The second list counts `everywhere`, the events at any time; it is the first one where the reader has not moved.
    """
    if everywhere is None:
        counts = _by_phase(_by_quarter(here, 0))
        return counts, counts
    rows = list(_by_quarter(here, 0).union(_by_quarter(everywhere, 1), all=True))
    return _by_phase(row for row in rows if not row["part"]), _by_phase(row for row in rows if row["part"])


def _by_phase(rows: Iterable[dict[str, Any]]) -> list[DayCount]:
    """Return counted rows in the order of the phases."""
    ordered = sorted(rows, key=lambda row: row["phase_number"])
    names = [field.name for field in fields(DayCount)]
    return [DayCount(**{name: row[name] for name in names}) for row in ordered]


def _by_quarter(rows: QuerySet[Any], part: int) -> QuerySet[Any]:
    counted: QuerySet[Any] = (
        rows.order_by()
        .values(
            "phase",
            "phase_number",
            "type",
            is_part=F("is_part_of_phase"),
            year=ExtractYear("earliest"),
            quarter=ExtractQuarter("earliest"),
        )
        .annotate(count=Count("pk"), part=Value(part))
    )
    return counted


def _refuse(request: HttpRequest, around: Frame, errors: Errors) -> HttpResponse:
    page = refused_page(_form(request, around, errors), around.phases, request.path)
    return _show(request, around, {"page": page}, HTTPStatus.BAD_REQUEST)


def _facets(narrowed: EventFilter) -> dict[str, Counts]:
    """Return for each field how many events each of its values would leave, in place of the one that is chosen now."""
    asked = {}
    for name in FACETS:
        values = narrowed.form.cleaned_data | {name: None}
        asked[name] = Narrowed(narrowed.narrow(store.events(), values), narrowed.of_one_claim(values))
    return of_events_together(asked)


def _form(
    request: HttpRequest, around: Frame, errors: Errors, counts: Mapping[str, Counts] | None = None
) -> FilterForm:
    return filter_form(
        request.path,
        without_paging(request.GET),
        errors,
        phases=around.phases,
        actors=around.actors,
        places=around.places,
        counts=counts,
        labels={name: str(part.label or name) for name, part in EventFilter.base_filters.items()},
    )


def _show(
    request: HttpRequest, around: Frame, context: dict[str, object], status: HTTPStatus
) -> HttpResponse:
    context |= {
        "feed_query": without_paging(request.GET).urlencode(),
        "here": "timeline",
        "record": around.record,
    }
    return render(request, "timeline.html", context, status=status)
