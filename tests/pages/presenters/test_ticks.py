"""The axis is marked at round days, months and years."""

from datetime import date, timedelta

import pytest

from timeline.pages.presenters.ticks import MOST_TICKS, ticks
from timeline.pages.presenters.time_window import Window


def test_forty_years_are_marked_every_five() -> None:
    labels = [tick.label for tick in ticks(Window(date(1988, 1, 1), date(2026, 12, 31)))]
    assert labels == ["1990", "1995", "2000", "2005", "2010", "2015", "2020", "2025"]


def test_a_year_near_the_edge_still_stands_at_its_line() -> None:
    last = ticks(Window(date(1988, 1, 1), date(2026, 12, 31)))[-1]
    assert (last.x, last.label) == ("94.88%", "2025")


def test_words_that_would_leave_the_drawing_or_touch_the_last_ones_are_left_out() -> None:
    assert [tick.label for tick in ticks(Window(date(2020, 1, 1), date(2020, 8, 10)))][-2:] == [
        "July 2020",
        "",
    ]


def test_months_stand_with_their_year() -> None:
    labels = [tick.label for tick in ticks(Window(date(2020, 9, 27), date(2021, 1, 30)))]
    assert labels == ["Oct 2020", "Nov 2020", "Dec 2020", "2021"]


def test_a_week_is_marked_day_by_day() -> None:
    assert len(ticks(Window(date(2020, 9, 27), date(2020, 10, 3)))) == 7


@pytest.mark.parametrize("days", [1, 9, 10, 63, 64, 200, 365, 3000, 15000, 400000])
def test_no_window_has_more_ticks_than_fit(days: int) -> None:
    found = ticks(Window(date(1000, 1, 1), date(1000, 1, 1) + timedelta(days=days - 1)))
    assert len(found) <= MOST_TICKS + 1
