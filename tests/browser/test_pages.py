"""Every kind of page as readers with different screens and settings meet it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, overflows_sideways

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/?outcome=killed&year_min=2020&year_max=2020",
    "/?q=nowhere",
    "/events/second-war-2020/",
    "/events/khojaly-1992/?scale=linear",
    "/events/second-war-2020/?as_of=2020-12-31",
    "/claims/",
    "/claims/?order=claimant",
    "/claims/putin-2020-11-killed/",
    "/compare/",
    "/compare/second-war-2020/",
    "/actors/",
    "/actors/azerbaijan/",
    "/places/",
    "/places/nagorno-karabakh/",
    "/sources/",
    "/sources/seed-moscow-times-2020-11-24/",
    "/method/",
    "/method/disagreements/",
    "/api/v1/docs/",
    "/accessibility/",
    "/corrections/",
    "/events/second-war-2020/history/",
    "/embed/events/second-war-2020/",
    "/embed/timeline/?year=2020",
]


LOOKS: list[dict[str, Any]] = [
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_page_is_accessible_in_light_dark_and_forced_colours(
    open_page: OpenPage, axe: Callable[[Page], list[str]], address: str, width: int
) -> None:
    page = open_page(address, width=width)
    for look in LOOKS:
        page.emulate_media(**look)
        assert axe(page) == [], look
    assert not overflows_sideways(page)


def test_a_refused_filter_is_accessible_and_keeps_what_was_written(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page("/?after=19x8", status=400)
    assert axe(page) == []
    field = page.get_by_label("From", exact=True)
    expect(field).to_have_value("19x8")
    expect(field).to_have_accessible_description(re.compile("2020-11-10"))


def test_year_and_month_stay_in_view_while_their_events_pass(open_page: OpenPage) -> None:
    page = open_page("/?page=2")
    month = page.locator(".month").nth(3)
    month.locator("article").last.evaluate(
        "article => window.scrollTo({top: article.getBoundingClientRect().top + scrollY + 60, behavior: 'instant'})"
    )
    year = month.locator("xpath=..").locator(".year-heading")
    expect(year).to_be_in_viewport()


def test_the_filter_form_works_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/", javascript=False)
    page.get_by_label("Outcome").select_option("displaced")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="Remove: Outcome: Displaced")).to_be_visible()


def test_on_a_wide_screen_the_usual_filters_stand_in_one_row_in_the_order_of_the_keyboard(
    open_page: OpenPage,
) -> None:
    page = open_page("/")
    names = [
        "From",
        "To",
        "Words, place or person",
        "Kind of event",
        "Who claims",
        "Outcome",
        "As claimed by",
    ]
    page.get_by_label(names[0], exact=True).focus()
    boxes = []
    for name in names:
        field = page.get_by_label(name, exact=True)
        expect(field).to_be_focused()
        boxes.append(field.bounding_box())
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show")).to_be_focused()
    assert len({box["y"] for box in boxes if box}) == 1
    page.keyboard.press("Tab")
    expect(page.get_by_label("Victims’ status")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Victims’ status")).to_be_visible()


def test_more_filters_open_on_a_phone_without_javascript(open_page: OpenPage) -> None:
    page = open_page("/", width=360, javascript=False)
    expect(page.get_by_label("Outcome")).to_be_hidden()
    page.get_by_text("Search and filter", exact=True).click()
    expect(page.get_by_label("Outcome")).to_be_hidden()
    page.get_by_text("More filters").click()
    expect(page.get_by_label("Outcome")).to_be_visible()
