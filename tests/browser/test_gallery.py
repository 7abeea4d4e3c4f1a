"""The gallery is walked as a reader would: every part is reached, seen and named, in every scheme."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, overflows_sideways
from timeline.domain.stance import STANCES

pytestmark = pytest.mark.browser

ADDRESS = "/design/components/"
FIGURES_OF_A_STANCE = 9


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_the_gallery_is_accessible(
    open_page: OpenPage, axe: Callable[[Page], list[str]], width: int, scheme: str
) -> None:
    page = open_page(ADDRESS, width=width, dark=scheme == "dark", forced_colors=scheme == "forced")
    assert axe(page) == []
    assert not overflows_sideways(page)


def test_the_contents_lead_to_every_part(open_page: OpenPage) -> None:
    page = open_page(ADDRESS, reduced_motion=True)
    links = page.get_by_role("navigation", name="Contents").get_by_role("link")
    anchors = [link.get_attribute("href") or "" for link in links.all()]
    assert len(anchors) == 19
    for anchor in anchors:
        page.get_by_role("navigation", name="Contents").locator(f'a[href="{anchor}"]').click()
        expect(page.locator(anchor)).to_be_in_viewport()
        assert page.url.endswith(anchor)


def test_each_mark_of_each_stance_is_drawn_within_its_cell(open_page: OpenPage) -> None:
    page = open_page(ADDRESS)
    for stance in STANCES:
        rows = page.locator(f"section[aria-labelledby=stance-{stance}] .claim-row")
        assert rows.count() == FIGURES_OF_A_STANCE
        for row in rows.all():
            cell = row.locator(".interval-cell").bounding_box()
            assert cell is not None
            for mark in row.locator(".interval use").all():
                box = mark.bounding_box()
                assert box is not None
                assert box["width"] > 0
                assert cell["x"] <= box["x"]
                assert box["x"] + box["width"] <= cell["x"] + cell["width"]


def test_no_link_of_an_invented_figure_leaves_the_page(open_page: OpenPage) -> None:
    page = open_page(ADDRESS)
    rows = page.locator(".claim-row", has_text="Invented claimant")
    assert rows.count() == len(STANCES) * FIGURES_OF_A_STANCE + 11
    hrefs = rows.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [href for href in hrefs if not re.fullmatch(r"#(invented|claim-invented-[a-z0-9-]+)", href)] == []
    expect(page.locator("#invented")).to_contain_text("Invented figures")
