"""The home page: the chronology with its index, filter form and pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from timeline.documents.counted import MonthCount
from timeline.documents.schema import PublishedEventDocument
from timeline.pages.addresses import PAGING, address, replaced
from timeline.pages.presenters.chronology import PhaseBlock, phase_blocks
from timeline.pages.presenters.figure import Figure
from timeline.pages.presenters.filter_form import FilterForm
from timeline.pages.presenters.going_on import GoingOn, going_on, has_no_known_end
from timeline.pages.presenters.paging import Paging
from timeline.pages.presenters.phases import PhaseCard
from timeline.pages.presenters.time_window import TIMES


@dataclass(frozen=True, slots=True)
class PhaseTile:
    """A link to one phase; `count` is how many of the events in view it holds, none where the list leaves it out."""

    phase: PhaseCard
    count: int | None
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Everything that the home page shows below its title; without a list where the filters were refused.

    `is_endless` where a time after the whole record was asked for and only events without a known end answer it.
    """

    form: FilterForm
    tiles: list[PhaseTile]
    figure: Figure | None
    paging: Paging | None
    blocks: list[PhaseBlock]
    going_on: GoingOn | None
    is_endless: bool

    @property
    def has_marks(self) -> bool:
        """Return whether claims that fit the filters are marked beside others."""
        return any(
            article.claims is not None and article.claims.has_marks
            for block in self.blocks
            for year in block.years
            for month in year.months
            for article in month.events
        )


def phase_tiles(
    phases: list[PhaseCard], totals: dict[str, int] | None, path: str, query: QueryDict
) -> list[PhaseTile]:
    """Return a link for each phase that keeps the other filters; the chosen one leads back to all of them."""
    chosen = query.getlist("phase")
    return [
        PhaseTile(
            phase=phase,
            count=totals.get(phase.id, 0) if totals is not None else None,
            href=_phase_href(path, query, "" if chosen == [phase.id] else phase.id),
            is_current=phase.id in chosen,
        )
        for phase in phases
    ]


def _phase_href(path: str, query: QueryDict, phase: str) -> str:
    """Return the address of a phase from its beginning: whatever part of it was in view is left behind."""
    nowhere = dict.fromkeys((*TIMES, *PAGING), "")
    return address(path, replaced(query, **nowhere, phase=phase))


def phase_totals(counts: Iterable[MonthCount]) -> dict[str, int]:
    """Return how many of the counted events each phase has."""
    totals: dict[str, int] = {}
    for entry in counts:
        totals[entry.phase] = totals.get(entry.phase, 0) + entry.count
    return totals


def timeline_page(
    *,
    form: FilterForm,
    phases: list[PhaseCard],
    counts: list[MonthCount],
    everywhere: list[MonthCount],
    figure: Figure | None,
    events: Iterable[tuple[str, PublishedEventDocument]],
    paging: Paging,
    filters: QueryDict,
) -> TimelinePage:
    """Return the home page; `events` are those of the wanted page, each with the phase it is listed under.

    `counts` are those of the list, `everywhere` those under the same filters at any time and in any phase.
    """
    blocks = phase_blocks(events, phases, phase_totals(counts), filters)
    return TimelinePage(
        form=form,
        tiles=phase_tiles(
            phases, phase_totals(entry for entry in everywhere if entry.is_part), paging.path, paging.query
        ),
        figure=figure,
        paging=paging,
        blocks=blocks,
        going_on=going_on(blocks, figure.first_day) if figure and not figure.is_whole else None,
        is_endless=bool(figure and figure.last_year and has_no_known_end(blocks)),
    )


def refused_page(form: FilterForm, phases: list[PhaseCard], path: str) -> TimelinePage:
    """Return the home page without a list, for a query that cannot be read."""
    return TimelinePage(
        form=form,
        tiles=phase_tiles(phases, None, path, QueryDict()),
        figure=None,
        paging=None,
        blocks=[],
        going_on=None,
        is_endless=False,
    )
