"""The home page: the chronology with its index, filter form and pages."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from timeline.documents.schema import PublishedEventDocument
from timeline.pages.addresses import address, replaced
from timeline.pages.presenters.chronology import PhaseBlock, phase_blocks
from timeline.pages.presenters.filter_form import FilterForm
from timeline.pages.presenters.paging import Paging
from timeline.pages.presenters.phases import PhaseCard

# Wider than this, bars and their years no longer fit side by side; the index becomes a plain grid.
MOST_BARS = 45


@dataclass(frozen=True, slots=True)
class YearCount:
    """How many events of one phase begin in one year."""

    phase: str
    year: int
    count: int


@dataclass(frozen=True, slots=True)
class YearEntry:
    """A year of the index; `top` and `height` draw its bar, in percent of the strip."""

    year: int
    count: int
    href: str
    top: str
    height: str

    @property
    def is_decade(self) -> bool:
        """Return whether the year is written in full on the strip."""
        return self.year % 10 == 0

    @property
    def short(self) -> str:
        """Return the year as the narrow strip writes it."""
        return str(self.year) if self.is_decade else f"\N{RIGHT SINGLE QUOTATION MARK}{self.year % 100:02d}"


@dataclass(frozen=True, slots=True)
class YearIndex:
    """Every year from the first to the last that has events."""

    entries: list[YearEntry]
    is_strip: bool

    @property
    def first(self) -> int:
        """Return the first year."""
        return self.entries[0].year

    @property
    def last(self) -> int:
        """Return the last year."""
        return self.entries[-1].year


@dataclass(frozen=True, slots=True)
class PhaseTile:
    """A link to one phase; `count` is how many of the events in view it holds, none where the list leaves it out."""

    phase: PhaseCard
    count: int | None
    href: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Everything that the home page shows below its title; without a list where the filters were refused."""

    form: FilterForm
    tiles: list[PhaseTile]
    index: YearIndex | None
    paging: Paging | None
    blocks: list[PhaseBlock]


def phase_tiles(
    phases: list[PhaseCard], totals: dict[str, int] | None, path: str, query: QueryDict
) -> list[PhaseTile]:
    """Return a link for each phase that keeps the other filters; the chosen one leads back to all of them."""
    chosen = query.getlist("phase")
    return [
        PhaseTile(
            phase=phase,
            count=totals.get(phase.id, 0)
            if totals is not None and (not chosen or phase.id in chosen)
            else None,
            href=address(path, replaced(query, phase="" if chosen == [phase.id] else phase.id)),
            is_current=phase.id in chosen,
        )
        for phase in phases
    ]


def phase_totals(counts: Iterable[YearCount]) -> dict[str, int]:
    """Return how many events in view each phase has."""
    totals: dict[str, int] = {}
    for entry in counts:
        totals[entry.phase] = totals.get(entry.phase, 0) + entry.count
    return totals


def year_index(counts: Iterable[YearCount], paging: Paging) -> YearIndex | None:
    """Return the index of years, each linked to the page on which it begins; nothing if there are no events."""
    by_year: dict[int, int] = {}
    for entry in counts:
        by_year[entry.year] = by_year.get(entry.year, 0) + entry.count
    # Year 1 stands for an open beginning (PublishedEvent.earliest).
    dated = sorted(year for year in by_year if year > 1)
    if not dated:
        return None
    is_strip = dated[-1] - dated[0] < MOST_BARS
    highest = max(by_year[year] for year in dated)
    before = by_year.get(1, 0)
    entries = []
    for year in range(dated[0], dated[-1] + 1) if is_strip else dated:
        count = by_year.get(year, 0)
        height = 100 * math.sqrt(count / highest)
        href = paging.href(paging.page_of(before), f"year-{year}") if count else ""
        entries.append(YearEntry(year, count, href, f"{100 - height:.1f}%", f"{height:.1f}%"))
        before += count
    return YearIndex(entries, is_strip)


def timeline_page(
    *,
    form: FilterForm,
    phases: list[PhaseCard],
    counts: list[YearCount],
    events: Iterable[tuple[str, PublishedEventDocument]],
    paging: Paging,
) -> TimelinePage:
    """Return the home page; `events` are those of the wanted page, each with the phase it is listed under."""
    return TimelinePage(
        form=form,
        tiles=phase_tiles(phases, phase_totals(counts), paging.path, paging.query),
        index=year_index(counts, paging),
        paging=paging,
        blocks=phase_blocks(events, phases, phase_totals(counts)),
    )


def refused_page(form: FilterForm, phases: list[PhaseCard], path: str) -> TimelinePage:
    """Return the home page without a list, for a query that cannot be read."""
    return TimelinePage(
        form=form, tiles=phase_tiles(phases, None, path, QueryDict()), index=None, paging=None, blocks=[]
    )
