"""What readers take away: the data of each table and chart."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.comparison import COMPARISON_COLUMNS, comparison_document, comparison_rows
from timeline.pages.as_of import wanted_day
from timeline.pages.frame import frame
from timeline.pages.tables import csv_file
from timeline.pages.views.compare import selected
from timeline.pages.views.entry import entry_page

# What one file holds at most; the bulk files of the API have everything.
MOST_EVENTS = 1000


@require_safe
def compare_csv(request: HttpRequest) -> HttpResponse:
    """Return the comparison of the events in view, one row for each cell."""
    chosen = selected(request.GET, frame(request).known)
    if chosen.errors:
        detail = " ".join(message for messages in chosen.errors.values() for message in messages)
        return render(request, "400.html", {"detail": detail}, status=HTTPStatus.BAD_REQUEST)
    events = (row.load() for row in chosen.events[:MOST_EVENTS])
    comparisons = (
        comparison_document(event, outcomes=[chosen.outcome], as_of=chosen.day) for event in events
    )
    rows = (row for comparison in comparisons for row in comparison_rows(comparison))
    return csv_file(f"conflictdb-compare-{chosen.outcome}", COMPARISON_COLUMNS, rows)


@entry_page
def matrix_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the matrix of one event, one row for each cell."""
    comparison = comparison_document(store.event(slug), as_of=wanted_day(request))
    return csv_file(f"conflictdb-{slug}", COMPARISON_COLUMNS, comparison_rows(comparison))
