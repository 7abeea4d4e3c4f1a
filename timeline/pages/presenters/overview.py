"""The strip above the lanes: how many events begin when, in which phase, and which part of it is in view."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from timeline.documents.counted import MonthCount
from timeline.domain.date_labels import short_label
from timeline.domain.dates import parse
from timeline.pages.presenters.phases import PhaseCard
from timeline.pages.presenters.ticks import Tick, ticks
from timeline.pages.presenters.time_window import ONE_DAY, Window

# The places within the drawing, in its own units from the top; static/css/components/overview.css has its height.
TOP, FOOT, BAR_HIGH = 32, 124, 7
# A bin is as fine as the strip can show: no more of them than this.
MOST_BINS = 200
MONTHS_OF_BINS = (3, 12, 120, 1200)
# Numbers of phases stand at least this far apart, in percent of the strip.
NUMERAL_GAP = 2.0
GRID_ROOTS = (1, 2, 3, 4, 5, 10, 20, 40, 80, 160, 320)
MOST_GRIDLINES = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One bin: `x` and `width` in hundredths of the strip, the rest in units of the drawing."""

    x: str
    width: str
    y: str
    height: str
    count: int


@dataclass(frozen=True, slots=True)
class Band:
    """A phase on the strip; `numeral_x` is where its number stands, pushed aside by its neighbours."""

    phase: PhaseCard
    x: str
    width: str
    middle: str
    numeral_x: str
    is_narrow: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole strip; `peak` names the highest bin in words, and is empty where no bin has two events."""

    caption: str
    bars: list[Bar]
    year_bars: list[Bar]
    gridlines: list[tuple[int, str]]
    bands: list[Band]
    peak: str
    years: list[Tick]
    window_x: str
    window_width: str
    is_windowed: bool


def overview(
    counts: Iterable[MonthCount], phases: list[PhaseCard], whole: Window, window: Window
) -> Overview:
    """Return the strip over `whole`, the record's years, with the window on it."""
    dated = [entry for entry in counts if entry.month >= whole.first]
    years = whole.last.year - whole.first.year + 1
    months = next((one for one in MONTHS_OF_BINS if years * 12 / one <= MOST_BINS), MONTHS_OF_BINS[-1])
    bins = _bins(dated, months)
    highest = max(bins.values(), default=0)
    by_year = _bins(dated, max(months, 12))
    left, right = whole.percent(window.first), whole.percent(window.last + ONE_DAY)
    return Overview(
        caption=_caption(months),
        bars=[_bar(bin_, count, months, highest, whole) for bin_, count in sorted(bins.items())],
        year_bars=[
            _bar(bin_, count, max(months, 12), max(by_year.values()), whole)
            for bin_, count in sorted(by_year.items())
        ],
        gridlines=_gridlines(highest),
        bands=_bands(phases, whole),
        peak=_peak(bins, months) if highest > 1 else "",
        years=[tick for tick in ticks(whole) if tick.label.isdigit()],
        window_x=f"{left:.2f}",
        window_width=f"{right - left:.2f}",
        is_windowed=window != whole,
    )


def _bins(counts: Iterable[MonthCount], months: int) -> dict[int, int]:
    """Sum by bins of so many months, counted from the beginning of year 0."""
    bins: dict[int, int] = {}
    for entry in counts:
        number = (entry.month.year * 12 + entry.month.month - 1) // months
        bins[number] = bins.get(number, 0) + entry.count
    return bins


def _start(number: int, months: int) -> date:
    year, month = divmod(number * months, 12)
    return date(min(max(year, 1), date.max.year), month + 1, 1)


def _bar(number: int, count: int, months: int, highest: int, whole: Window) -> Bar:
    left = max(0.0, whole.percent(_start(number, months)))
    width = whole.percent(_start(number + 1, months)) - left
    height = (FOOT - TOP) * math.sqrt(count / highest)
    # A little air between bars, so that each can be counted.
    return Bar(
        f"{left + width * 0.08:.2f}", f"{width * 0.84:.2f}", f"{FOOT - height:.1f}", f"{height:.1f}", count
    )


def _gridlines(highest: int) -> list[tuple[int, str]]:
    """Return counts with their heights: squares, so that the root can be read off."""
    roots = [root for root in GRID_ROOTS if root * root <= highest][-MOST_GRIDLINES:]
    return [(root**2, f"{FOOT - (FOOT - TOP) * root / math.sqrt(highest):.1f}") for root in roots]


def _bands(phases: list[PhaseCard], whole: Window) -> list[Band]:
    bands = []
    free_from = 0.0
    for phase in phases:
        left = max(0.0, whole.percent(phase.first or whole.first))
        right = min(100.0, whole.percent((phase.last or whole.last) + ONE_DAY))
        middle = (left + right) / 2
        numeral = min(max(middle, free_from), 99.0)
        free_from = numeral + NUMERAL_GAP
        bands.append(
            Band(
                phase=phase,
                x=f"{left:.2f}",
                width=f"{max(0.0, right - left):.2f}",
                middle=f"{middle:.2f}%",
                numeral_x=f"{numeral:.2f}%",
                is_narrow=right - left < NUMERAL_GAP,
            )
        )
    return bands


def _peak(bins: dict[int, int], months: int) -> str:
    number = max(bins, key=lambda one: bins[one])
    first, last = _start(number, months), _start(number + 1, months) - ONE_DAY
    if months < 12:
        span = short_label(parse(f"{first:%Y-%m}/{last:%Y-%m}"))
    else:
        span = f"{first.year}" if months == 12 else f"{first.year}\N{EN DASH}{last.year}"
    # A number alone on the next line of a narrow caption would read as a day.
    return _("%(span)s:\N{NO-BREAK SPACE}%(count)d") % {"span": span, "count": bins[number]}


def _caption(months: int) -> str:
    return {
        3: _("Events begun in each quarter"),
        12: _("Events begun in each year"),
        120: _("Events begun in each decade"),
    }.get(months, _("Events begun in each century"))
