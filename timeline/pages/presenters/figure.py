"""The figure above the list: strip, years and lanes over one stretch of time, and what moves it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.documents.counted import MonthCount
from timeline.documents.marks import DayCount, Mark
from timeline.pages.choices import Choice
from timeline.pages.presenters.figure_data import FigureData, figure_data
from timeline.pages.presenters.lanes import Bin, Lane, lanes
from timeline.pages.presenters.overview import Overview, overview
from timeline.pages.presenters.paging import Paging
from timeline.pages.presenters.phases import PhaseCard
from timeline.pages.presenters.ticks import Tick, ticks
from timeline.pages.presenters.time_window import ONE_DAY, Move, Window, moves
from timeline.pages.presenters.tracks import (
    BY_TYPE,
    Track,
    names_of_kinds,
    places_of,
    split_choices,
    tracks,
)
from timeline.pages.presenters.years import Years, years
from timeline.templatetags.glyphs import LANES


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the lanes are drawn from.

    `marks` are events one by one: all of them at any time, or where `is_of_window` those of the window; None where they
    are too many. Then `days` are their numbers by the day, and where the window is too long for that None as well.
    """

    split: str
    marks: list[Mark] | None
    is_of_window: bool = False
    days: list[DayCount] | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """Everything that the figure shows; `title` and `when` say which stretch of time is in view.

    `first_day` is the first one in view; `names_of_kinds` explain the shapes where the lanes do not. `last_year` is
    that of the whole record where the filters ask for a time after it, which cannot be drawn, else none.
    """

    title: str
    when: str
    overview: Overview
    years: Years
    lanes: list[Lane]
    choices: list[Choice]
    bands: list[tuple[str, str]]
    ticks: list[Tick]
    moves: list[Move]
    funnel: str
    first_day: date
    last_year: int | None
    is_whole: bool
    is_counted: bool
    kinds: list[str]
    names_of_kinds: list[tuple[str, str]]
    data: FigureData


def figure(
    phases: list[PhaseCard],
    whole: Window,
    *,
    counts: list[MonthCount],
    everywhere: list[MonthCount],
    window: Window,
    is_beyond: bool,
    drawn: Drawn,
    paging: Paging,
    filters: QueryDict,
) -> Figure:
    """Return the figure of a window, which is the whole record where the time asked for `is_beyond` it.

    `counts` are the events of the list, `everywhere` those under the same filters at any time and in any phase.
    """
    is_whole = window == whole
    left, right = whole.percent(window.first), whole.percent(window.last + ONE_DAY)
    found = tracks(drawn.split, phases)
    months = _months(found, everywhere, filters.getlist("phase"))
    days = _days(found, drawn.days) if drawn.days is not None else None
    bins = [] if drawn.marks is not None else days if days is not None else months
    return Figure(
        title=_("All events, %(when)s") % {"when": window.text} if is_whole else window.text,
        when=window.text,
        overview=overview(everywhere, phases, whole, window),
        years=years(counts, everywhere, whole, paging),
        lanes=lanes(
            found,
            drawn.marks or [],
            bins,
            _by_value(counts, drawn.split),
            window,
            paging.path,
            paging.query,
            filters,
        ),
        choices=split_choices(paging.path, paging.query, drawn.split),
        bands=war_bands(phases, window),
        ticks=ticks(window),
        moves=moves(window, whole, paging.path, paging.query),
        funnel=f"M{left:.2f} 0H{right:.2f}L100 10H0z",
        first_day=window.first,
        last_year=whole.last.year if is_beyond else None,
        is_whole=is_whole,
        is_counted=drawn.marks is None,
        kinds=list(LANES),
        names_of_kinds=list(names_of_kinds().items()) if drawn.split != BY_TYPE else [],
        data=figure_data(
            whole,
            window,
            phases,
            lanes=len(found),
            places=places_of(found),
            marks=drawn.marks,
            is_of_window=drawn.is_of_window,
            months=months if drawn.marks is None or drawn.is_of_window else None,
            days=days,
        ),
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


def _by_value(counts: Iterable[MonthCount], split: str) -> dict[str, int]:
    """Count the events of the list by what sets them apart; a phase itself belongs to none."""
    by_value: dict[str, int] = {}
    for entry in counts:
        if not (entry.is_phase and split == "phase"):
            by_value[entry.value] = by_value.get(entry.value, 0) + entry.count
    return by_value


def _months(found: list[Track], counts: Iterable[MonthCount], phases: list[str]) -> list[Bin]:
    """Return how many events of each lane begin in each month; where phases are chosen, those that belong to them."""
    places = places_of(found)
    sums: dict[tuple[int, date], int] = {}
    for entry in counts:
        is_wanted = not phases or (entry.is_part and entry.phase in phases)
        if is_wanted and not entry.is_phase and entry.value in places and entry.month.year > 1:
            key = (places[entry.value], entry.month)
            sums[key] = sums.get(key, 0) + entry.count
    return [Bin(lane, month, _last_of(month), count) for (lane, month), count in sums.items()]


def _days(found: list[Track], counts: Iterable[DayCount]) -> list[Bin]:
    places = places_of(found)
    sums: dict[tuple[int, date], int] = {}
    for entry in counts:
        if entry.value in places:
            key = (places[entry.value], entry.day)
            sums[key] = sums.get(key, 0) + entry.count
    return [Bin(lane, day, day, count) for (lane, day), count in sums.items()]


def _last_of(month: date) -> date:
    years_on, place = divmod(month.month, 12)
    return date(month.year + years_on, place + 1, 1) - ONE_DAY
