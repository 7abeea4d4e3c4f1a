"""Figures as they were stated, their arithmetic with open ends, and their wording.

“At least 200” is an interval from 200 with an open end; it is never 200. An open end stays open in every sum
and span.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


class FigureError(ValueError):
    """A figure whose bounds do not fit its qualifier; the message says which number to change."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of whole numbers of people; None is an open end, which 0 is not."""

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            message = _("An interval cannot run from %(low)d down to %(high)d.")
            raise FigureError(message % {"low": self.low, "high": self.high})

    def add(self, other: "Interval") -> "Interval":
        """Sum two intervals about different people; an end is open where either's is."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high)

    def hull(self, other: "Interval") -> "Interval":
        """Span both intervals, from the lesser low to the greater high; an end is open where either's is."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def overlaps(self, other: "Interval") -> bool:
        """Say whether one number may lie in both."""
        begins_in_time = self.low is None or other.high is None or self.low <= other.high
        ends_in_time = self.high is None or other.low is None or self.high >= other.low
        return begins_in_time and ends_in_time

    def contains(self, other: "Interval") -> bool:
        """Say whether every number of `other` lies in this interval."""
        low_within = self.low is None or (other.low is not None and other.low >= self.low)
        high_within = self.high is None or (other.high is not None and other.high <= self.high)
        return low_within and high_within


# Which of low and high each qualifier states (record form; almost and up_to bound from above, at_least and
# more_than from below).
BOUNDS_OF_QUALIFIER: dict[str, tuple[bool, bool]] = {
    "exactly": (True, True),
    "about": (True, True),
    "between": (True, True),
    "at_least": (True, False),
    "more_than": (True, False),
    "almost": (False, True),
    "up_to": (False, True),
    "unquantified": (False, False),
}
_POINTS = frozenset({"exactly", "about"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated number of people: bounds (None where unsaid), the source's own best number, qualifier."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: str

    def validate(self) -> None:
        """Refuse bounds that do not fit the qualifier; raises FigureError with the remedy.

        A data set's `best` outside its own low and high is kept as published: see `is_best_outside`.
        """
        if self.qualifier not in BOUNDS_OF_QUALIFIER:
            words = {"qualifier": self.qualifier, "allowed": ", ".join(BOUNDS_OF_QUALIFIER)}
            raise FigureError(_("“%(qualifier)s” is not a qualifier; use one of %(allowed)s.") % words)
        if any(number is not None and number < 0 for number in (self.low, self.best, self.high)):
            raise FigureError(_("A number of people cannot be below 0."))
        needs_low, needs_high = BOUNDS_OF_QUALIFIER[self.qualifier]
        self._validate_bound("low", self.low, needs_low)
        self._validate_bound("high", self.high, needs_high)
        if self.low is not None and self.high is not None and self.low > self.high:
            raise FigureError(_("The low number is above the high one; exchange them."))
        if self.qualifier in _POINTS and self.low != self.high:
            raise FigureError(_("One number is stated; give the same as low and high, or use “between”."))
        if self.best is not None:
            self._validate_best(needs_low and needs_high)

    def _validate_bound(self, name: str, number: int | None, is_needed: bool) -> None:
        words = {"qualifier": self.qualifier, "bound": name}
        if number is None and is_needed:
            raise FigureError(_("“%(qualifier)s” needs a %(bound)s number; give it.") % words)
        if number is not None and not is_needed:
            raise FigureError(_("“%(qualifier)s” leaves its %(bound)s number open; leave it empty.") % words)

    def _validate_best(self, is_closed: bool) -> None:
        if not is_closed:
            raise FigureError(_("A best number stands only beside a low and a high one; leave it empty."))
        if self.qualifier in _POINTS and self.best != self.low:
            raise FigureError(_("One number is stated; best, low and high are the same."))

    @property
    def is_quantified(self) -> bool:
        """Whether any number was stated."""
        return self.low is not None or self.high is not None

    @property
    def is_best_outside(self) -> bool:
        """Whether the source's best number lies outside its own bounds, as some data sets have it."""
        if self.best is None:
            return False
        return not self.interval().contains(Interval(self.best, self.best))

    def interval(self) -> Interval:
        """Give the numbers that the figure leaves possible; “unquantified” is open at both ends.

        Bounds that a data set published in the wrong order are kept as they are; the interval spans both numbers.
        """
        if self.low is not None and self.high is not None and self.low > self.high:
            return Interval(self.high, self.low)
        return Interval(self.low, self.high)


def hull_of(intervals: Iterable[Interval]) -> Interval | None:
    """Span all intervals; None for none."""
    spanned: Interval | None = None
    for interval in intervals:
        spanned = interval if spanned is None else spanned.hull(interval)
    return spanned


def grouped(number: int) -> str:
    """Write a whole number with its thousands grouped as the reader's language does: “1,240”."""
    if 0 <= number < 1000:
        return str(number)
    return number_format(number, force_grouping=True)


def words(figure: Figure, unquantified_words: str = "") -> str:
    """Put a figure in words: “613”, “about 800”, “at least 161”, “500 to 1,000”.

    For a figure without a number these are the claim's own words, `unquantified_words`, or “no number”.
    """
    low = grouped(figure.low) if figure.low is not None else ""
    high = grouped(figure.high) if figure.high is not None else ""
    match figure.qualifier:
        case "about":
            return _("about %(number)s") % {"number": low}
        case "at_least":
            return _("at least %(number)s") % {"number": low}
        case "more_than":
            return _("more than %(number)s") % {"number": low}
        case "almost":
            return _("almost %(number)s") % {"number": high}
        case "up_to":
            return _("up to %(number)s") % {"number": high}
        case "between" if low != high:
            return _("%(low)s to %(high)s") % {"low": low, "high": high}
        case "unquantified":
            return unquantified_words or _("no number")
    return low


def interval_words(interval: Interval, numbers: Interval | None = None) -> str:
    """Put a tally's interval in words: “613”, “93–94 or more”, “20–90 or fewer”, “20–90, open”.

    `numbers` runs from the least to the greatest number stated in the claims, so that an open end still shows
    how far the stated numbers reach; without it only the interval's own ends are named.
    """
    low, high = (numbers.low, numbers.high) if numbers else (interval.low, interval.high)
    stated = [grouped(number) for number in (low, high) if number is not None]
    if not stated:
        return _("open")
    span = stated[0]
    if stated[0] != stated[-1]:
        span = pgettext("numbers", "%(low)s–%(high)s") % {"low": stated[0], "high": stated[-1]}
    if interval.low is None and interval.high is None:
        return _("%(numbers)s, open") % {"numbers": span}
    if interval.high is None:
        return _("%(numbers)s or more") % {"numbers": span}
    if interval.low is None:
        return _("%(numbers)s or fewer") % {"numbers": span}
    return span
