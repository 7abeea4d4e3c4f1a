"""Every year of the record as a link: the axis of the strip, and the index to jump into the list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from timeline.documents.counted import MonthCount
from timeline.pages.presenters.paging import Paging
from timeline.pages.presenters.time_window import Window, window_href

# More years than this do not fit side by side as targets of 24 pixels; they then stand in a grid.
MOST_ON_AXIS = 40


@dataclass(frozen=True, slots=True)
class YearEntry:
    """A year; `href` is empty where nothing begins."""

    year: int
    count: int
    href: str

    @property
    def is_decade(self) -> bool:
        """Return whether the year stands out on the axis."""
        return self.year % 10 == 0

    @property
    def short(self) -> str:
        """Return the year as the narrow axis writes it."""
        return f"\N{RIGHT SINGLE QUOTATION MARK}{self.year % 100:02d}"


@dataclass(frozen=True, slots=True)
class Years:
    """The years from the first to the last; those without events only where they keep the axis even."""

    entries: list[YearEntry]
    is_axis: bool


def years(
    counts: Iterable[MonthCount], everywhere: Iterable[MonthCount], whole: Window, paging: Paging
) -> Years:
    """Return the years, each linked to where it begins in the list, or else to a window of that year alone."""
    listed, recorded = _by_year(counts), _by_year(everywhere)
    is_axis = whole.last.year - whole.first.year < MOST_ON_AXIS
    # Year 1 stands for an open beginning (PublishedEvent.earliest); those events come first in the list.
    before = listed.get(1, 0)
    entries = []
    for year in range(whole.first.year, whole.last.year + 1):
        href = ""
        if listed.get(year):
            href = paging.href(paging.page_of(before), f"year-{year}")
        elif recorded.get(year):
            href = window_href(paging.path, paging.query, Window(date(year, 1, 1), date(year, 12, 31)))
        if href or is_axis:
            entries.append(YearEntry(year, listed.get(year) or recorded.get(year, 0), href))
        before += listed.get(year, 0)
    return Years(entries, is_axis)


def _by_year(counts: Iterable[MonthCount]) -> Mapping[int, int]:
    by_year: dict[int, int] = {}
    for entry in counts:
        year = entry.month.year
        by_year[year] = by_year.get(year, 0) + entry.count
    return by_year
