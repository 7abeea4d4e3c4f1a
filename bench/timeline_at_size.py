"""Measure the timeline in Chromium on a great record: its first view, moving in it, and what it holds in memory.

`python -m bench.timeline_at_size [database]`; without a path on the invented events of `bench.api`. Times by the wall
depend on what else the machine does, whose load is printed beside them; times of the processor hardly do.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench import servers
from bench.record import made

FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench"
PORT = 8791
BASE = f"http://127.0.0.1:{PORT}"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
FIRST_VIEWS = 5
TASKS = {"RunTask", "ThreadControllerImpl::RunTask"}
# Tells when the figure moves for the first time, counted from the call for the page.
LIVE = """addEventListener('DOMContentLoaded', () => {
  const figure = document.querySelector('[data-figure]');
  const tell = () => { if (figure.classList.contains('is-live')) window.liveAt ??= performance.now(); };
  new MutationObserver(tell).observe(figure, { attributes: true });
  tell();
});"""
# When the page was shown and could be moved; how long the network was busy with what is shown (the page and its
# stylesheet), and later with the modules that move it; how much came.
LOADED = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const files = performance.getEntriesByType('resource').filter(one => one.responseEnd <= window.liveAt);
  const modules = files.filter(one => one.startTime > page.loadEventStart);
  const ends = one => one.responseEnd;
  const shown = Math.max(...[page, ...files.filter(one => !modules.includes(one))].map(ends));
  const later = Math.max(...modules.map(ends)) - Math.min(...modules.map(one => one.startTime));
  const [painted] = performance.getEntriesByType('paint');
  return [painted.startTime, window.liveAt, shown, later,
    [page, ...files].reduce((sum, one) => sum + one.encodedBodySize, 0) / 1024];
}"""
IS_BUSY = "document.querySelector('[data-list]').hasAttribute('aria-busy')"
# Sends an event in each frame and returns the times between frames; what is drawn is drawn by the page itself.
MOVE = """async ([kind, frames]) => {
  const target = [...document.querySelectorAll('[data-lane]')][2];
  const box = target.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + 30];
  const send = (type, at) => target.dispatchEvent(new PointerEvent(type, {
    pointerId: 5, button: 0, clientX: at, clientY: y, bubbles: true }));
  target.closest('[data-lanes]').setPointerCapture = () => {};
  const deltas = [];
  let before = await new Promise(requestAnimationFrame);
  if (kind === 'pan') send('pointerdown', x);
  for (let frame = 1; frame <= frames; frame += 1) {
    const swing = Math.sin((frame / frames) * 2 * Math.PI);
    if (kind === 'pan') send('pointermove', x + 300 * swing);
    else target.dispatchEvent(new WheelEvent('wheel', {
      deltaY: frame <= frames / 2 ? -40 : 40, ctrlKey: true, clientX: x, bubbles: true, cancelable: true }));
    const now = await new Promise(requestAnimationFrame);
    deltas.push(now - before);
    before = now;
  }
  if (kind === 'pan') send('pointerup', x);
  return deltas;
}"""


@dataclass(frozen=True, slots=True)
class Moved:
    """Milliseconds between frames, of work in each, and of every task; work and tasks as processor time."""

    between: list[float]
    work: list[float]
    tasks: list[float]


def main() -> None:
    """Measure and print."""
    database = Path(sys.argv[1]) if len(sys.argv) > 1 else made(FOLDER, 350_000)[0]
    static = FOLDER / "static"
    FOLDER.mkdir(parents=True, exist_ok=True)
    os.environ |= {"STATIC_ROOT": str(static), "DEBUG": "false", "DATABASE_URL": f"sqlite:///{database}"}
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"], check=True)
    with servers.site(database.resolve(), PORT, kept_bytes=0), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        _say("load of the machine", ", ".join(f"{one:.1f}" for one in os.getloadavg()))
        _first_views(browser)
        for name, address in (
            ("the whole record", "/"),
            ("fifteen years", "/?after=1996&before=2010"),
            ("six months", "/?after=2001-01&before=2001-06"),
            ("twelve days, one by one", "/?after=2001-02-01&before=2001-02-12"),
        ):
            _moving(browser, name, address)
        browser.close()


def _first_views(browser: Browser) -> None:
    """Open the page as new readers do: the server has rendered it for somebody before, the browser has nothing."""
    _opened(browser, "/")[0].context.close()
    views = []
    for _view in range(FIRST_VIEWS):
        page, session = _opened(browser, "/")
        views.append((*page.evaluate(LOADED), _metrics(session)["ScriptDuration"] * 1000))
        page.context.close()
    painted, live, shown, later, kilobytes, script = (
        _share(list(values), 0.5) for values in zip(*views, strict=True)
    )
    _say("first view", f"shown after {painted:.0f} ms, can be moved after {live:.0f} ms")
    _say(
        "network", f"{shown:.0f} ms for what is shown, {later:.0f} ms for what moves it ({kilobytes:.0f} KB)"
    )
    _say("script of a view", f"{script:.0f} ms of the processor")


def _moving(browser: Browser, name: str, address: str) -> None:
    """Pan and zoom, and say how even the frames are, how much each takes, and what is held after."""
    page, session = _opened(browser, address)
    for kind in ("pan", "zoom"):
        moved = _moved(browser, page, kind)
        long = [task for task in moved.tasks if task > 50]
        _say(
            f"{name}, {kind}",
            f"frames p50 {_share(moved.between, 0.5):.1f}, p95 {_share(moved.between, 0.95):.1f} ms apart; work in one "
            f"p50 {_share(moved.work, 0.5):.1f}, p95 {_share(moved.work, 0.95):.1f} ms; longest task "
            f"{max(moved.tasks):.0f} ms, over 50 ms: {len(long)}",
        )
        while page.evaluate(IS_BUSY):
            page.wait_for_timeout(100)
    session.send("HeapProfiler.collectGarbage")
    _say(f"{name}, heap", f"{_metrics(session)['JSHeapUsedSize'] / 2**20:.1f} MB")
    page.context.close()


def _moved(browser: Browser, page: Page, kind: str) -> Moved:
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    between: list[float] = page.evaluate(MOVE, [kind, 120])
    page.wait_for_timeout(1500)  # the list follows
    events: list[dict[str, Any]] = orjson.loads(browser.stop_tracing())["traceEvents"]
    frames = [event for event in events if event.get("name") == "FireAnimationFrame"]
    here = max({_thread(event) for event in frames}, key=[_thread(event) for event in frames].count)
    tasks = [event for event in events if event.get("name") in TASKS and _thread(event) == here]
    starts = sorted(event["ts"] for event in frames if _thread(event) == here)
    return Moved(
        between=between,
        work=[task["tdur"] / 1000 for task in tasks if _holds(task, starts)],
        tasks=[task.get("tdur", 0) / 1000 for task in tasks],
    )


def _thread(event: dict[str, Any]) -> tuple[int, int]:
    return event["pid"], event["tid"]


def _holds(task: dict[str, Any], starts: list[int]) -> bool:
    return "tdur" in task and any(task["ts"] <= start <= task["ts"] + task["dur"] for start in starts)


def _opened(browser: Browser, address: str) -> tuple[Page, CDPSession]:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.add_init_script(LIVE)
    page.goto(BASE + address, wait_until="load", timeout=120_000)
    while page.evaluate("window.liveAt === undefined"):
        page.wait_for_timeout(20)
    return page, session


def _metrics(session: CDPSession) -> dict[str, float]:
    found: Iterator[dict[str, Any]] = iter(session.send("Performance.getMetrics")["metrics"])
    return {one["name"]: one["value"] for one in found}


def _share(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def _say(what: str, figure: str) -> None:
    sys.stdout.write(f"{what}: {figure}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
