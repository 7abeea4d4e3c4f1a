"""The timeline moves by mouse, touch and keyboard, and page, list and address always say the same."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser

AUTUMN = "/?after=2020-09-01&before=2020-12-31"
WINDOWED = re.compile(r"[?&]after=[0-9-]+&before=[0-9-]+")


def lane(page: Page, name: str = "civilians") -> Locator:
    return page.locator(f"[data-lane={name}]")


def middle(target: Locator) -> tuple[float, float]:
    box = target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, start: tuple[float, float], by: float) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + by, start[1], steps=6)
    page.mouse.up()


def days_in_view(page: Page) -> int:
    """Read the window back from the two fields, which are the range."""
    script = """() => {
      const [after, before] = ['after', 'before'].map(name => document.querySelector(`[name=${name}]`).value);
      const last = {4: '-12-31', 7: '-28', 10: ''}[before.length];
      return (Date.parse(before + last) - Date.parse(after)) / 86400000;
    }"""
    return int(page.evaluate(script))


# What the page tells of its window at one instant: a list that is still being fetched tells of the view before.
TOLD = """() => {
  const text = selector => document.querySelector(selector).textContent.trim();
  const field = name => document.querySelector(`[name=${name}]`).value;
  return {
    busy: document.querySelector('[data-list]').hasAttribute('aria-busy'),
    asked: ['after', 'before'].map(name => new URLSearchParams(location.search).get(name)),
    fields: ['after', 'before'].map(field),
    heading: text('#figure-title'),
    status: text('.status-line p[role=status] b'),
    data: [...document.querySelectorAll('[data-swap=outlets] a')].map(link => {
      const query = new URL(link.href).searchParams;
      return ['after', 'before'].map(name => query.get(name));
    }),
  };
}"""


def is_in_step(told: dict[str, Any]) -> bool:
    return (
        not told["busy"]
        and None not in told["asked"]
        and told["fields"] == told["asked"]
        and told["data"] == [told["asked"]] * 2
        and "All events" not in told["heading"]
        and told["heading"] in told["status"]
    )


def expect_in_step(page: Page) -> None:
    """The address names a window; heading, fields, status and the links to data tell the same one, at one instant."""
    expect(page).to_have_url(WINDOWED)
    deadline = time.monotonic() + 10
    while not is_in_step(told := page.evaluate(TOLD)):
        assert time.monotonic() < deadline, told
        page.wait_for_timeout(50)


@pytest.mark.parametrize("name", ["Zoom in", "Earlier", "Later", "Zoom out"])
def test_each_button_moves_the_view_in_place(open_page: OpenPage, name: str) -> None:
    page = open_page(AUTUMN)
    before = page.url
    page.evaluate("window.isTheSamePage = true")
    page.locator(".zoom-bar").get_by_role("link", name=name).click()
    expect(page).not_to_have_url(before)
    expect_in_step(page)
    assert page.evaluate("window.isTheSamePage")


def test_the_whole_record_is_one_button_away(open_page: OpenPage) -> None:
    page = open_page(AUTUMN)
    page.get_by_role("link", name="Whole record").click()
    expect(page.locator("#figure-title")).to_contain_text("All events")
    expect(page).not_to_have_url(WINDOWED)


def test_a_phase_is_shown_from_its_first_to_its_last_day(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("link", name="2020 war").first.click()
    expect(page.locator("#figure-title")).to_have_text("27 September to 10 November 2020")


def test_the_wheel_zooms_with_control_and_scrolls_the_page_without(open_page: OpenPage) -> None:
    page = open_page("/")
    page.mouse.move(*middle(lane(page)))
    page.mouse.wheel(0, 300)
    expect(page.locator("h1")).not_to_be_in_viewport()
    expect(page.locator("#figure-title")).to_contain_text("All events")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.mouse.move(*middle(lane(page)))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    page.keyboard.up("Control")
    expect_in_step(page)


def test_dragging_the_lanes_moves_in_time_and_opens_nothing(open_page: OpenPage) -> None:
    page = open_page(AUTUMN)
    before = page.url
    drag(page, middle(lane(page).get_by_role("link").first), by=-200)
    expect(page).not_to_have_url(before)
    expect_in_step(page)
    expect(page.locator("[data-sheet]")).not_to_be_visible()


def test_a_double_click_zooms_in(open_page: OpenPage) -> None:
    page = open_page("/")
    x, y = middle(lane(page, "politics"))
    page.mouse.dblclick(x + 150, y - 14)
    expect_in_step(page)


def test_a_window_is_brushed_moved_and_pulled_on_the_strip(open_page: OpenPage) -> None:
    page = open_page("/")
    strip = page.locator("[data-overview]")
    x, y = middle(strip)
    drag(page, (x - 300, y), by=120)
    expect_in_step(page)
    brushed = days_in_view(page)
    url = page.url
    drag(page, (x - 240, y), by=60)
    expect(page).not_to_have_url(url)
    expect_in_step(page)
    url = page.url
    drag(page, middle(page.locator("[data-grip=end]")), by=90)
    expect(page).not_to_have_url(url)
    expect_in_step(page)
    assert days_in_view(page) > brushed


def test_two_fingers_zoom_the_lanes(open_page: OpenPage) -> None:
    page = open_page("/")
    x, y = middle(lane(page))
    script = """([x, y]) => {
      const target = document.querySelector('[data-lane=civilians]');
      const send = (type, id, at) => target.dispatchEvent(new PointerEvent(type, {
        pointerId: id, pointerType: 'touch', clientX: at, clientY: y, bubbles: true, isPrimary: id === 11 }));
      const lanes = document.querySelector('[data-lanes]');
      lanes.setPointerCapture = () => {};
      send('pointerdown', 11, x - 50); send('pointerdown', 12, x + 50);
      for (let step = 1; step <= 10; step += 1) {
        send('pointermove', 11, x - 50 - step * 15);
        send('pointermove', 12, x + 50 + step * 15);
      }
      send('pointerup', 11, x - 200); send('pointerup', 12, x + 200);
    }"""
    page.evaluate(script, [x, y])
    expect_in_step(page)
    assert days_in_view(page) < 12 * 365


def test_every_movement_is_possible_by_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page("/", reduced_motion=True)
    lane(page, "fighting").get_by_role("link").nth(2).focus()
    for key in ("+", "+", "Shift+ArrowRight", "PageUp", "End", "Home", "-"):
        before = page.url
        page.keyboard.press(key)
        expect(page, f"{key} moves nothing").not_to_have_url(before)
        expect_in_step(page)
        assert page.evaluate("document.activeElement.closest('[data-lanes]') !== null"), (
            f"{key} loses the focus"
        )
    page.keyboard.press("0")
    expect(page.locator("#figure-title")).to_contain_text("All events")


def test_the_tab_key_reaches_the_lanes_once_and_arrows_go_on_from_there(open_page: OpenPage) -> None:
    page = open_page(AUTUMN)
    assert page.locator("[data-lane] a[tabindex='0']").count() == 1
    first = lane(page).get_by_role("link").first
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(lane(page).get_by_role("link").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('[data-lane]').dataset.lane") == "fighting"


def test_whoever_uses_the_keyboard_gets_to_the_list_and_to_the_form_at_once(open_page: OpenPage) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".chronology a").first).to_be_focused()
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("From", exact=True)).to_be_focused()


def test_whoever_uses_the_keyboard_gets_to_the_first_mark_of_the_lanes_in_six_keys(
    open_page: OpenPage,
) -> None:
    page = open_page("/")
    for key in ("Tab", "Tab", "Tab", "Enter", "Tab", "Tab"):
        page.keyboard.press(key)
    expect(page.locator("[data-lane] a[tabindex='0']")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".lane-label").first).to_be_focused()


def test_the_form_leaves_empty_fields_out_of_the_address(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("Outcome").select_option("displaced")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"/\?outcome=displaced#filters$"))


def test_back_and_forward_lead_through_the_views(open_page: OpenPage) -> None:
    page = open_page(AUTUMN)
    title = page.locator("#figure-title").inner_text()
    page.get_by_role("link", name="Zoom in").click()
    expect(page.locator("#figure-title")).not_to_have_text(title)
    closer = page.locator("#figure-title").inner_text()
    page.go_back()
    expect(page.locator("#figure-title")).to_have_text(title)
    page.go_forward()
    expect(page.locator("#figure-title")).to_have_text(closer)
    expect_in_step(page)


def test_an_address_brings_back_exactly_its_view(open_page: OpenPage) -> None:
    page = open_page("/?q=road")
    page.get_by_role("link", name="Zoom in").click()
    expect_in_step(page)
    status = page.locator(".status-line p[role=status]").inner_text()
    page.reload()
    expect(page.locator(".status-line p[role=status]")).to_have_text(status)
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("road")


def test_a_count_opens_the_list_of_what_is_in_it(open_page: OpenPage) -> None:
    page = open_page("/")
    count = page.locator("a:has(.lane-pill)").first
    number = int(count.locator(".lane-count").text_content() or "0")
    count.click()
    group = page.locator("[data-group]")
    expect(group).to_be_visible()
    expect(group.locator("li")).to_have_count(number)
    expect(group.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(group).not_to_be_visible()
    expect(count).to_be_focused()


@pytest.mark.parametrize("lanes", ["phase", "sides"])
def test_lanes_of_another_kind_move_in_step_and_stay_in_the_address(
    open_page: OpenPage, axe: Callable[[Page], list[str]], lanes: str
) -> None:
    page = open_page(AUTUMN)
    page.get_by_label("What the lanes are").get_by_role("link", name=lanes.removesuffix("s")).click()
    expect(page.locator(".lane-label")).to_have_count({"phase": 8, "sides": 5}[lanes])
    assert axe(page) == []
    page.get_by_role("link", name="Zoom in").click()
    expect_in_step(page)
    assert f"lanes={lanes}" in page.url
    page.locator("[data-lane] a").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('[data-lane]') !== null")
    assert not re.search("lanes=", page.locator(".event-title a").first.get_attribute("href") or "")


def test_the_words_of_a_search_are_marked(open_page: OpenPage) -> None:
    page = open_page("/?q=shushi")
    assert page.evaluate("CSS.highlights.get('search').size") > 0


def test_without_javascript_the_buttons_are_links_that_move(open_page: OpenPage) -> None:
    page = open_page("/", javascript=False)
    page.get_by_role("link", name="Zoom in").click()
    expect(page).to_have_url(WINDOWED)
    expect(page.locator("#figure-title")).not_to_contain_text("All events")


def test_the_page_says_as_much_without_javascript(open_page: OpenPage) -> None:
    words = {
        is_on: len(open_page("/", javascript=is_on).locator("main").inner_text().split())
        for is_on in (True, False)
    }
    assert words[False] >= 0.95 * words[True]


def test_nothing_moves_for_readers_who_want_it_still(open_page: OpenPage) -> None:
    page = open_page(AUTUMN, reduced_motion=True)
    window = "document.querySelector('[data-window]').getAttribute('width')"
    widths = page.evaluate(
        f"""async () => {{
          document.querySelector('[data-move=out]').click();
          const seen = new Set();
          for (let frame = 0; frame < 12; frame += 1) {{
            await new Promise(requestAnimationFrame);
            seen.add({window});
          }}
          return seen.size;
        }}"""
    )
    assert widths <= 2


@pytest.mark.parametrize("width", [320, 900, 1280])
def test_what_can_be_pressed_is_large_enough(open_page: OpenPage, width: int) -> None:
    page = open_page("/", width=width)
    script = """() => [...document.querySelectorAll(
        '.zoom-bar a, .phase-tile, .lane-label, .lane-hit, .year-index a, .chips a, summary, main button')]
      .filter(one => one.checkVisibility())
      .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 80)])
      .filter(([box]) => box.width && (box.width < 23.9 || box.height < 23.9))
      .map(([box, html]) => `${box.width.toFixed(1)} x ${box.height.toFixed(1)} ${html}`)"""
    assert page.evaluate(script) == []


def test_all_on_one_page_prints_every_event(open_page: OpenPage) -> None:
    page = open_page("/?type=strike&page_size=all")
    total = int(page.locator(".status-line p[role=status] b").inner_text().split()[0])
    page.emulate_media(media="print")
    shown = page.locator("article").evaluate_all("all => all.filter(one => one.checkVisibility()).length")
    assert shown == total
    expect(page.locator(".filter-form")).not_to_be_visible()


@pytest.mark.parametrize("forced", [False, True])
def test_a_zoomed_view_is_accessible(
    open_page: OpenPage, axe: Callable[[Page], list[str]], forced: bool
) -> None:
    page = open_page(AUTUMN, dark=not forced, forced_colors=forced)
    expect(page.locator(".lane-title").first).to_be_visible()
    assert axe(page) == []
