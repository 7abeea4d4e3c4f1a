"""The figure above the list: strip, years and lanes over one stretch of time, and what moves it."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.documents.marks import Bin, Mark
from timeline.pages.presenters.dates import date_text
from timeline.pages.presenters.lanes import Lane, lanes
from timeline.pages.presenters.overview import DayCount, Overview, overview
from timeline.pages.presenters.paging import Paging
from timeline.pages.presenters.phases import PhaseCard
from timeline.pages.presenters.ticks import Tick, ticks
from timeline.pages.presenters.time_window import ONE_DAY, Move, Window, moves
from timeline.pages.presenters.years import Years, years
from timeline.templatetags.glyphs import LANE_OF, LANES

EPOCH = date(1970, 1, 1).toordinal()
LANE_NUMBERS = {glyph: number for number, glyph in enumerate(LANES)}


class FigureData(TypedDict):
    """What the browser draws from (static/js/figure-data.js); days count from 1 January 1970.

    A mark is slug, title, lane, first day, last day (null where open or unknown), date in words, 1 if it is rough.
    `marks` is null where there are more events than can be drawn one by one; then `bins` has lane, first day, last day
    and count of those that begin in it. `wars` are the first and last days of the phases of fighting.
    """

    whole: tuple[int, int]
    window: tuple[int, int]
    wars: list[tuple[int, int]]
    marks: list[tuple[str, str, int, int | None, int | None, str, int]] | None
    bins: list[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything that the figure shows; `title` and `when` say which stretch of time is in view."""

    title: str
    when: str
    overview: Overview
    years: Years
    lanes: list[Lane]
    bands: list[tuple[str, str]]
    ticks: list[Tick]
    moves: list[Move]
    funnel: str
    is_whole: bool
    data: FigureData


def figure(
    phases: list[PhaseCard],
    whole: Window,
    *,
    counts: list[DayCount],
    everywhere: list[DayCount],
    window: Window,
    marks: list[Mark] | None,
    bins: list[Bin],
    paging: Paging,
    filters: QueryDict,
) -> Figure:
    """Return the figure of a window.

    `counts` the events of the list, `marks` those under the same filters at any
    time, `everywhere` those at any time and in any phase.
    """
    by_type: dict[str, int] = {}
    for entry in counts:
        by_type[entry.type] = by_type.get(entry.type, 0) + entry.count
    is_whole = window == whole
    left, right = whole.percent(window.first), whole.percent(window.last + ONE_DAY)
    return Figure(
        title=_("All events, %(when)s") % {"when": window.text} if is_whole else window.text,
        when=window.text,
        overview=overview(everywhere, phases, whole, window),
        years=years(counts, everywhere, whole, paging),
        lanes=lanes(marks or [], bins, by_type, window, paging.path, paging.query, filters),
        bands=war_bands(phases, window),
        ticks=ticks(window),
        moves=moves(window, whole, paging.path, paging.query),
        funnel=f"M{left:.2f} 0H{right:.2f}L100 10H0z",
        is_whole=is_whole,
        data=figure_data(whole, window, phases, marks, bins),
    )


def war_bands(phases: list[PhaseCard], window: Window) -> list[tuple[str, str]]:
    """Return where the wars lie in a window: left and width in percent."""
    bands = []
    for phase in phases:
        if not phase.is_war:
            continue
        left = max(0.0, window.percent(phase.first or window.first))
        right = min(100.0, window.percent(phase.last or window.last))
        if right > left:
            bands.append((f"{left:.2f}%", f"{right - left:.2f}%"))
    return bands


def figure_data(
    whole: Window,
    window: Window,
    phases: list[PhaseCard],
    marks: list[Mark] | None,
    bins: list[Bin],
) -> FigureData:
    """Return the figure as plain numbers and words."""
    return FigureData(
        whole=(_day_number(whole.first), _day_number(whole.last)),
        window=(_day_number(window.first), _day_number(window.last)),
        wars=[
            (_day_number(phase.first or whole.first), _day_number(phase.last or whole.last))
            for phase in phases
            if phase.is_war
        ],
        marks=None
        if marks is None
        else [
            (
                mark.slug,
                mark.title,
                LANE_NUMBERS[LANE_OF[mark.type]],
                _day_number(mark.earliest) if mark.earliest else None,
                _day_number(mark.latest) if mark.latest else None,
                date_text(mark),
                int(mark.is_rough),
            )
            for mark in marks
            if mark.type in LANE_OF
        ],
        bins=[
            (LANE_NUMBERS[LANE_OF[one.type]], _day_number(one.first), _day_number(one.last), one.count)
            for one in bins
            if one.type in LANE_OF
        ],
    )


def _day_number(day: date) -> int:
    return day.toordinal() - EPOCH
