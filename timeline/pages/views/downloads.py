"""What readers take away of an event: its charts, drawn or as tables."""

from django.http import Http404, HttpRequest, HttpResponse

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.rows import CLAIM_COLUMNS, Row, claim_row
from timeline.documents.schema import PublishedEventDocument
from timeline.pages.as_of import wanted_day
from timeline.pages.drawings import chart_file
from timeline.pages.presenters.as_of import day_label
from timeline.pages.presenters.chart_files import claims_chart, history_chart
from timeline.pages.presenters.claims import outcome_sections, sources_by_id
from timeline.pages.presenters.figure_history import history_groups
from timeline.pages.revisions import wanted_revision
from timeline.pages.scales import wanted_scale
from timeline.pages.tables import csv_file
from timeline.pages.views.entry import entry_page

HISTORY_COLUMNS = ("series", *CLAIM_COLUMNS)


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
            return chart_file(name, form, "charts/claims.svg", chart)
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
            return chart_file(name, form, "charts/history.svg", chart)
    raise Http404


def _event(request: HttpRequest, slug: str) -> tuple[PublishedEventDocument, str]:
    """Return the event in the wanted revision, as of the wanted day if any, and that day in words."""
    day = wanted_day(request)
    event = store.event(slug, wanted_revision(request))
    return (at(event, day), day_label(day)) if day is not None else (event, "")
