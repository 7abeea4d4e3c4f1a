"""How soon the first event can be read, beside TimelineJS3 and vis-timeline: `python -m bench.browser`.

The same invented events, the same Chromium, one run: ours, TimelineJS3 and vis-timeline in turn, each time in a fresh
browser context that comes from a page of another site, as readers do, so that Chromium begins a new process for each.
Ours is served as it ships, and the page was read before; the peers' files lie on this machine too, compressed as ours
are. That is first without a network between, then with the one that Lighthouse takes for a middling phone. At the end
TimelineJS3 reads the shipped record by the public address, as a newsroom's would.
"""

import argparse
import os
import shutil
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.answers import fetched
from bench.pages import CHROMIUM_FLAGS, FOLDER, load, manage, served
from bench.peers import served_peers, write_data

SIZES = (50, 500, 5000)
AIMS = {50: 2, 500: 3, 5000: 20}
# Bytes a second and milliseconds to the first byte, for all requests together; Lighthouse's "slow 4G".
NETWORKS = {
    "none": None,
    "slow 4G": {"latency": 150, "downloadThroughput": 1_638_400 / 8, "uploadThroughput": 750_000 / 8},
}
PATIENCE = 180  # seconds
FIRST_EVENT = {
    "ours": "article.event-article .event-title",
    "TimelineJS3": ".tl-slide .tl-headline",
    "vis-timeline": ".vis-item .vis-item-content",
}
# Readable: its words lie in the window with nothing over them; an item may begin left of it. The browser itself says at
# each frame which items came into the window: to measure each would make it lay out what it has put off, out of view.
# The time is that of the frame after the one in which an item is so, which has painted it.
WATCH = """selector => {
  const isReadable = one => {
    const box = one.getBoundingClientRect();
    if (!one.textContent.trim() || box.width < 2 || box.height < 2) return false;
    const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
    const top = document.elementFromPoint(x, box.top + box.height / 2); // null outside of the window
    return top && (one.contains(top) || top.contains(one) && top !== document.body
      && top !== document.documentElement && !top.matches('.tl-message, .tl-message *'));
  };
  const seen = new WeakSet();
  const inView = new Set();
  const note = entries => {
    for (const {target, isIntersecting} of entries) inView[isIntersecting ? 'add' : 'delete'](target);
  };
  const observer = new IntersectionObserver(note);
  const look = () => {
    note(observer.takeRecords());
    if ([...inView].some(isReadable)) {
      window.readableAt = performance.now();
      return;
    }
    for (const one of document.querySelectorAll(selector)) {
      if (!seen.has(one)) { seen.add(one); observer.observe(one); }
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
        sys.stdout.write(
            "| events | network | ours: wait; work | TimelineJS3 | vis-timeline | TimelineJS3 to ours | aim |\n"
        )
        sys.stdout.write("|---|---|---|---|---|---|---|\n")
        for size in SIZES:
            _rows(browser, size, asked.port, peers, folder, asked.runs)
        with served("record", asked.port, ["load_record"]) as site:
            _trial(browser, site, peers)
        browser.close()


def _rows(browser: Browser, size: int, port: int, peers: str, folder: Path, runs: int) -> None:
    (folder / "elsewhere.html").write_text("<!doctype html><title>Elsewhere</title>", encoding="utf-8")
    elsewhere = f"{peers}/elsewhere.html".replace("127.0.0.1", "localhost")
    invented = ["demo_data", "--events", str(size), "--publish"]
    with served(f"demo-{size}", port, invented) as site:
        exported = folder / f"exported-{size}.json"
        manage("export_timelinejs", str(exported), "--filter", "dataset=demo")
        write_data(folder, f"demo-{size}", exported)
        addresses = {
            # At 1280 by 900 the list stands below strip and form, so that the page is opened at its list.
            "ours": f"{site}/?dataset=demo#events",
            "TimelineJS3": f"{peers}/timelinejs.html?data={peers}/demo-{size}.json",
            "vis-timeline": f"{peers}/vis.html?data={peers}/demo-{size}-vis.json",
        }
        # A site's page has been read before: asked for by several at once, each of its processes has answered.
        with ThreadPoolExecutor(8) as readers:
            list(readers.map(fetched, [addresses["ours"]] * 40))
        for network in NETWORKS:
            found: dict[str, list[tuple[float, float]]] = {name: [] for name in FIRST_EVENT}
            for _run in range(runs):
                for name, address in addresses.items():
                    measured = _readable_after(browser, address, FIRST_EVENT[name], elsewhere, network)
                    found[name].append(measured)
            _write_row(size, network, found)


def _write_row(size: int, network: str, found: dict[str, list[tuple[float, float]]]) -> None:
    waits = {name: statistics.median(wait for wait, _work in one) for name, one in found.items()}
    works = {name: statistics.median(work for _wait, work in one) for name, one in found.items()}
    cells = [
        f"{waits[name]:,.0f} ms ({min(one)[0]:,.0f} to {max(one)[0]:,.0f}); {works[name]:,.0f} ms"
        for name, one in found.items()
    ]
    factors = [f"{each['TimelineJS3'] / each['ours']:.1f} times" for each in (waits, works)]
    line = [str(size), network, *cells, "; ".join(factors), str(AIMS[size])]
    sys.stdout.write(f"| {' | '.join(line)} | {load()}\n")
    sys.stdout.flush()


def _readable_after(
    browser: Browser, address: str, selector: str, elsewhere: str, network: str
) -> tuple[float, float]:
    """Return after how many milliseconds the first event can be read, in a browser that has seen only `elsewhere`.

    With it, the processor time that the page's own thread had taken by then: others lengthen the wait, not this.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(f"({WATCH})({selector!r})")
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(elsewhere)
    if limits := NETWORKS[network]:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {"offline": False, **limits})
    page.goto(address, wait_until="commit")
    after = _awaited(page, "window.readableAt")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return float(after), 1000 * metrics["TaskDuration"]


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
