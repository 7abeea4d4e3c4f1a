"""EDTF dates: what is read, what is refused, and what a date may mean."""

import contextlib
import io
from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.domain.dates import (
    EdtfError,
    Precision,
    may_have_begun_by,
    may_overlap,
    must_lie_within,
    parse,
    was_stated_by,
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1993-05-09", date(1993, 5, 9), date(1993, 5, 9), Precision.DAY),
        ("1993-05-09T06:30:00+04:00", date(1993, 5, 9), date(1993, 5, 9), Precision.DAY),
        ("1993-05", date(1993, 5, 1), date(1993, 5, 31), Precision.MONTH),
        ("1992-02-XX", date(1992, 2, 1), date(1992, 2, 29), Precision.MONTH),
        ("1993", date(1993, 1, 1), date(1993, 12, 31), Precision.YEAR),
        ("1993-XX", date(1993, 1, 1), date(1993, 12, 31), Precision.YEAR),
        ("1993-XX-XX", date(1993, 1, 1), date(1993, 12, 31), Precision.YEAR),
        ("1993-22", date(1993, 6, 1), date(1993, 8, 31), Precision.SEASON),
        ("1993-24", date(1993, 12, 1), date(1994, 2, 28), Precision.SEASON),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
        ("1991/1993-05", date(1991, 1, 1), date(1993, 5, 31), Precision.INTERVAL),
        ("199X/2021~", date(1990, 1, 1), date(2021, 12, 31), Precision.INTERVAL),
        ("0001/9999", date(1, 1, 1), date(9999, 12, 31), Precision.INTERVAL),
    ],
)
def test_a_date_has_its_first_and_last_possible_day(
    text: str, earliest: date, latest: date, precision: Precision
) -> None:
    when = parse(text)
    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "is_start_open", "is_end_open"),
    [
        ("2020-11-10/..", date(2020, 11, 10), None, False, True),
        ("2020-11-10/", date(2020, 11, 10), None, False, False),
        ("../2020-11", None, date(2020, 11, 30), True, False),
        ("/2020-11", None, date(2020, 11, 30), False, False),
        ("../..", None, None, True, True),
    ],
)
def test_an_open_or_unknown_end_gets_no_day(
    text: str, earliest: date | None, latest: date | None, is_start_open: bool, is_end_open: bool
) -> None:
    when = parse(text)
    assert (when.earliest, when.latest) == (earliest, latest)
    assert (when.is_start_open, when.is_end_open) == (is_start_open, is_end_open)


@pytest.mark.parametrize(
    ("text", "is_approximate", "is_uncertain"),
    [
        ("1993", False, False),
        ("1993~", True, False),
        ("1993-05?", False, True),
        ("1993-05-09%", True, True),
        ("1992~/1993", True, False),
        ("1992/1993?", False, True),
    ],
)
def test_marks_say_how_sure_a_date_is_and_leave_its_days(
    text: str, is_approximate: bool, is_uncertain: bool
) -> None:
    when = parse(text)
    bare = parse(text.translate(str.maketrans("", "", "~?%")))
    assert (when.is_approximate, when.is_uncertain) == (is_approximate, is_uncertain)
    assert (when.earliest, when.latest) == (bare.earliest, bare.latest)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("", "write 2020-11-10"),
        ("10.11.2020", "write 2020-11-10"),
        (" 2020", "write 2020-11-10"),
        ("2020\n", "write 2020-11-10"),
        ("٢٠٢٠", "write 2020-11-10"),
        ("2020-1-1", "write 2020-11-10"),
        ("2020?-11", "write 2020-11-10"),
        ("2020-11-10t10:00:00", "write 2020-11-10"),
        ("2020-11-10T25:00:00", "write 2020-11-10"),
        ("2020-13", "there is no month 13"),
        ("2020-00", "there is no month 0"),
        ("2021-02-29", "month 2 of 2021 has no day 29"),
        ("2020-21-03", "there is no month 21"),
        ("2020-37", "21 (spring) to 24 (winter)"),
        ("2020-42", "there is no month 42"),
        ("2020-XX-09", "a day needs its month"),
        ("202X-05", "takes no month"),
        ("0000", "years 0001 to 9999"),
        ("00XX", "years 0001 to 9999"),
        ("-0044", "years 0001 to 9999"),
        ("Y17000000", "years 0001 to 9999"),
        ("9999-24", "years 0001 to 9999"),
        ("2020/2019", "ends before it begins"),
        ("/", "at least one end"),
        ("2019/2020/2021", "one “/”"),
        ("2020-11-10T10:00:00/2020-11-11", "leave the time of day out"),
    ],
)
def test_an_unreadable_date_is_refused_with_its_text_and_a_remedy(text: str, remedy: str) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(text)
    assert f"“{text}”" in str(refused.value)
    assert remedy in str(refused.value)


_YEARS = st.integers(1, 9999).map("{:04d}".format)
_SINGLE_DATES = st.one_of(
    _YEARS,
    st.tuples(_YEARS, st.sampled_from(["-01", "-02", "-11", "-XX", "-02-XX"])).map("".join),
    st.dates().map(str),
    st.integers(1, 999).map("{:03d}X".format),
    st.integers(1, 99).map("{:02d}XX".format),
)
# The other parser knows no marks on a season, and ends winter with December.
_SEASONS = st.tuples(_YEARS, st.sampled_from(["-21", "-22", "-23"])).map("".join)
_DATES = st.one_of(st.tuples(_SINGLE_DATES, st.sampled_from(["", "", "?", "~", "%"])).map("".join), _SEASONS)


def _oracle_bounds(text: str) -> tuple[str, str]:
    # The oracle prints what it is working on.
    with contextlib.redirect_stdout(io.StringIO()):
        other = edtf.parse_edtf(text)
        bounds = other.lower_strict(), other.upper_strict()
    return f"{bounds[0][0]:04d}-{bounds[0][1]:02d}-{bounds[0][2]:02d}", (
        f"{bounds[1][0]:04d}-{bounds[1][1]:02d}-{bounds[1][2]:02d}"
    )


@given(_DATES)
def test_bounds_agree_with_another_parser(text: str) -> None:
    when = parse(text)
    assert (str(when.earliest), str(when.latest)) == _oracle_bounds(text)


@given(st.dates(), st.dates(), st.sampled_from(["", "~"]))
def test_interval_bounds_agree_with_another_parser(one: date, other: date, mark: str) -> None:
    text = f"{min(one, other)}{mark}/{max(one, other)}"
    when = parse(text)
    assert (str(when.earliest), str(when.latest)) == _oracle_bounds(text)


@given(st.text(alphabet="0129-/.X?~%TZ:+Y", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        when = parse(text)
    except EdtfError:
        return
    assert when.text == text
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@pytest.mark.parametrize(
    ("text", "may", "must"),
    [
        ("1988-02-20/1994-05-12", True, False),
        ("1990-06", True, True),
        ("1989-12-31/1990-01-01", True, False),
        ("1989", False, False),
        ("1988/..", True, False),
        ("1991/..", False, False),
        ("/1990-03", True, False),
        ("199X", True, False),
    ],
)
def test_a_year_finds_what_may_overlap_it(text: str, may: bool, must: bool) -> None:
    first, last = date(1990, 1, 1), date(1990, 12, 31)
    assert may_overlap(parse(text), first, last) is may
    assert must_lie_within(parse(text), first, last) is must


def test_an_unlimited_side_of_a_range_excludes_nothing() -> None:
    assert may_overlap(parse("1990/.."), date(2020, 1, 1), None)
    assert may_overlap(parse("../1990"), None, date(1900, 1, 1))
    assert must_lie_within(parse("1990/.."), date(1988, 1, 1), None)
    assert not must_lie_within(parse("1990/.."), date(1988, 1, 1), date(2026, 1, 1))


def test_an_event_may_have_begun_from_its_earliest_day() -> None:
    assert not may_have_begun_by(parse("2020-11"), date(2020, 10, 31))
    assert may_have_begun_by(parse("2020-11"), date(2020, 11, 1))
    assert may_have_begun_by(parse("/2020-11"), date(1900, 1, 1))


def test_a_claim_dated_to_a_month_may_have_been_stated_on_its_first_day() -> None:
    assert was_stated_by(parse("2021-03"), date(2021, 3, 1))
    assert not was_stated_by(parse("2021-03"), date(2021, 2, 28))


def test_a_claim_without_a_date_was_stated_by_no_day() -> None:
    assert not was_stated_by(None, date(9999, 12, 31))
