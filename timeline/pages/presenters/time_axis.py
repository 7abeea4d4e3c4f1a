"""The time axis of a step chart, in percent of its width, with few ticks at round dates."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import pgettext

from timeline.domain.date_labels import short_label
from timeline.domain.dates import parse

# Room for the scale of values at the left, and for the last number at the right.
FIRST = 10.0
LAST = 84.0
MOST_TICKS = 4
DAYS_IN_A_MONTH = 31
# Steps between ticks, in months, from fine to coarse.
STEPS = (1, 3, 6, 12, 24, 60, 120, 240)


@dataclass(frozen=True, slots=True)
class TimeTick:
    """A date on the axis."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Places days between a first and a last one."""

    first: date
    last: date

    def percent(self, day: date) -> float:
        """Return the place of a day, days outside at the nearer end."""
        span = max(1, (self.last - self.first).days)
        return FIRST + (LAST - FIRST) * min(1.0, max(0.0, (day - self.first).days / span))

    def x(self, day: date) -> str:
        """Return the place of a day as an SVG length."""
        return f"{self.percent(day):.2f}%"

    @property
    def ticks(self) -> list[TimeTick]:
        """Return at most a handful of dates: days of a short span, else firsts of months, or of years."""
        span = (self.last - self.first).days
        if span <= 2 * DAYS_IN_A_MONTH:
            step = max(1, -(-span // (MOST_TICKS - 1)))
            days = [self.first + timedelta(days=number) for number in range(0, span + 1, step)]
            return [TimeTick(self.x(day), _day_label(day)) for day in days]
        months = next((step for step in STEPS if span / 30.4 / step <= MOST_TICKS), STEPS[-1])
        number = -(-(self.first.year * 12 + self.first.month - 1) // months) * months
        ticks: list[TimeTick] = []
        while (day := date(number // 12, number % 12 + 1, 1)) <= self.last:
            if day >= self.first:
                ticks.append(TimeTick(self.x(day), _month_label(day, months)))
            number += months
        return ticks


def _day_label(day: date) -> str:
    # Without its year, which the chart's table gives: “27 Sept”.
    return short_label(parse(day.isoformat())).rsplit(" ", 1)[0]


def _month_label(day: date, step: int) -> str:
    if step % 12 == 0:
        return str(day.year)
    return pgettext("month on an axis", "%(month)s") % {"month": short_label(parse(day.isoformat()[:7]))}
