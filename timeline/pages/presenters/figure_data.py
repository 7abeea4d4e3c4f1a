"""The figure as plain numbers and words, for the script that moves it (static/js/figure-data.js)."""

from collections.abc import Mapping
from datetime import date
from typing import TypedDict

from timeline.documents.marks import Mark
from timeline.pages.presenters.dates import date_text
from timeline.pages.presenters.lanes import Bin
from timeline.pages.presenters.phases import PhaseCard
from timeline.pages.presenters.time_window import Window
from timeline.templatetags.glyphs import LANE_OF, LANES

EPOCH = date(1970, 1, 1).toordinal()
KINDS = {glyph: number for number, glyph in enumerate(LANES)}
MONTHS_IN_A_YEAR = 12


class FigureData(TypedDict):
    """What the browser draws from; days count from 1 January 1970, lanes and kinds from 0.

    A mark is slug, title, lane, first day, last day (null where open or unknown), date in words, 1 if it is rough, and
    kind. `marks` is null where there are more events than can be drawn one by one; where `is_of_window`, it holds those
    of the window alone. In both cases `months` tells for each lane how many events begin in each month from the first
    of `whole` on, and where `days` is not null, it tells the same of each day of the window. `wars` are the first and
    last days of the phases of fighting.
    """

    whole: tuple[int, int]
    window: tuple[int, int]
    wars: list[tuple[int, int]]
    marks: list[tuple[str, str, int, int | None, int | None, str, int, int]] | None
    is_of_window: bool
    months: list[list[int]] | None
    days: list[list[int]] | None


def figure_data(
    whole: Window,
    window: Window,
    phases: list[PhaseCard],
    *,
    lanes: int,
    places: Mapping[str, int],
    marks: list[Mark] | None,
    is_of_window: bool,
    months: list[Bin] | None,
    days: list[Bin] | None,
) -> FigureData:
    """Return the figure of so many lanes; `places` are the lanes by the values of their events."""
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
                places[mark.value],
                _day_number(mark.earliest) if mark.earliest else None,
                _day_number(mark.latest) if mark.latest else None,
                date_text(mark),
                int(mark.is_rough),
                KINDS[LANE_OF[mark.type]],
            )
            for mark in marks
            if mark.value in places and mark.type in LANE_OF
        ],
        is_of_window=is_of_window,
        months=_counts_of_months(months, lanes, whole) if months is not None else None,
        days=_counts_of_days(days, lanes, window) if days is not None else None,
    )


def _counts_of_months(bins: list[Bin], lanes: int, whole: Window) -> list[list[int]]:
    years = whole.last.year - whole.first.year + 1
    counts = [[0] * (years * MONTHS_IN_A_YEAR) for _lane in range(lanes)]
    for one in bins:
        counts[one.lane][(one.first.year - whole.first.year) * MONTHS_IN_A_YEAR + one.first.month - 1] = (
            one.count
        )
    return counts


def _counts_of_days(bins: list[Bin], lanes: int, window: Window) -> list[list[int]]:
    counts = [[0] * window.days for _lane in range(lanes)]
    for one in bins:
        counts[one.lane][(one.first - window.first).days] = one.count
    return counts


def _day_number(day: date) -> int:
    return day.toordinal() - EPOCH
