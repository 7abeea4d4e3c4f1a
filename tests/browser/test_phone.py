"""The timeline on a phone: the list leads, the strip stays, and what is not needed at once opens by a tap."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, overflows_sideways

pytestmark = pytest.mark.browser


def test_nothing_leads_to_the_lanes_where_there_are_none(open_page: OpenPage) -> None:
    page = open_page("/", width=360, height=740)
    for name in ("Skip to the events", "Skip to search and filter", "ConflictDB"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name=name).first).to_be_focused()


def test_after_filtering_on_a_phone_the_result_is_in_view(open_page: OpenPage) -> None:
    page = open_page("/", width=360, height=740)
    page.get_by_text("Search and filter", exact=True).click()
    page.get_by_label("From", exact=True).fill("2020-09-27")
    page.get_by_label("To", exact=True).fill("2020-09-27")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text(re.compile(r"of \d+ events, 27 September 2020"))).to_be_in_viewport()
    page.get_by_role("link", name="Skip to what begins in this time").click()
    expect(page.get_by_role("heading", name="Second Nagorno-Karabakh war (2020)")).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (390, 844)])
def test_on_a_phone_the_first_event_is_within_a_screen_and_a_third(
    open_page: OpenPage, width: int, height: int, javascript: bool
) -> None:
    page = open_page("/", width=width, height=height, javascript=javascript)
    top = page.locator("article").first.evaluate("one => one.getBoundingClientRect().top + scrollY")
    assert top <= 950


def test_a_phase_tells_of_itself_on_a_phone_when_asked_and_on_wide_screens_and_paper_at_once(
    open_page: OpenPage,
) -> None:
    page = open_page("/", width=360, height=740, javascript=False)
    summary = page.locator(".phase-summary").first
    expect(summary).not_to_be_visible()
    page.get_by_text("About this period").first.click()
    expect(summary).to_be_visible()
    expect(open_page("/").locator(".phase-summary").first).to_be_visible()
    paper = open_page("/", width=688)
    paper.emulate_media(media="print")
    expect(paper.locator(".phase-summary").first).to_be_visible()
    expect(paper.locator(".phase-note p").first).to_be_visible()


def test_on_a_phone_the_strip_stays_and_shows_the_year_that_is_read(open_page: OpenPage) -> None:
    page = open_page("/", width=360, height=740)
    page.locator("article").nth(20).evaluate("article => article.scrollIntoView({behavior: 'instant'})")
    strip = page.locator("[data-overview]")
    expect(strip).to_be_in_viewport()
    expect(page.locator("[data-window]")).to_be_visible()
    assert not overflows_sideways(page)


def test_on_a_phone_the_focus_is_never_below_the_strip(open_page: OpenPage) -> None:
    page = open_page("/", width=360, height=740)
    page.locator(".event-title a").nth(8).focus()
    hidden = []
    for _press in range(12):
        page.keyboard.press("Shift+Tab")
        is_hidden = page.evaluate(
            """() => {
              const box = document.activeElement.getBoundingClientRect();
              const strip = document.querySelector('.overview-row').getBoundingClientRect();
              return strip.top <= 0 && box.top < strip.bottom - 1 && box.bottom > 0;
            }"""
        )
        hidden += [page.evaluate("document.activeElement.outerHTML.slice(0, 90)")] if is_hidden else []
    assert hidden == []
