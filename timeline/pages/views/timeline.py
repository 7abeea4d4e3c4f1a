"""The home page."""

from collections.abc import Mapping
from datetime import MINYEAR, date
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.counted import MonthCount
from timeline.documents.facets import Counts, Narrowed, of_events_together
from timeline.documents.listed import in_order
from timeline.documents.marks import by_day, marks
from timeline.documents.schema import PublishedEventDocument
from timeline.filters import EventFilter
from timeline.filters.base import asked_datasets
from timeline.pages.addresses import replaced, without_paging
from timeline.pages.counts import counted, timeless
from timeline.pages.frame import Frame, frame
from timeline.pages.presenters.as_of import as_of_notice
from timeline.pages.presenters.figure import Drawn, Figure, figure
from timeline.pages.presenters.filter_form import Errors, FilterForm, filter_form
from timeline.pages.presenters.outlets import outlets
from timeline.pages.presenters.paging import PageError, Paging, paging
from timeline.pages.presenters.time_window import Window, is_beyond, wanted_window, whole_years
from timeline.pages.presenters.timeline import refused_page, timeline_page
from timeline.pages.presenters.tracks import PARAMETER, wanted_split

# So many events are drawn one by one; where there are more, their numbers are.
MOST_MARKS = 500
# Up to so many days in view, events are counted by the day; above, by the month.
MOST_DAYS_BY_DAY = 400
# A record of so many events is read without a thought for its size.
MOST_READ_AT_ONCE = 5000
# Of a longer list it is not told how many events each value of a filter would leave: to count them takes seconds.
MOST_COUNTED_BY_VALUE = 5000
# The fields of the form whose values are told with their number of events.
FACETS = ("phase", "type", "sides", "outcome", "actor", "place", "claimant", "victims", "victims_status")


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Show the chronology, narrowed by the filters; a value that cannot be read gets the form back with 400."""
    around = frame(request)
    filters = replaced(without_paging(request.GET), **{PARAMETER: ""})
    narrowed = EventFilter(data=filters, queryset=store.events(), known=around.known)
    if not narrowed.is_valid():
        return _refuse(request, around, narrowed.errors)
    split, errors = wanted_split(request.GET)
    if errors:
        return _refuse(request, around, errors)
    try:
        counts, everywhere = counted(request, narrowed, filters, split)
        part = paging(request.GET, _total(counts), request.path)
    except PageError as error:
        return _refuse(request, around, {error.parameter: [error.message]})
    day = narrowed.form.cleaned_data["as_of"]
    is_small = _total(everywhere) <= MOST_READ_AT_ONCE
    # To learn how common words are would take one query more than a page may.
    has_words = bool(narrowed.form.cleaned_data["q"])
    parts = [narrowed.qs] if is_small else narrowed.parts(store.events(), is_page=not has_words)
    rows = in_order(parts, part.start, part.size)
    told = _facets(narrowed) if part.total <= MOST_COUNTED_BY_VALUE else None
    page = timeline_page(
        form=_form(request, around, {}, told),
        phases=around.phases,
        counts=counts,
        everywhere=everywhere,
        figure=_figure(around, narrowed, counts, everywhere, split=split, paging=part, filters=filters),
        events=((row.phase, _as_of(row.load(), day)) for row in rows),
        paging=part,
        filters=filters,
    )
    context: dict[str, object] = {
        "page": page,
        "outlets": outlets(filters),
        # The record's own events are the whole of which a list is a part, unless it is of a dataset.
        "is_of_dataset": asked_datasets(narrowed.form.cleaned_data) != [""],
    }
    if day is not None:
        query = without_paging(request.GET)
        context["as_of"] = as_of_notice(day, around.said.around(day), request.path, query)
    return _show(request, around, context, HTTPStatus.OK)


def _total(counts: list[MonthCount]) -> int:
    return sum(entry.count for entry in counts)


def _figure(
    around: Frame,
    narrowed: EventFilter,
    counts: list[MonthCount],
    everywhere: list[MonthCount],
    *,
    split: str,
    paging: Paging,
    filters: QueryDict,
) -> Figure | None:
    """Return the figure, or None while there is no dated event.

    Its marks are all events under the filters but those of time, so that moving needs nothing new; where these are too
    many, those of the window; and where these are too many still, their numbers.
    """
    whole = _whole(around, everywhere)
    if whole is None:
        return None
    phases = {phase.id: (phase.first, phase.last) for phase in around.phases}
    values = narrowed.form.cleaned_data
    window = wanted_window(values, phases, whole)
    at_any_time = narrowed.narrow(store.events(), timeless(narrowed))
    drawn = Drawn(split, None)
    if _drawable(everywhere) <= MOST_MARKS:
        drawn = Drawn(split, marks([at_any_time], split))
    elif _drawable(counts) <= MOST_MARKS:
        drawn = Drawn(split, marks(narrowed.parts(store.events()), split), is_of_window=True)
    elif window.days < MOST_DAYS_BY_DAY:
        drawn = Drawn(split, None, days=by_day(at_any_time, window.first, window.last, split))
    return figure(
        around.phases,
        whole,
        counts=counts,
        everywhere=everywhere,
        window=window,
        is_beyond=is_beyond(values, whole),
        drawn=drawn,
        paging=paging,
        filters=filters,
    )


def _whole(around: Frame, everywhere: list[MonthCount]) -> Window | None:
    """Return the years of the record and of what is shown, which may be a dataset that reaches further."""
    months = [entry.month for entry in everywhere if entry.month.year > MINYEAR]
    days = [*months, *((around.whole.first, around.whole.last) if around.whole else ())]
    return whole_years(min(days), max(days)) if days else None


def _drawable(counts: list[MonthCount]) -> int:
    return sum(entry.count for entry in counts if not entry.is_phase)


def _as_of(event: PublishedEventDocument, day: date | None) -> PublishedEventDocument:
    return event if day is None else at(event, day)


def _refuse(request: HttpRequest, around: Frame, errors: Errors) -> HttpResponse:
    page = refused_page(_form(request, around, errors), around.phases, request.path)
    return _show(request, around, {"page": page}, HTTPStatus.BAD_REQUEST)


def _facets(narrowed: EventFilter) -> dict[str, Counts]:
    """Return for each field how many events each of its values would leave, in place of the one that is chosen now."""
    asked = {}
    for name in FACETS:
        values = narrowed.form.cleaned_data | {name: None}
        of_one_claim = narrowed.of_one_claim(values)
        asked[name] = [Narrowed(rows, of_one_claim) for rows in narrowed.parts(store.events(), values)]
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
        beside=frozenset({PARAMETER}),
        has_tiles=True,
    )


def _show(
    request: HttpRequest, around: Frame, context: dict[str, object], status: HTTPStatus
) -> HttpResponse:
    context |= {
        "feed_query": replaced(without_paging(request.GET), **{PARAMETER: ""}).urlencode(),
        "here": "timeline",
        "record": around.record,
    }
    return render(request, "timeline.html", context, status=status)
