"""Dates as the record writes them: Extended Date/Time Format (ISO 8601-2:2019, EDTF), levels 0 and 1.

A date is kept as it was written, with the first and the last day it may mean. An open (``..``) or unknown end
has no day: nothing here invents one. The marks ``?``, ``~`` and ``%`` say how sure the date is and never
widen its days.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext as _


class EdtfError(ValueError):
    """A text that cannot be read as a date; the message names the text and says how to write it."""


class Precision(StrEnum):
    """How fine a date is; an interval's ends have a precision of their own."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date with its first and last possible day.

    `earliest` and `latest` are None where the date is open or its end unknown; `is_start_open` and
    `is_end_open` tell an open end (``..``) from an unknown one. `start` and `end` are the stated ends of an
    interval, None elsewhere.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    is_approximate: bool = False
    is_uncertain: bool = False
    start: "EdtfDate | None" = None
    end: "EdtfDate | None" = None
    is_start_open: bool = False
    is_end_open: bool = False

    def __str__(self) -> str:
        return self.text


_SINGLE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%])?"
)
_MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_FAR_YEAR = re.compile(r"Y-?[0-9]{5,}|-[0-9]{4}.*|-[0-9]{2,3}X{1,2}.*")
_FIRST_SEASON, _LAST_SEASON, _LAST_LEVEL_2_SEASON = 21, 24, 41


@lru_cache(maxsize=16384)
def parse(text: str) -> EdtfDate:
    """Read an EDTF text of level 0 or 1, years 0001 to 9999.

    A date with a time of day is read as its day. An interval may also begin or end with unspecified digits
    (``199X/2021``). Seasons are those of the northern hemisphere, winter running from December of its year to
    the end of February: ISO 8601-2 leaves both to the user. Raises EdtfError, addressed to whoever wrote the
    text.
    """
    if "/" in text:
        return _interval(text)
    moment = _MOMENT.fullmatch(text)
    if moment:
        day = _single(moment["day"], text)
        return EdtfDate(text, day.earliest, day.latest, Precision.DAY)
    return _single(text, text)


def _error(text: str, reason: str) -> EdtfError:
    message = _("“%(text)s” is not a date that can be read: %(reason)s")
    return EdtfError(message % {"text": text, "reason": reason})


def _interval(text: str) -> EdtfDate:
    first, _slash, last = text.partition("/")
    if "/" in last:
        raise _error(text, _("an interval has one “/”, between its first and its last date."))
    if not first and not last:
        raise _error(text, _("give at least one end of the interval, or write “..” for an open one."))
    if "T" in text:
        raise _error(text, _("leave the time of day out of an interval."))
    start = _single(first, text) if first not in ("", "..") else None
    end = _single(last, text) if last not in ("", "..") else None
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if earliest and latest and earliest > latest:
        raise _error(text, _("it ends before it begins; put the earlier date first."))
    ends = [one for one in (start, end) if one]
    return EdtfDate(
        text=text,
        earliest=earliest,
        latest=latest,
        precision=Precision.INTERVAL,
        is_approximate=any(one.is_approximate for one in ends),
        is_uncertain=any(one.is_uncertain for one in ends),
        start=start,
        end=end,
        is_start_open=first == "..",
        is_end_open=last == "..",
    )


def _single(text: str, whole: str) -> EdtfDate:
    """Read one date; `whole` is the text to name in an error, which may be an interval."""
    match = _SINGLE.fullmatch(text)
    if match is None:
        if _FAR_YEAR.fullmatch(text):
            raise _error(whole, _("this record holds the years 0001 to 9999."))
        raise _error(
            whole,
            _(
                "write 2020-11-10 for a day, 2020-11 for a month, 2020 for a year, 198X for a decade, "
                "2020-09-27/2020-11-10 for an interval, with ~ after a date for about and ? for possibly."
            ),
        )
    earliest, latest, precision = _bounds(match["year"], match["month"], match["day"], whole)
    mark = match["mark"] or ""
    return EdtfDate(text, earliest, latest, precision, mark in {"~", "%"}, mark in {"?", "%"})


def _bounds(year: str, month: str | None, day: str | None, whole: str) -> tuple[date, date, Precision]:
    if year.endswith("X"):
        if month is not None:
            raise _error(whole, _("a decade or century (198X, 19XX) takes no month."))
        return _years(year.replace("X", "0"), year.replace("X", "9"), whole, "XX" in year)
    if int(year) == 0:
        raise _error(whole, _("this record holds the years 0001 to 9999."))
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise _error(whole, _("a day needs its month; write 1985-XX-XX where neither is known."))
        return date(int(year), 1, 1), date(int(year), 12, 31), Precision.YEAR
    if day is None or day == "XX":
        if int(month) >= _FIRST_SEASON:
            return _season(int(year), int(month), day, whole)
        first = _day(int(year), int(month), 1, whole)
        return first, first.replace(day=monthrange(first.year, first.month)[1]), Precision.MONTH
    only = _day(int(year), int(month), int(day), whole)
    return only, only, Precision.DAY


def _years(first: str, last: str, whole: str, is_century: bool) -> tuple[date, date, Precision]:
    if int(last) == 0 or int(first) == 0:
        raise _error(whole, _("this record holds the years 0001 to 9999."))
    precision = Precision.CENTURY if is_century else Precision.DECADE
    return date(int(first), 1, 1), date(int(last), 12, 31), precision


def _season(year: int, season: int, day: str | None, whole: str) -> tuple[date, date, Precision]:
    if day is not None or season > _LAST_LEVEL_2_SEASON:
        raise _error(whole, _("there is no month %(month)d.") % {"month": season})
    if season > _LAST_SEASON:
        raise _error(whole, _("of the seasons and parts of a year, 21 (spring) to 24 (winter) can be read."))
    month = 3 + 3 * (season - _FIRST_SEASON)
    last_year, last_month = (year + 1, 2) if season == _LAST_SEASON else (year, month + 2)
    if last_year > date.max.year:
        raise _error(whole, _("this record holds the years 0001 to 9999."))
    last_day = monthrange(last_year, last_month)[1]
    return date(year, month, 1), date(last_year, last_month, last_day), Precision.SEASON


def _day(year: int, month: int, day: int, whole: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        if 1 <= month <= 12:
            reason = _("month %(month)d of %(year)d has no day %(day)d.")
        else:
            reason = _("there is no month %(month)d.")
        raise _error(whole, reason % {"year": year, "month": month, "day": day}) from None


def may_overlap(when: EdtfDate, first: date | None, last: date | None) -> bool:
    """Say whether the date may share a day with `first` to `last`; None leaves that side unlimited."""
    begins_in_time = last is None or when.earliest is None or when.earliest <= last
    ends_in_time = first is None or when.latest is None or when.latest >= first
    return begins_in_time and ends_in_time


def must_lie_within(when: EdtfDate, first: date | None, last: date | None) -> bool:
    """Say whether every day the date may mean lies in `first` to `last`; None leaves that side unlimited.

    An open or unknown end lies within only where that side is unlimited.
    """
    begins_within = first is None or (when.earliest is not None and when.earliest >= first)
    ends_within = last is None or (when.latest is not None and when.latest <= last)
    return begins_within and ends_within


def may_have_begun_by(when: EdtfDate, day: date) -> bool:
    """Say whether what has this date may have begun on `day` or before; an unknown start may have."""
    return when.earliest is None or when.earliest <= day


def was_stated_by(stated_on: EdtfDate | None, day: date) -> bool:
    """Say whether a claim may have been stated on `day` or before.

    The reading is the generous one, as for events: a claim dated only to March 2021 counts from 1 March. A
    claim whose date is not known at all (None) counts on no day; a tally names it as left out.
    """
    return stated_on is not None and may_have_begun_by(stated_on, day)
