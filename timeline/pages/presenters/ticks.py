"""Where the axis of a window is marked, and with which words. static/js/ticks.js does the same for other widths."""

from dataclasses import dataclass
from datetime import date, timedelta

from timeline.domain.date_labels import short_label
from timeline.domain.dates import parse
from timeline.pages.presenters.time_window import Window

# Steps of the axis in months, or below a month in days; the first that gives few enough ticks is taken.
DAY_STEPS = (1, 2, 7)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
MOST_TICKS = 9
# Where words would leave the drawing, in percent of its width: a year is short, a day or month is not.
LAST_START_OF_YEAR, LAST_START = 96, 92


@dataclass(frozen=True, slots=True)
class Tick:
    """A gridline at `x` percent and its words; none where they would leave the drawing at its edge."""

    x: str
    label: str


def ticks(window: Window) -> list[Tick]:
    """Return the ticks of a window: days, months or years, not more than fit."""
    days, is_of_days = _days(window)
    return [_tick(window.percent(day), _words(day, is_of_days)) for day in days]


def _tick(place: float, words: str) -> Tick:
    last = LAST_START_OF_YEAR if words.isdigit() else LAST_START
    return Tick(f"{place:.2f}%", words if place <= last else "")


def _days(window: Window) -> tuple[list[date], bool]:
    for step in DAY_STEPS:
        if window.days / step <= MOST_TICKS:
            return [window.first + timedelta(days=number) for number in range(0, window.days, step)], True
    first = window.first.year * 12 + window.first.month - 1
    last = window.last.year * 12 + window.last.month - 1
    step = next((one for one in MONTH_STEPS if (last - first) / one < MOST_TICKS), MONTH_STEPS[-1])
    numbers = range(-(-first // step) * step, last + 1, step)
    days = [date(number // 12, number % 12 + 1, 1) for number in numbers if number >= 12]
    return [day for day in days if window.holds(day)], False


def _words(day: date, is_of_days: bool) -> str:
    if is_of_days:
        return short_label(parse(day.isoformat()))
    return f"{day.year}" if day.month == 1 else short_label(parse(f"{day:%Y-%m}"))
