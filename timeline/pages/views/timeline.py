"""The home page."""

from datetime import date
from http import HTTPStatus

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.said import said_around_in_record
from timeline.documents.schema import PublishedEventDocument
from timeline.filters import EventFilter
from timeline.pages.addresses import without_paging
from timeline.pages.frame import Frame, frame
from timeline.pages.presenters.as_of import as_of_notice
from timeline.pages.presenters.filter_form import Errors, FilterForm, filter_form
from timeline.pages.presenters.paging import PageError, paging
from timeline.pages.presenters.timeline import YearCount, refused_page, timeline_page


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """Show the chronology, narrowed by the filters; a value that cannot be read gets the form back with 400."""
    around = frame(request)
    query = without_paging(request.GET)
    narrowed = EventFilter(data=query, queryset=store.events(), known=around.known)
    if not narrowed.is_valid():
        return _refuse(request, around, narrowed.errors)
    counted = (
        narrowed.qs.order_by("phase_number")
        .values("phase", year=ExtractYear("earliest"))
        .annotate(count=Count("pk"))
    )
    counts = [YearCount(row["phase"], row["year"], row["count"]) for row in counted]
    try:
        part = paging(request.GET, sum(entry.count for entry in counts), request.path)
    except PageError as error:
        return _refuse(request, around, {error.parameter: [error.message]})
    day = narrowed.form.cleaned_data["as_of"]
    rows = narrowed.qs[part.start : part.start + part.size]
    page = timeline_page(
        form=_form(request, around, {}),
        phases=around.phases,
        counts=counts,
        events=((row.phase, _as_of(row.load(), day)) for row in rows),
        paging=part,
    )
    context: dict[str, object] = {"page": page}
    if day is not None:
        said = said_around_in_record(store.claims(), day)
        context["as_of"] = as_of_notice(day, said, request.path, query)
    return _show(request, around, context, HTTPStatus.OK)


def _as_of(event: PublishedEventDocument, day: date | None) -> PublishedEventDocument:
    return event if day is None else at(event, day)


def _refuse(request: HttpRequest, around: Frame, errors: Errors) -> HttpResponse:
    page = refused_page(_form(request, around, errors), around.phases, request.path)
    return _show(request, around, {"page": page}, HTTPStatus.BAD_REQUEST)


def _form(request: HttpRequest, around: Frame, errors: Errors) -> FilterForm:
    return filter_form(
        request.path,
        without_paging(request.GET),
        errors,
        phases=around.phases,
        actors=around.actors,
        places=around.places,
        labels={name: str(part.label or name) for name, part in EventFilter.base_filters.items()},
    )


def _show(
    request: HttpRequest, around: Frame, context: dict[str, object], status: HTTPStatus
) -> HttpResponse:
    context |= {"here": "timeline", "record": around.record}
    return render(request, "timeline.html", context, status=status)
