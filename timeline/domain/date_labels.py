"""Dates in words, in one place, so that page, feed, interface and export say the same."""

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from timeline.domain.dates import EdtfDate, Precision

_SPRING, _WINTER = 21, 24
_SEASONS: tuple[str | Promise, ...] = (
    gettext_lazy("spring"),
    gettext_lazy("summer"),
    gettext_lazy("autumn"),
    gettext_lazy("winter"),
)
_SHORT_MONTHS: tuple[str | Promise, ...] = (
    pgettext_lazy("short month", "Jan"),
    pgettext_lazy("short month", "Feb"),
    pgettext_lazy("short month", "Mar"),
    pgettext_lazy("short month", "Apr"),
    pgettext_lazy("short month", "May"),
    pgettext_lazy("short month", "June"),
    pgettext_lazy("short month", "July"),
    pgettext_lazy("short month", "Aug"),
    pgettext_lazy("short month", "Sept"),
    pgettext_lazy("short month", "Oct"),
    pgettext_lazy("short month", "Nov"),
    pgettext_lazy("short month", "Dec"),
)
_IN_A_YEAR = (Precision.DAY, Precision.MONTH, Precision.SEASON)


def label(when: EdtfDate, is_uncertain_span: bool = False) -> str:
    """Name a date in full: “23 November 2020”, “about April 1993”, “December 2022 to September 2023”.

    An interval is read as the time that something took; with `is_uncertain_span` it is the time within which
    something happened on a day not known: “between 27 and 28 September 1991”.
    """
    return _label(when, is_uncertain_span, is_short=False)


def short_label(when: EdtfDate, is_uncertain_span: bool = False) -> str:
    """Name a date for a narrow column: “27 Sept – 10 Nov 2020”, “about Feb – about Nov 1988”."""
    return _label(when, is_uncertain_span, is_short=True)


def _label(when: EdtfDate, is_uncertain_span: bool, is_short: bool) -> str:
    if when.precision is not Precision.INTERVAL:
        return _single(when, is_short)
    if when.start is None or when.end is None:
        return _half_open(when, is_uncertain_span, is_short)
    if when.start == when.end:
        return _single(when.start, is_short)
    is_in_one_year = _year(when.start) == _year(when.end) and all(
        one.precision in _IN_A_YEAR for one in (when.start, when.end)
    )
    is_in_one_month = (
        is_in_one_year
        and when.start.precision is Precision.DAY
        and when.end.precision is Precision.DAY
        and when.start.text[:7] == when.end.text[:7]
    )
    start = _single(when.start, is_short, with_year=not is_in_one_year, with_month=not is_in_one_month)
    words = {"start": start, "end": _single(when.end, is_short)}
    if is_uncertain_span:
        return _("between %(start)s and %(end)s") % words
    if not is_short:
        return _("%(start)s to %(end)s") % words
    if is_in_one_month and not (when.is_approximate or when.is_uncertain):
        return pgettext("days of one month", "%(start)s–%(end)s") % words
    return pgettext("dates", "%(start)s – %(end)s") % words


def _half_open(when: EdtfDate, is_uncertain_span: bool, is_short: bool) -> str:
    stated = when.start or when.end
    if stated is None:
        return _("at no stated date")
    words = {"date": _single(stated, is_short)}
    is_day = stated.precision is Precision.DAY
    if when.start:
        if is_uncertain_span:
            return (_("on or after %(date)s") if is_day else _("in or after %(date)s")) % words
        return (_("since %(date)s") if when.is_end_open else _("%(date)s to an unknown date")) % words
    if is_uncertain_span:
        return (_("on or before %(date)s") if is_day else _("in or before %(date)s")) % words
    return (_("until %(date)s") if when.is_start_open else _("an unknown date to %(date)s")) % words


def _single(when: EdtfDate, is_short: bool, with_year: bool = True, with_month: bool = True) -> str:
    words = _unqualified(when, is_short, with_year, with_month)
    if when.is_approximate and when.is_uncertain:
        return _("possibly about %(date)s") % {"date": words}
    if when.is_approximate:
        return _("about %(date)s") % {"date": words}
    if when.is_uncertain:
        return _("possibly %(date)s") % {"date": words}
    return words


def _year(when: EdtfDate) -> int:
    return int(when.text[:4].replace("X", "0"))


def _unqualified(when: EdtfDate, is_short: bool, with_year: bool, with_month: bool) -> str:
    year = _year(when)
    if when.precision is Precision.YEAR:
        return str(year)
    if when.precision is Precision.DECADE:
        return _("%(year)ds") % {"year": year}
    if when.precision is Precision.CENTURY:
        return pgettext("years of a century", "%(first)d–%(last)d") % {"first": year, "last": year + 99}
    month = int(when.text[5:7])
    if when.precision is Precision.SEASON:
        # Winter runs into the next year, and its name says so.
        years = f"{year}–{year + 1}" if month == _WINTER else str(year)
        words = {"month": _SEASONS[month - _SPRING], "year": years}
    elif is_short:
        words = {"month": _SHORT_MONTHS[month - 1], "year": str(year)}
    else:
        # Several languages name a month differently after a day ("23 ноября" but "ноябрь 2020").
        names = MONTHS_ALT if when.precision is Precision.DAY else MONTHS
        words = {"month": names[month], "year": str(year)}
    if when.precision is not Precision.DAY:
        return (pgettext("month or season", "%(month)s %(year)s") if with_year else "%(month)s") % words
    words["day"] = str(int(when.text[8:10]))
    if with_year:
        return pgettext("date", "%(day)s %(month)s %(year)s") % words
    return (pgettext("date", "%(day)s %(month)s") if with_month else "%(day)s") % words
