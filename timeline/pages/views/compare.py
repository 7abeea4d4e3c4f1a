"""Events side by side, and the matrix of one event."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.matrix import MatrixRow, matrix_rows
from timeline.documents.said import said_around, said_around_in_record
from timeline.documents.schema import PublishedEventDocument
from timeline.domain.vocabulary import Outcome
from timeline.filters import EventFilter
from timeline.pages.addresses import replaced, without_paging
from timeline.pages.as_of import wanted_day
from timeline.pages.frame import Frame, frame
from timeline.pages.presenters.as_of import as_of_notice
from timeline.pages.presenters.comparison import ORDERS, compare_page
from timeline.pages.presenters.dates import shown
from timeline.pages.presenters.filter_form import Errors, FilterForm, filter_form
from timeline.pages.presenters.matrix import matrix_sections
from timeline.pages.presenters.paging import PageError, paging
from timeline.pages.views.entry import entry_page

ORDERINGS = {
    "sharpest": F("outcomes__gap_ratio").desc(nulls_last=True),
    "people": F("outcomes__gap_people").desc(nulls_last=True),
    "claims": F("outcomes__claim_count").desc(),
    "date": F("earliest").asc(),
}


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Set the events side by side for one outcome, the widest disagreement first unless `order` says otherwise."""
    around = frame()
    query = without_paging(request.GET)
    outcome = query.get("outcome", Outcome.KILLED)
    order, errors = _order(query)
    filters = replaced(query, order="", outcome=outcome)
    narrowed = EventFilter(data=filters, queryset=store.events())
    errors |= narrowed.errors
    if errors:
        return _refuse(request, around, errors)
    day: date | None = narrowed.form.cleaned_data["as_of"]
    rows = _ordered(narrowed.qs, outcome, order, day)
    try:
        part = paging(request.GET, rows.count(), request.path)
    except PageError as error:
        return _refuse(request, around, {error.parameter: [error.message]})
    events = [row.load() for row in rows[part.start : part.start + part.size]]
    page = compare_page(
        form=_form(request, around, {}),
        outcome=outcome,
        events=((event, rows_of(event, outcome, day)) for event in events),
        paging=part,
        order="date" if day is not None else order,
        query=query,
    )
    context: dict[str, object] = {"page": page}
    if day is not None:
        said = said_around_in_record(store.claims().filter(outcome=outcome), day)
        context["as_of"] = as_of_notice(day, said, request.path, query)
    return _show(request, context, HTTPStatus.OK)


@entry_page
def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all that is claimed about one event as a matrix, with the claims that each cell leaves out and why."""
    day = wanted_day(request)
    document = store.event(slug)
    sections = matrix_sections(document["claims"], matrix_rows(document["claims"], day))
    context: dict[str, object] = {
        "here": "compare",
        "event": document,
        "date": shown(document["date"]),
        "sections": sections,
    }
    if day is not None:
        said = said_around(document["claims"], day)
        context["as_of"] = as_of_notice(day, said, request.path, request.GET)
    return render(request, "matrix.html", context)


def rows_of(event: PublishedEventDocument, outcome: str, day: date | None) -> list[MatrixRow]:
    """Return an event's matrix for one outcome."""
    return [row for row in matrix_rows(event["claims"], day) if row.tally["outcome"] == outcome]


def _ordered(events: QuerySet[Any], outcome: str, order: str, day: date | None) -> QuerySet[Any]:
    """Order the events; how far apart their figures stood on an earlier day is not stored, so those go by date."""
    if day is not None:
        return events.order_by("earliest", "slug")
    return events.filter(outcomes__outcome=outcome).order_by(ORDERINGS[order], "earliest", "slug")


def _order(query: QueryDict) -> tuple[str, dict[str, list[str]]]:
    order = query.get("order", ORDERS[0])
    if order in ORDERS:
        return order, {}
    message = _("“%(value)s” is not an order; write one of %(allowed)s.")
    return ORDERS[0], {"order": [message % {"value": order[:40], "allowed": ", ".join(ORDERS)}]}


def _refuse(request: HttpRequest, around: Frame, errors: Errors) -> HttpResponse:
    page = compare_page(
        form=_form(request, around, errors),
        outcome=Outcome.KILLED,
        events=[],
        paging=None,
        order=ORDERS[0],
        query=QueryDict(),
    )
    return _show(request, {"page": page}, HTTPStatus.BAD_REQUEST)


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


def _show(request: HttpRequest, context: dict[str, object], status: HTTPStatus) -> HttpResponse:
    return render(request, "compare.html", {"here": "compare", **context}, status=status)
