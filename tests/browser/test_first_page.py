"""The first page as readers with different screens and settings meet it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_it_lists_events_without_javascript(open_page: OpenPage) -> None:
    expect(open_page("/", javascript=False).get_by_role("article").first).to_be_visible()


def test_an_address_that_leads_nowhere_still_shows_the_way(open_page: OpenPage) -> None:
    expect(open_page("/nowhere/", status=404).get_by_role("link").first).to_be_visible()


# Where a year of the list stands, once every year has its height.
YEAR_TOP = """year => new Promise(resolve => {
  const look = () => document.querySelector('[data-waits]') ? setTimeout(look, 20)
    : resolve(document.getElementById(`year-${year}`).getBoundingClientRect().top);
  look();
})"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("year", [1990, 2016, 2023])
def test_an_address_leads_to_its_year_though_years_above_are_laid_out_last(
    open_page: OpenPage, width: int, year: int
) -> None:
    page = open_page(f"/?page_size=all#year-{year}", width=width)
    assert 0 <= page.evaluate(YEAR_TOP, year) < 120


@pytest.mark.parametrize("width", [360, 1280])
def test_who_comes_back_finds_the_place_where_they_were(open_page: OpenPage, width: int) -> None:
    page = open_page("/?page_size=all", width=width)
    page.evaluate(YEAR_TOP, 2016)
    page.evaluate(
        "document.getElementById('year-2016').scrollIntoView({behavior: 'instant'}); scrollBy(0, 333)"
    )
    # A button that only a script can serve appears above the list, so that the page is a little higher later.
    is_there = "top => Math.abs(document.getElementById('year-2016').getBoundingClientRect().top - top) < 12"
    place = page.evaluate(YEAR_TOP, 2016)
    page.reload()
    page.wait_for_function(is_there, arg=place)
    page.goto(page.url.replace("/?page_size=all", "/method/"))
    page.go_back()
    page.wait_for_function(is_there, arg=place)


def test_without_javascript_no_year_waits(open_page: OpenPage) -> None:
    page = open_page("/?page_size=all", javascript=False)
    page.locator("a[data-year='2016']").first.click()
    box = page.locator("#year-2016").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 120
