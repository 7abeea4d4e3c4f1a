"""What readers take away: the data of each table and chart."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.comparison import COMPARISON_COLUMNS, comparison_document, comparison_rows
from timeline.documents.rows import CLAIM_COLUMNS, Row, claim_row
from timeline.documents.schema import PublishedEventDocument
from timeline.pages.as_of import wanted_day
from timeline.pages.drawings import png_file, svg_file, svg_text
from timeline.pages.frame import frame
from timeline.pages.presenters.as_of import day_label
from timeline.pages.presenters.chart_files import claims_chart, history_chart
from timeline.pages.presenters.claims import outcome_sections, sources_by_id
from timeline.pages.presenters.figure_history import history_groups
from timeline.pages.scales import wanted_scale
from timeline.pages.tables import csv_file
from timeline.pages.views.compare import selected
from timeline.pages.views.entry import entry_page

# What one file holds at most; the bulk files of the API have everything.
MOST_EVENTS = 1000
HISTORY_COLUMNS = ("series", *CLAIM_COLUMNS)


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


@entry_page
def claims_file(request: HttpRequest, slug: str, outcome: str, form: str) -> HttpResponse:
    """Return all claims of one outcome of an event: drawn (svg, png) or as a table (csv)."""
    event, day = _event(request, slug)
    name = f"conflictdb-{slug}-{outcome}"
    if form == "csv":
        claims = [claim for claim in event["claims"] if claim["outcome"] == outcome]
        if not claims:
            raise Http404
        return csv_file(name, CLAIM_COLUMNS, (claim_row(claim, event) for claim in claims))
    sections = outcome_sections(event["claims"], sources_by_id(event["sources"]), wanted_scale(request))
    for section in sections:
        if section.outcome == outcome:
            chart = claims_chart(event, section, day)
            return _drawing(name, form, svg_text("charts/claims.svg", {"chart": chart}))
    raise Http404


@entry_page
def history_file(request: HttpRequest, slug: str, outcome: str, status: str, form: str) -> HttpResponse:
    """Return how the figures of one outcome and status changed: drawn (svg, png) or as a table (csv)."""
    event, day = _event(request, slug)
    name = f"conflictdb-{slug}-{outcome}-{status}-history"
    for group in history_groups(event["claims"], wanted_day(request)):
        if (group.outcome, group.status) == (outcome, status):
            if form == "csv":
                rows: list[Row] = [
                    {"series": number, **claim_row(row.claim, event)}
                    for number, panel in enumerate(group.panels, start=1)
                    for row in panel.rows
                ]
                return csv_file(name, HISTORY_COLUMNS, rows)
            chart = history_chart(event, group, day)
            return _drawing(name, form, svg_text("charts/history.svg", {"chart": chart}))
    raise Http404


def _event(request: HttpRequest, slug: str) -> tuple[PublishedEventDocument, str]:
    """Return the event, as of the wanted day if any, and that day in words."""
    day = wanted_day(request)
    event = store.event(slug)
    return (at(event, day), day_label(day)) if day is not None else (event, "")


def _drawing(name: str, form: str, text: str) -> HttpResponse:
    if form == "svg":
        return svg_file(name, text)
    if form == "png":
        return png_file(name, text)
    raise Http404
