"""The strip shows how many events begin when, by heights whose root can be read off."""

from datetime import date

from timeline.documents.counted import MonthCount
from timeline.pages.presenters.overview import FOOT, TOP, overview
from timeline.pages.presenters.time_window import Window, whole_years

WHOLE = whole_years(date(1988, 1, 1), date(2026, 1, 1))


def count(year: int, quarter: int, number: int) -> MonthCount:
    month = date(year, quarter * 3, 1)
    return MonthCount("war", 1, is_part=True, is_phase=False, value="clash", month=month, count=number)


def test_a_quarter_with_a_fourth_of_the_events_is_half_as_high() -> None:
    strip = overview([count(1988, 1, 4), count(2020, 4, 16)], [], WHOLE, WHOLE)
    assert [bar.height for bar in strip.bars] == [f"{(FOOT - TOP) / 2:.1f}", f"{FOOT - TOP:.1f}"]


def test_the_peak_is_named_in_words() -> None:
    strip = overview([count(1988, 1, 4), count(2020, 4, 16)], [], WHOLE, WHOLE)
    assert strip.peak == "Oct – Dec 2020:\N{NO-BREAK SPACE}16"


def test_gridlines_are_squares() -> None:
    strip = overview([count(2020, 4, 30)], [], WHOLE, WHOLE)
    assert [number for number, _y in strip.gridlines] == [4, 9, 16, 25]


def test_an_event_without_a_beginning_is_in_no_bar() -> None:
    assert overview([count(1, 1, 3)], [], WHOLE, WHOLE).bars == []


def test_centuries_are_told_in_coarser_bins() -> None:
    long = whole_years(date(1500, 1, 1), date(2000, 1, 1))
    assert overview([count(1750, 1, 2)], [], long, long).caption == "Events begun in each decade"


def test_the_window_is_marked_only_where_it_is_a_part() -> None:
    part = Window(date(2007, 7, 2), date(2026, 12, 31))
    strip = overview([], [], WHOLE, part)
    assert strip.is_windowed
    assert strip.window_x == "50.00"
    assert not overview([], [], WHOLE, WHOLE).is_windowed


def test_the_years_stand_under_the_strip_whatever_part_is_in_view() -> None:
    strip = overview([], [], WHOLE, Window(date(2020, 9, 27), date(2020, 11, 10)))
    assert [tick.label for tick in strip.years][:2] == ["1990", "1995"]
