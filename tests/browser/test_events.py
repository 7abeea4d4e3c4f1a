"""An event is read in place or on a page of its own, and leads on through the list that the reader comes from."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

AUTUMN = "/?after=2020-09-01&before=2020-12-31"


def test_an_event_opens_in_place_under_its_own_address(
    open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(AUTUMN)
    opener = page.locator("[data-lane=politics]").get_by_role("link").first
    opener.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("heading", level=1)).to_be_focused()
    expect(page).to_have_url(re.compile(r"/events/[a-z0-9-]+/\?after=2020-09-01&before=2020-12-31$"))
    assert axe(page) == []
    first = page.url
    sheet.get_by_role("button", name="Next event").click()
    expect(page).not_to_have_url(first)
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(first)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(first)
    page.keyboard.press("Escape")
    expect(sheet).not_to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(AUTUMN) + "$"))
    expect(opener).to_be_focused()


def test_a_link_within_an_open_event_leads_there_and_leaves_it_open(open_page: OpenPage) -> None:
    page = open_page("/?type=battle&year=2020")
    page.locator(".event-title a[href^='/events/first-day-2020/']").click()
    sheet = page.get_by_role("dialog")
    sheet.locator("a[href='#claim-d2-nk-58']").first.click()
    expect(page).to_have_url(re.compile(r"/events/first-day-2020/[^#]*#claim-d2-nk-58$"))
    expect(sheet).to_be_visible()
    expect(sheet.locator("#claim-d2-nk-58")).to_be_in_viewport()
    page.go_back()
    expect(sheet).to_be_visible()
    page.go_back()
    expect(sheet).not_to_be_visible()


def test_after_closing_an_event_a_step_back_does_not_open_it_again(open_page: OpenPage) -> None:
    page = open_page("/method/")
    page.get_by_role("link", name="Timeline", exact=True).click()
    page.locator(".event-title a").first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Next event").click()
    expect(sheet.get_by_role("heading", level=1)).to_be_focused()
    sheet.locator("a[href^='#']").first.click()
    sheet.get_by_role("button", name="Close").click()
    expect(page).to_have_url(re.compile(r"/$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/method/$"))


def test_an_open_event_on_a_phone_scrolls_as_one_and_never_into_nothing(open_page: OpenPage) -> None:
    page = open_page("/?type=battle", width=360, height=740)
    page.locator(".event-title a").first.click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    assert sheet.evaluate("sheet => sheet.scrollHeight - sheet.clientHeight") == 0


def test_a_jump_to_a_year_is_there_at_once(open_page: OpenPage) -> None:
    page = open_page("/", width=360, height=740)
    page.get_by_text("Jump to a year", exact=True).click()
    page.get_by_role("link", name=re.compile("^1994")).click()
    top = page.evaluate("document.querySelector('#year-1994').getBoundingClientRect().top")
    strip = page.evaluate("document.querySelector('.overview-row').getBoundingClientRect().bottom")
    assert strip < top < strip + 60


def test_an_event_opened_as_a_page_leads_on_through_its_list_by_mouse_and_keyboard(
    open_page: OpenPage,
) -> None:
    page = open_page("/?type=strike", javascript=False)
    page.locator(".event-title a").first.click()
    first = page.url
    page.get_by_role("link", name="Next event").click()
    expect(page).to_have_url(re.compile(r"/events/[a-z0-9-]+/\?type=strike$"))
    page = open_page(first[first.index("/events/") :])
    page.keyboard.press("ArrowRight")
    expect(page).not_to_have_url(first)
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(first)
    page.get_by_role("link", name="Timeline, as filtered").click()
    expect(page.get_by_role("link", name="Remove: Kind of event: Strike")).to_be_visible()


def test_a_modified_click_opens_the_event_as_a_page(open_page: OpenPage) -> None:
    page = open_page("/")
    with page.context.expect_page() as opened:
        page.locator(".event-title a").first.click(modifiers=["Control"])
    expect(opened.value.get_by_role("dialog")).not_to_be_visible()
    opened.value.close()
