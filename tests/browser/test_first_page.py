"""The first page as readers with different screens and settings meet it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_it_lists_events_without_javascript(open_page: OpenPage) -> None:
    expect(open_page("/", javascript=False).get_by_role("article").first).to_be_visible()


def test_an_address_that_leads_nowhere_still_shows_the_way(open_page: OpenPage) -> None:
    expect(open_page("/nowhere/", status=404).get_by_role("link").first).to_be_visible()
