"""How soon the first event can be read, beside TimelineJS3 and vis-timeline: `python -m bench.browser`.

The same invented events, the same Chromium, one run: ours, TimelineJS3 and vis-timeline in turn, each time in a fresh
browser context. Ours is served as it ships, and the page was read before; the peers' files lie on this machine too. At
the end TimelineJS3 reads the shipped record by the public address, as a newsroom's would.
"""

import argparse
import os
import shutil
import statistics
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.pages import CHROMIUM_FLAGS, FOLDER, load, manage, served
from bench.peers import served_peers, write_data

SIZES = (50, 500, 5000)
AIMS = {50: 2, 500: 3, 5000: 20}
PATIENCE = 180  # seconds
FIRST_EVENT = {
    "ours": "article.event-article .event-title",
    "TimelineJS3": ".tl-slide .tl-headline",
    "vis-timeline": ".vis-item .vis-item-content",
}
# Readable: its words lie in the window with nothing over them. Asked at each frame from the first on; the time is that
# of the frame after the one in which it is so, which has painted it.
WATCH = """selector => {
  const look = () => {
    for (const one of document.querySelectorAll(selector)) {
      const box = one.getBoundingClientRect();
      if (!one.textContent.trim() || box.width < 2 || box.height < 2) continue;
      const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
      const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      if (top && (one.contains(top) || top.contains(one) && top !== document.body && top !== document.documentElement
          && !top.matches('.tl-message, .tl-message *'))) {
        requestAnimationFrame(() => { window.readableAt = performance.now(); });
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def main() -> None:
    """Measure each size and print a table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=8412)
    arguments.add_argument("--runs", type=int, default=5)
    asked = arguments.parse_args()
    folder = FOLDER / "peers"
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver, served_peers(folder) as peers:
        browser = driver.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
        sys.stdout.write("| events | ours | TimelineJS3 | vis-timeline | sooner than TimelineJS3 | aim |\n")
        sys.stdout.write("|---|---|---|---|---|---|\n")
        for size in SIZES:
            _row(browser, size, asked.port, peers, folder, asked.runs)
        with served("record", asked.port, ["load_record"]) as site:
            _trial(browser, site, peers)
        browser.close()


def _row(browser: Browser, size: int, port: int, peers: str, folder: Path, runs: int) -> None:
    times: dict[str, list[float]] = {name: [] for name in FIRST_EVENT}
    invented = ["demo_data", "--events", str(size), "--publish"]
    with served(f"demo-{size}", port, invented) as site:
        exported = folder / f"exported-{size}.json"
        manage("export_timelinejs", str(exported), "--filter", "dataset=demo")
        write_data(folder, f"demo-{size}", exported)
        addresses = {
            "ours": f"{site}/?dataset=demo",
            "TimelineJS3": f"{peers}/timelinejs.html?data={peers}/demo-{size}.json",
            "vis-timeline": f"{peers}/vis.html?data={peers}/demo-{size}-vis.json",
        }
        # A site's page has been read before; each of its processes is asked for it a few times.
        for _ask in range(6):
            urllib.request.urlopen(f"{site}/?dataset=demo", timeout=60).close()  # noqa: S310  # our own address
        for _run in range(runs):
            for name, address in addresses.items():
                times[name].append(_readable_after(browser, address, FIRST_EVENT[name]))
    medians = {name: statistics.median(found) for name, found in times.items()}
    factor = medians["TimelineJS3"] / medians["ours"]
    cells = [
        f"{medians[name]:,.0f} ms ({min(found):,.0f} to {max(found):,.0f})" for name, found in times.items()
    ]
    line = [str(size), *cells, f"{factor:.1f} times", str(AIMS[size])]
    sys.stdout.write(f"| {' | '.join(line)} | {load()}\n")
    sys.stdout.flush()


def _readable_after(browser: Browser, address: str, selector: str) -> float:
    """Return after how many milliseconds the first event can be read, in a browser that has seen nothing yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(f"({WATCH})({selector!r})")
    page.goto(address, wait_until="commit")
    after = _awaited(page, "window.readableAt")
    context.close()
    return float(after)


def _awaited(page: Page, expression: str) -> Any:
    """Return the first value of an expression that is not empty.

    Asked from without at intervals: a page's policy would stop what the driver offers for this.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if value := page.evaluate(expression):
            return value
        time.sleep(0.05)
    raise TimeoutError(expression)


def _trial(browser: Browser, site: str, peers: str) -> None:
    """Let TimelineJS3 read the record by the public address from another site, and say what it made of it."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    address = f"{site}/api/v1/timelinejs/?year=2023"
    page.goto(f"{peers}/timelinejs.html?data={address}")
    _awaited(page, "Boolean(window.timeline?.config && document.querySelector('.tl-slide .tl-headline'))")
    made: dict[str, Any] = page.evaluate(
        "(({events, eras, messages}) => ({slides: events.length, eras: eras.length, errors: messages.errors}))"
        "(timeline.config)"
    )
    page.screenshot(path=str(FOLDER / "timelinejs.png"))
    page.close()
    sys.stdout.write(f"\nTimelineJS3 at {address}: {made}, failures of its script: {faults}\n")


if __name__ == "__main__":
    main()
