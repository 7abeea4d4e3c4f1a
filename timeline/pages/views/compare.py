"""Events side by side, and the matrix of one event."""

import dataclasses
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.disagreements import flags_of
from timeline.documents.line_addresses import comparison_address
from timeline.documents.matrix import MatrixRow, matrix_rows
from timeline.documents.said import said_around, said_around_in_record
from timeline.documents.same_events import same_events
from timeline.documents.schema import PublishedEventDocument
from timeline.documents.sums import status_sum_documents
from timeline.domain.vocabulary import Outcome
from timeline.filters import EventFilter
from timeline.filters.base import of_datasets
from timeline.pages.addresses import replaced, without_paging
from timeline.pages.as_of import wanted_day
from timeline.pages.choices import ORDER, wanted_choice
from timeline.pages.drawings import DRAWN_FORMS, FORMS
from timeline.pages.frame import Frame, frame
from timeline.pages.presenters.as_of import as_of_notice
from timeline.pages.presenters.claims import sources_by_id
from timeline.pages.presenters.comparison import ORDERS, compare_page
from timeline.pages.presenters.dates import shown
from timeline.pages.presenters.filter_form import Errors, FilterForm, filter_form
from timeline.pages.presenters.matrix import matrix_sections
from timeline.pages.presenters.paging import PageError, paging
from timeline.pages.presenters.same_events import shown_same_events
from timeline.pages.revisions import wanted_revision
from timeline.pages.views.entry import entry_page

ORDERINGS = {
    "sharpest": F("of_outcome__gap_ratio").desc(nulls_last=True),
    "people": F("of_outcome__gap_people").desc(nulls_last=True),
    "claims": F("of_outcome__claim_count").desc(),
    "date": F("earliest").asc(),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """The events that a query asks to compare, in order; without events where `errors` say what cannot be read.

    `claims` are those of the outcome in the record, or in the datasets that the query names.
    """

    query: QueryDict
    outcome: str
    order: str
    day: date | None
    events: QuerySet[Any]
    claims: QuerySet[Any]
    errors: dict[str, list[str]]


def selected(asked: QueryDict, known: dict[str, set[str]]) -> Selection:
    """Read which events are compared, for which outcome (the killed unless said), in which order, as of which day.

    `known` are public ids that need not be looked up, by kind.
    """
    query = without_paging(asked)
    outcome = query.get("outcome", Outcome.KILLED)
    order, errors = wanted_choice(query, ORDER, ORDERS)
    narrowed = EventFilter(
        data=replaced(query, order="", outcome=outcome), queryset=store.events(), known=known
    )
    errors |= narrowed.errors
    if errors:
        return Selection(
            query, Outcome.KILLED, order, None, store.events().none(), store.claims().none(), errors
        )
    day: date | None = narrowed.form.cleaned_data["as_of"]
    if day is not None:
        order = "date"
    claims = store.claims().filter(of_datasets(narrowed.form.cleaned_data), outcome=outcome)
    return Selection(query, outcome, order, day, _ordered(narrowed.qs, outcome, order, day), claims, {})


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Set the events side by side for one outcome, the widest disagreement first unless `order` says otherwise."""
    around = frame(request)
    chosen = selected(request.GET, around.known)
    if chosen.errors:
        return _refuse(request, around, chosen.errors)
    try:
        part = paging(request.GET, chosen.events.count(), request.path)
    except PageError as error:
        return _refuse(request, around, {error.parameter: [error.message]})
    events = [row.load() for row in chosen.events[part.start : part.start + part.size]]
    page = compare_page(
        form=_form(request, around, {}),
        outcome=chosen.outcome,
        events=((event, rows_of(event, chosen.outcome, chosen.day)) for event in events),
        paging=part,
        order=chosen.order,
        query=chosen.query,
        day=chosen.day,
    )
    context: dict[str, object] = {"page": page, "drawn_forms": DRAWN_FORMS}
    if chosen.day is not None:
        said = said_around_in_record(chosen.claims, chosen.day)
        context["as_of"] = as_of_notice(chosen.day, said, request.path, chosen.query)
    return _show(request, context, HTTPStatus.OK)


@entry_page
def matrix(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all that is claimed about one event as a matrix, with the claims that each cell leaves out and why."""
    day = wanted_day(request)
    revision = wanted_revision(request)
    document = store.event(slug, revision)
    claims = document["claims"]
    sections = matrix_sections(
        claims,
        matrix_rows(claims, day),
        flags_of(claims, day),
        status_sum_documents(claims, day),
        sources=sources_by_id(document["sources"]),
    )
    context: dict[str, object] = {
        "here": "compare",
        "event": document,
        "date": shown(document["date"]),
        "sections": sections,
        "is_old": revision is not None,
        "query": urlencode({name: request.GET[name] for name in ("as_of", "rev") if name in request.GET}),
        "permanent": comparison_address(slug, document["revision"], day),
        "chart_forms": FORMS,
        "same": shown_same_events(same_events(document, day)),
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
    # Joined from outside, so that events are found first: the datasets have many more claims of an outcome.
    of_outcome = FilteredRelation("outcomes", condition=Q(outcomes__outcome=outcome))
    joined: QuerySet[Any] = events.annotate(of_outcome=of_outcome)
    return joined.order_by(ORDERINGS[order], "earliest", "slug")


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
    query = replaced(without_paging(request.GET), order="")

    def form(asked: QueryDict) -> FilterForm:
        return filter_form(
            request.path,
            asked,
            errors,
            phases=around.phases,
            actors=around.actors,
            places=around.places,
            labels={name: str(part.label or name) for name, part in EventFilter.base_filters.items()},
        )

    if "outcome" in query:
        return form(query)
    shown = form(replaced(query, outcome=Outcome.KILLED))
    usual = [
        dataclasses.replace(field, is_default=True) if field.name == "outcome" else field
        for field in shown.usual
    ]
    return dataclasses.replace(shown, usual=usual, chips=form(query).chips)


def _show(request: HttpRequest, context: dict[str, object], status: HTTPStatus) -> HttpResponse:
    return render(request, "compare.html", {"here": "compare", **context}, status=status)
