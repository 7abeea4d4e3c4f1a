"""The window stands in the address as short as it can be said exactly, and its neighbours are links."""

from datetime import date

import pytest
from django.http import QueryDict

from timeline.pages.presenters.time_window import (
    Window,
    bound_text,
    moves,
    wanted_window,
    whole_years,
    window_href,
)

WHOLE = whole_years(date(1988, 2, 20), date(2026, 5, 1))
AUTUMN = Window(date(2020, 9, 27), date(2020, 12, 30))
NO_FILTER = dict.fromkeys(("after", "before", "year_min", "year_max", "year", "phase"))


@pytest.mark.parametrize(
    ("day", "is_end", "text"),
    [
        (date(1988, 1, 1), False, "1988"),
        (date(2026, 12, 31), True, "2026"),
        (date(2020, 2, 29), True, "2020-02"),
        (date(2020, 2, 29), False, "2020-02-29"),
        (date.max, True, "9999-12-31"),
    ],
)
def test_a_bound_is_said_as_short_as_is_exact(day: date, is_end: bool, text: str) -> None:
    assert bound_text(day, is_end=is_end) == text


@pytest.mark.parametrize(
    ("window", "text"),
    [
        (WHOLE, "1988 to 2026"),
        (Window(date(2020, 9, 27), date(2020, 12, 31)), "27 September to 31 December 2020"),
        (Window(date(1991, 3, 1), date(1994, 12, 31)), "March 1991 to December 1994"),
        (Window(date(2020, 1, 1), date(2020, 12, 31)), "2020"),
    ],
)
def test_both_ends_are_named_in_the_same_words(window: Window, text: str) -> None:
    assert window.text == text


def test_without_a_filter_the_whole_record_is_shown() -> None:
    assert wanted_window(NO_FILTER, {}, WHOLE) == WHOLE


def test_a_phase_alone_is_shown_from_its_first_to_its_last_day() -> None:
    war = (date(2020, 9, 27), date(2020, 11, 10))
    assert wanted_window(NO_FILTER | {"phase": ["war"]}, {"war": war}, WHOLE) == Window(*war)


def test_a_phase_without_end_is_shown_to_the_end_of_the_record() -> None:
    phases = {"after": (date(2023, 10, 2), None)}
    assert wanted_window(NO_FILTER | {"phase": ["after"]}, phases, WHOLE).last == WHOLE.last


def test_a_window_within_a_phase_is_kept() -> None:
    phases = {"war": (date(2020, 9, 27), date(2020, 11, 10))}
    values = NO_FILTER | {"phase": ["war"], "after": date(2020, 10, 1), "before": date(2020, 10, 9)}
    assert wanted_window(values, phases, WHOLE) == Window(date(2020, 10, 1), date(2020, 10, 9))


def test_years_make_a_window_too() -> None:
    assert wanted_window(NO_FILTER | {"year": [1994, 1992]}, {}, WHOLE) == Window(
        date(1992, 1, 1), date(1994, 12, 31)
    )


def test_a_filter_outside_the_record_shows_the_whole_of_it() -> None:
    assert wanted_window(NO_FILTER | {"after": date(2050, 1, 1)}, {}, WHOLE) == WHOLE


def test_a_link_to_a_window_keeps_the_other_filters_and_starts_the_list_anew() -> None:
    query = QueryDict("type=strike&year=2020&page=3")
    assert window_href("/", query, AUTUMN) == "/?type=strike&after=2020-09-27&before=2020-12-30"


def test_the_whole_record_leaves_the_phase_behind() -> None:
    assert window_href("/", QueryDict("phase=war&q=road&after=2020"), None) == "/?q=road"


def test_in_the_whole_record_one_can_only_zoom_in() -> None:
    possible = [move.name for move in moves(WHOLE, WHOLE, "/", QueryDict()) if move.href]
    assert possible == ["in"]


def test_zooming_out_far_enough_ends_at_the_whole_record() -> None:
    nearly = Window(date(1990, 1, 1), date(2024, 12, 31))
    out = next(move for move in moves(nearly, WHOLE, "/", QueryDict("q=road")) if move.name == "out")
    assert out.href == "/?q=road"


def test_a_single_day_cannot_be_zoomed_further() -> None:
    day = Window(date(2020, 10, 9), date(2020, 10, 9))
    assert "in" not in [move.name for move in moves(day, WHOLE, "/", QueryDict()) if move.href]
