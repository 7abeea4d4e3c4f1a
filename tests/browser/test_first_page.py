"""The first page as readers with different screens and settings meet it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, overflows_sideways

pytestmark = pytest.mark.browser


def test_it_is_accessible_on_a_wide_screen(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    assert axe(open_page("/")) == []


def test_it_is_accessible_on_a_small_phone(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    assert axe(open_page("/", width=320)) == []


def test_it_is_accessible_in_the_dark(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    assert axe(open_page("/", dark=True)) == []


def test_it_is_accessible_in_forced_colours(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    assert axe(open_page("/", forced_colors=True)) == []


def test_it_needs_no_scrolling_sideways_at_320_pixels(open_page: OpenPage) -> None:
    assert not overflows_sideways(open_page("/", width=320))


def test_it_lists_events_without_javascript(open_page: OpenPage) -> None:
    expect(open_page("/", javascript=False).get_by_role("article").first).to_be_visible()


def test_an_address_that_leads_nowhere_still_shows_the_way(open_page: OpenPage) -> None:
    expect(open_page("/nowhere/", status=404).get_by_role("link").first).to_be_visible()
