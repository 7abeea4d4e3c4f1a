"""The stretch of time that the figure shows, as the address says it, and the windows beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.domain.date_labels import label
from timeline.domain.dates import parse
from timeline.pages.addresses import address

# The parameters that say when; a window stands in the address as `after` and `before`.
TIMES = ("after", "before", "year_min", "year_max", "year")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Window:
    """From the first to the last day, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days the window has."""
        return (self.last - self.first).days + 1

    @property
    def text(self) -> str:
        """Return the window in words, such as "27 September to 31 December 2020"."""
        first, last = bound_text(self.first, is_end=False), bound_text(self.last, is_end=True)
        if first == last:
            return label(parse(first))
        # Both ends in the same words: "27 September to 31 December 2020", not "27 September to 2020".
        kept = max(len(first), len(last))
        first, last = self.first.isoformat()[:kept], self.last.isoformat()[:kept]
        return label(parse(f"{first}/{last}"))

    def percent(self, day: date) -> float:
        """Return where a day begins, in percent of the width; beyond 0 and 100 it lies outside."""
        return 100 * (day - self.first).days / self.days

    def holds(self, day: date) -> bool:
        """Return whether a day is in view."""
        return self.first <= day <= self.last


def whole_years(first: date, last: date) -> Window:
    """Return the window of all the years that two days lie in."""
    return Window(date(first.year, 1, 1), date(last.year, 12, 31))


def bound_text(day: date, *, is_end: bool) -> str:
    """Return a bound as short as it can be said exactly: a year, a month or a day."""
    beyond = day + ONE_DAY if is_end and day < date.max else day
    if beyond.day != 1:
        return day.isoformat()
    return f"{day.year:04}" if beyond.month == 1 else f"{day.year:04}-{day.month:02}"


def is_beyond(values: Mapping[str, Any], whole: Window) -> bool:
    """Return whether the filters ask for nothing but a time after the whole record."""
    after, years = values.get("after"), [values.get("year_min"), min(values.get("year") or [0])]
    return (after is not None and after > whole.last) or any(
        year and year > whole.last.year for year in years
    )


def wanted_window(
    values: Mapping[str, Any], phases: Mapping[str, tuple[date | None, date | None]], whole: Window
) -> Window:
    """Return what the filters ask for, within the whole record; one phase alone is shown from its first to last day."""
    firsts, lasts = [whole.first], [whole.last]
    chosen = values.get("phase") or []
    asked = [values.get(name) for name in TIMES]
    if len(chosen) == 1 and not any(asked):
        first, last = phases.get(chosen[0], (None, None))
        firsts += [first] if first else []
        lasts += [last] if last else []
    after, before, year_min, year_max, years = asked
    firsts += [day for day in (after, date(year_min, 1, 1) if year_min else None) if day]
    lasts += [day for day in (before, date(year_max, 12, 31) if year_max else None) if day]
    if years:
        firsts.append(date(min(years), 1, 1))
        lasts.append(date(max(years), 12, 31))
    first, last = max(firsts), min(lasts)
    # Filters outside the record ask for nothing that could be drawn.
    return Window(first, last) if first <= last else whole


def window_href(path: str, query: QueryDict, window: Window | None) -> str:
    """Return the address of the same filters in another window; of the whole record, no phase chosen, for None."""
    changed = query.copy()
    for name in (*TIMES, "page", "page_size", *(("phase",) if window is None else ())):
        changed.pop(name, None)
    if window is not None:
        changed["after"] = bound_text(window.first, is_end=False)
        changed["before"] = bound_text(window.last, is_end=True)
    return address(path, changed)


@dataclass(frozen=True, slots=True)
class Move:
    """A link to a window nearby; `href` is empty where there is nothing further."""

    name: str
    label: str
    sign: str
    href: str


def moves(window: Window, whole: Window, path: str, query: QueryDict) -> list[Move]:
    """Return the links that move the window: earlier, out, in, later, and the whole record."""
    half = timedelta(days=max(1, window.days // 2))
    quarter = timedelta(days=window.days // 4)
    is_whole = window == whole

    def href(first: date, last: date, *, is_possible: bool) -> str:
        if not is_possible:
            return ""
        target = Window(max(first, whole.first), min(last, whole.last))
        return window_href(path, query, None if target == whole else target)

    back = min(half, window.first - whole.first)
    on = min(half, whole.last - window.last)
    return [
        Move(
            "earlier",
            _("Earlier"),
            "◀",
            href(window.first - back, window.last - back, is_possible=window.first > whole.first),
        ),
        Move(
            "out", _("Zoom out"), "−", href(window.first - half, window.last + half, is_possible=not is_whole)
        ),
        Move(
            "in",
            _("Zoom in"),
            "+",
            href(window.first + quarter, window.last - quarter, is_possible=window.days > 1),
        ),
        Move(
            "later",
            _("Later"),
            "▶",
            href(window.first + on, window.last + on, is_possible=window.last < whole.last),
        ),
        Move("whole", _("Whole record"), "", "" if is_whole else window_href(path, query, None)),
    ]
