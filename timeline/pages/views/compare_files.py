"""Comparisons to take away: drawn, or as tables of cells and of what was added up."""

from collections.abc import Iterable, Iterator
from datetime import date
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.comparison import COMPARISON_COLUMNS, comparison_document, comparison_rows
from timeline.documents.disagreements import flags_of
from timeline.documents.recorded import parts_of, parts_of_phases, recorded_document
from timeline.documents.rows import Row
from timeline.documents.schema import PublishedEventDocument
from timeline.documents.sum_rows import SUM_COLUMNS, recorded_rows, status_sum_rows
from timeline.documents.sums import status_sum_documents
from timeline.pages.addresses import address
from timeline.pages.as_of import wanted_day
from timeline.pages.drawings import chart_file
from timeline.pages.frame import frame
from timeline.pages.presenters.as_of import day_label
from timeline.pages.presenters.claims import sources_by_id
from timeline.pages.presenters.comparison import side_by_side
from timeline.pages.presenters.filter_form import Errors
from timeline.pages.presenters.matrix import matrix_sections
from timeline.pages.presenters.matrix_files import compare_chart, event_chart
from timeline.pages.presenters.paging import PAGE_SIZE, PageError, paging
from timeline.pages.revisions import wanted_revision
from timeline.pages.scales import wanted_scale
from timeline.pages.tables import csv_file
from timeline.pages.views.compare import Selection, rows_of, selected
from timeline.pages.views.entry import entry_page

# What one file holds at most; the bulk files of the API have everything.
MOST_EVENTS = 1000


@require_safe
def compare_file(request: HttpRequest, form: str) -> HttpResponse:
    """Return the comparison of the events in view: all of them as a table, those of the page drawn."""
    chosen = selected(request.GET, frame(request).known)
    if chosen.errors:
        return _refuse(request, chosen.errors)
    name = f"conflictdb-compare-{chosen.outcome}"
    if form == "csv":
        comparisons = (
            comparison_document(event, outcomes=[chosen.outcome], as_of=chosen.day)
            for event in _events(chosen)
        )
        rows = (row for comparison in comparisons for row in comparison_rows(comparison))
        return csv_file(name, COMPARISON_COLUMNS, rows)
    try:
        part = paging(request.GET, chosen.events.count(), request.path)
    except PageError as error:
        return _refuse(request, {error.parameter: [error.message]})
    events = [row.load() for row in chosen.events[part.start : part.start + min(part.size, PAGE_SIZE)]]
    together = side_by_side(
        ((event, rows_of(event, chosen.outcome, chosen.day)) for event in events), chosen.query, chosen.day
    )
    chart = compare_chart(
        together,
        [sources_by_id(event["sources"]) for event in events],
        outcome=chosen.outcome,
        order=chosen.order,
        first=part.first,
        total=part.total,
        day=day_label(chosen.day) if chosen.day else "",
        at=settings.PUBLIC_BASE_URL + address(reverse("pages:compare"), request.GET),
    )
    return chart_file(name, form, "charts/matrix.svg", chart)


@require_safe
def compare_sums(request: HttpRequest) -> HttpResponse:
    """Return what is added up of the events in view: statuses of one side, and of a phase what its events record."""
    chosen = selected(request.GET, frame(request).known)
    if chosen.errors:
        return _refuse(request, chosen.errors)
    events = list(_events(chosen))
    parts = parts_of_phases(event["id"] for event in events if event["is_phase"])

    rows = (
        row
        for event in events
        for row in _sum_rows(event, parts.get(event["id"], ()), chosen.day)
        if row["outcome"] == chosen.outcome
    )
    return csv_file(f"conflictdb-compare-{chosen.outcome}-sums", SUM_COLUMNS, rows)


@entry_page
def matrix_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the matrix of one event, one row for each cell."""
    event, day = store.event(slug, wanted_revision(request)), wanted_day(request)
    return csv_file(
        f"conflictdb-{slug}", COMPARISON_COLUMNS, comparison_rows(comparison_document(event, as_of=day))
    )


@entry_page
def matrix_sums(request: HttpRequest, slug: str) -> HttpResponse:
    """Return what is added up of one event: statuses of one side, and of a phase what its events record."""
    day, revision = wanted_day(request), wanted_revision(request)
    event = store.event(slug, revision)
    # An old revision is read with its own claims alone: the events of the phase are those of today.
    parts = parts_of(event) if revision is None else []
    return csv_file(f"conflictdb-{slug}-sums", SUM_COLUMNS, _sum_rows(event, parts, day))


@entry_page
def matrix_file(request: HttpRequest, slug: str, outcome: str, form: str) -> HttpResponse:
    """Return one outcome of an event's matrix, drawn (svg, png) or as a table of cells (csv)."""
    day = wanted_day(request)
    event = store.event(slug, wanted_revision(request))
    name = f"conflictdb-{slug}-{outcome}-matrix"
    rows = rows_of(event, outcome, day)
    if not rows:
        raise Http404
    if form == "csv":
        comparison = comparison_document(event, outcomes=[outcome], as_of=day)
        return csv_file(name, COMPARISON_COLUMNS, comparison_rows(comparison))
    (section,) = matrix_sections(
        event["claims"], rows, flags_of(event["claims"], day), form=wanted_scale(request)
    )
    chart = event_chart(event, section, day)
    return chart_file(name, form, "charts/matrix.svg", chart)


def _sum_rows(
    event: PublishedEventDocument, parts: Iterable[PublishedEventDocument], day: date | None
) -> Iterator[Row]:
    yield from status_sum_rows(event, status_sum_documents(event["claims"], day), day)
    yield from recorded_rows(event, recorded_document(event, parts, day), day)


def _events(chosen: Selection) -> Iterator[PublishedEventDocument]:
    return (row.load() for row in chosen.events[:MOST_EVENTS])


def _refuse(request: HttpRequest, errors: Errors) -> HttpResponse:
    detail = " ".join(message for messages in errors.values() for message in messages)
    return render(request, "400.html", {"detail": detail}, status=HTTPStatus.BAD_REQUEST)
