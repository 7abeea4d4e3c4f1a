"""The lanes show what is pointed at, what has the focus and what is open, in every scheme and direction of reading."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, overflows_sideways
from tests.pages.test_look import MARK, contrast

pytestmark = pytest.mark.browser

AUTUMN = "/?after=2020-09-01&before=2020-12-31"
SCHEMES = [{}, {"dark": True}, {"forced_colors": True}]
NOTHING = "none"


def painted(hit: Locator) -> tuple[str, str]:
    """Return the colours in which a mark's ground is filled and outlined, each as hexadecimal or none."""
    fill, stroke = hit.evaluate("hit => { const s = getComputedStyle(hit); return [s.fill, s.stroke]; }")
    return as_hex(fill), as_hex(stroke)


def as_hex(colour: str) -> str:
    numbers = re.findall(r"[\d.]+", colour)
    if colour == NOTHING or (len(numbers) == 4 and float(numbers[3]) == 0):
        return NOTHING
    return "#" + "".join(f"{int(number):02x}" for number in numbers[:3])


def paper(page: Page) -> str:
    return as_hex(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def stands_out(colour: str, page: Page) -> bool:
    return colour != NOTHING and contrast(colour, paper(page)) >= MARK


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "forced"])
def test_only_the_mark_that_is_meant_has_a_ground(open_page: OpenPage, scheme: dict[str, bool]) -> None:
    page = open_page(AUTUMN, **scheme)
    link = page.locator("[data-lane=politics] a").first
    hit = link.locator(".lane-hit")
    others = page.locator("[data-lane] a:not(.is-selected) .lane-hit:not(.lane-pill)")
    assert {painted(one) for one in others.all()} == {(NOTHING, NOTHING)}

    hit.hover()
    assert stands_out(painted(hit)[1], page), "what is pointed at looks like the others"
    page.mouse.move(5, 5)
    page.keyboard.press("Tab")  # from now on the browser takes the reader for one at the keyboard
    link.focus()
    assert stands_out(painted(hit)[1], page), "what has the focus looks like the others"

    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert stands_out(painted(hit)[0], page), "what is open looks like the others"
    page.keyboard.press("Escape")
    page.locator("h1").click()
    assert painted(hit) == (NOTHING, NOTHING)


@pytest.mark.parametrize("width", [360, 1280])
def test_time_runs_to_the_right_where_words_run_to_the_left(open_page: OpenPage, width: int) -> None:
    page = open_page(AUTUMN, width=width)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert not overflows_sideways(page)
    strip = page.locator("[data-overview]").bounding_box()
    window = page.locator("[data-window]").bounding_box()
    assert strip is not None
    assert window is not None
    assert window["x"] > strip["x"] + 0.7 * strip["width"]
    if width < 761:
        return
    order = "all => all.map(one => one.getBoundingClientRect().left)"
    for ordered in (".zoom-bar a", ".year-index li", ".lanes-axis text"):
        places = page.locator(ordered).evaluate_all(order)
        assert places == sorted(places), ordered
    misplaced = page.locator(".lane-title").evaluate_all(
        """all => all.filter(title => {
          const [words, ground] = [title, title.previousSibling].map(one => one.getBoundingClientRect());
          return words.left < ground.left - 2 || words.right > ground.right + 2;
        }).map(title => title.textContent)"""
    )
    assert misplaced == []
