"""The common scale of a chart, linear or logarithmic, in percent of its cell."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Form = Literal["linear", "log"]

# Room for the arrows of open ends: the lower one is the shorter for all but the least numbers.
FIRST = 9.0
LAST = 86.0
# On a logarithmic scale zero has no place; it is drawn at the low end, one apart from it.
FIRST_WITH_ZERO = 18.0
# Beyond this ratio a linear scale would press the small figures into one mark.
LOG_FROM_RATIO = 60
MOST_TICKS = 4
# With more gridlines than this their numbers would run into one another.
MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A gridline: where, in percent, and its number."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Places numbers from 0 to `high`, or if logarithmic from 1 to `high`, which is then a power of ten."""

    form: Form
    high: int
    has_zero: bool

    @property
    def is_log(self) -> bool:
        """Return whether equal distances mean equal ratios."""
        return self.form == "log"

    def x(self, value: int) -> str:
        """Return the place of a number, such as "43.5%"."""
        return f"{self._percent(value):.2f}%"

    def _percent(self, value: int) -> float:
        if self.form == "linear":
            return FIRST + (LAST - FIRST) * value / self.high
        if value < 1:
            return FIRST
        first = FIRST_WITH_ZERO if self.has_zero else FIRST
        return first + (LAST - first) * math.log10(value) / math.log10(self.high)

    @property
    def ticks(self) -> list[Tick]:
        """Return the gridlines, in order."""
        return [Tick(self.x(value), f"{value:,}") for value in self._tick_values()]

    @property
    def labelled(self) -> list[Tick]:
        """Return the gridlines whose numbers have room: all if they are few, or every second one."""
        return self.ticks[:: 1 if len(self.ticks) <= MOST_LABELS else 2]

    @property
    def labelled_narrow(self) -> list[Tick]:
        """Return the gridlines whose numbers have room in a narrow column: every second one, or every third."""
        return self.ticks[:: 2 if len(self.ticks) <= MOST_LABELS else 3]

    def _tick_values(self) -> list[int]:
        if self.form == "linear":
            step = round_step(self.high)
            return list(range(0, self.high + 1, step))
        powers = [10**power for power in range(round(math.log10(self.high)) + 1)]
        return [0, *powers] if self.has_zero else powers


def round_step(high: int) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50, ... that needs at most `MOST_TICKS` steps."""
    magnitude = 1
    while True:
        for factor in (1, 2, 5):
            if high <= factor * magnitude * MOST_TICKS:
                return factor * magnitude
        magnitude *= 10


def scale_for(values: Iterable[int], form: Form | None = None) -> Scale | None:
    """Return the scale for these numbers, or nothing if there are fewer than two different ones to compare."""
    known = sorted(set(values))
    if len(known) < 2:
        return None
    positive = [value for value in known if value > 0]
    chosen: Form = form or ("log" if positive[-1] > LOG_FROM_RATIO * positive[0] else "linear")
    high = 10 ** max(1, math.ceil(math.log10(known[-1]))) if chosen == "log" else known[-1]
    return Scale(chosen, high, has_zero=known[0] == 0)
