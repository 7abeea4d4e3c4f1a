"""The gallery: the components of the pages in their states, drawn from the record, or invented and said to be."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from timeline.documents.counted import MonthCount
from timeline.documents.disagreements import flags_of
from timeline.documents.marks import Mark
from timeline.documents.matrix import matrix_rows
from timeline.documents.revision_changes import FieldChange, RevisionEntry
from timeline.documents.schema import PlaceInEvent, PublishedEventDocument
from timeline.documents.sums import status_sum_documents
from timeline.domain.vocabulary import Outcome
from timeline.pages.presenters.chronology import PhaseBlock, phase_blocks
from timeline.pages.presenters.cite import CiteBox, box_of_event
from timeline.pages.presenters.claim_list import ListedClaim
from timeline.pages.presenters.claims import claim_row, sources_by_id
from timeline.pages.presenters.comparison import ORDERS, ComparePage, compare_page
from timeline.pages.presenters.event import EventLine, EventPage, event_line, event_page
from timeline.pages.presenters.figure import Drawn, Figure, figure
from timeline.pages.presenters.figure_history import FigureHistory
from timeline.pages.presenters.filter_form import FilterForm
from timeline.pages.presenters.map import LINES, OUTLINES, LocatorMap, event_map
from timeline.pages.presenters.matrix import MatrixSection, matrix_sections
from timeline.pages.presenters.paging import ALL, Paging
from timeline.pages.presenters.phases import PhaseCard
from timeline.pages.presenters.references import EventClaims, Name, names
from timeline.pages.presenters.tallies import tally_table
from timeline.pages.presenters.time_window import Window
from timeline.pages.presenters.timeline import PhaseTile, phase_tiles
from timeline.pages.presenters.tracks import BY_TYPE

# Of a component that repeats itself, so many are enough to see it.
MOST_ROWS = 4


@dataclass(frozen=True, slots=True)
class OfEvent:
    """What is drawn from one event with many claims; `page` holds the parts that its own page shows."""

    page: EventPage
    map: LocatorMap | None
    names: list[Name]
    comparison: ComparePage
    matrix: MatrixSection
    claims: list[ListedClaim]
    line: EventLine
    entries: list[EventClaims]
    cite: CiteBox


def of_event(event: PublishedEventDocument, places: Iterable[PlaceInEvent], form: FilterForm) -> OfEvent:
    """Return the components of an event that has claims, each cut to a few rows.

    The map has one of `places` of each form.
    """
    claims = event["claims"]
    rows = matrix_rows(claims)
    placed = one_of_each_form(places)
    page = event_page(event, [], None)
    sources = sources_by_id(event["sources"])
    sections = matrix_sections(claims, rows, flags_of(claims), status_sum_documents(claims))
    matrix_href = reverse("pages:matrix", args=[event["id"]])
    line = event_line(event)
    return OfEvent(
        page=replace(
            page,
            map=None,
            # The claims have no rows of their own here: the figures of the table lead to the full matrix.
            killed=tally_table(rows, Outcome.KILLED, (), matrix_href, flags_of(claims)),
            # The matrix above shows the first outcome; a claim has one row on a page, as its id is the row's.
            sections=sorted(page.sections[1:], key=lambda section: (not section.scale, section.total))[:1],
            flags=page.flags[:MOST_ROWS],
            history=_first_series(page.history),
            lineage=replace(page.lineage, trees=page.lineage.trees[:MOST_ROWS]),
            sources=page.sources[:MOST_ROWS],
        ),
        map=event_map({**event, "places": placed}),
        names=names(placed[0]["names"]) if placed else [],
        comparison=compare_page(
            form=form,
            outcome=Outcome.KILLED,
            events=[(event, [row for row in rows if row.tally["outcome"] == Outcome.KILLED])],
            paging=None,
            order=ORDERS[0],
            query=QueryDict(),
        ),
        matrix=replace(sections[0], rows=sections[0].rows[:MOST_ROWS]),
        claims=[
            ListedClaim(claim_row(claim, sources), line.title, line.href) for claim in claims[:MOST_ROWS]
        ],
        line=line,
        entries=[EventClaims(line, [claim_row(claim, sources) for claim in claims[:MOST_ROWS]])],
        cite=box_of_event(event, QueryDict()),
    )


def _first_series(history: FigureHistory | None) -> FigureHistory | None:
    if history is None:
        return None
    first = history.groups[0]
    return FigureHistory([replace(first, panels=first.panels[:MOST_ROWS])], [])


def one_of_each_form(places: Iterable[PlaceInEvent]) -> list[PlaceInEvent]:
    """Return the first place with a position of each form that the map draws: point, outline, line, circle."""
    found: dict[str, PlaceInEvent] = {}
    for place in places:
        if place["lat"] is None:
            continue
        form = place["precision"]
        if place["id"] in OUTLINES or place["id"] in LINES:
            form = f"drawn {form}"
        found.setdefault(form, place)
    return list(found.values())


def gallery_figure(
    phases: list[PhaseCard], whole: Window, marks: list[Mark]
) -> tuple[Figure, list[PhaseTile]]:
    """Return strip, years and lanes with the later half of the years in view, and the tiles of the phases."""
    paging = Paging(len(marks), 1, max(1, len(marks)), reverse("pages:timeline"), QueryDict())
    counted = Counter((mark.value, mark.earliest.replace(day=1)) for mark in marks if mark.earliest)
    counts = [
        MonthCount("", 0, is_part=False, is_phase=False, value=value, month=month, count=count)
        for (value, month), count in sorted(counted.items())
    ]
    middle = date((whole.first.year + whole.last.year) // 2, 1, 1)
    drawn = figure(
        phases,
        whole,
        counts=counts,
        everywhere=counts,
        window=Window(max(middle, whole.first), whole.last),
        is_beyond=False,
        drawn=Drawn(BY_TYPE, marks),
        paging=paging,
        filters=paging.query,
    )
    return drawn, phase_tiles(phases, None, paging.path, paging.query)


def gallery_blocks(
    events: list[tuple[str, PublishedEventDocument]], phases: list[PhaseCard]
) -> list[PhaseBlock]:
    """Return events as the list of the home page, each given with its phase."""
    return phase_blocks(events, phases, Counter(phase for phase, _event in events), QueryDict())


def gallery_pagings(total: int) -> list[tuple[str, Paging]]:
    """Return the pager of a list of so many entries on its second page, and with all on one, by their names."""
    path = reverse("pages:timeline")
    pages = [Paging(total, 1, 50, path, QueryDict())]
    second = replace(pages[0], number=min(2, pages[0].pages))
    whole = Paging(total, 1, max(1, total), path, QueryDict(f"page_size={ALL}"))
    return [(_("Pages of the list, in the middle"), second), (_("Pages of the list, all on one"), whole)]


def invented_revisions() -> list[RevisionEntry]:
    """Return one entry of each kind of the history of an event that does not exist."""
    title = FieldChange(_("title"), _("Invented title"), _("Another invented title"))
    note = FieldChange(_("note on the date"), "", _("The day is not known."))

    def entry(kind: str, revision: int, reason: str, fields: list[FieldChange]) -> RevisionEntry:
        return RevisionEntry(
            slug="invented",
            title=_("Invented event"),
            revision=revision,
            kind=kind,
            at=datetime(2020, 1, revision, tzinfo=UTC),
            reason=reason,
            fields=fields,
            claims=[],
        )

    return [
        entry("withdrawn", 4, _("It was recorded twice."), []),
        entry("changed", 3, "", [title, note]),
        entry("changed", 2, "", []),
        entry("created", 1, "", []),
    ]
