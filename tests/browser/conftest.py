"""The real site in a real browser: a database of its own, Debian's Chromium, guards on every visit."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import urlopen
from weakref import WeakSet

import pytest
from django.conf import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

ROOT = Path(settings.BASE_DIR)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without these Chromium asks for its makers' hosts at every start; as root it has no sandbox of its own.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SECONDS_TO_START = 60
# A page with a figure shows it first and makes it move after.
IS_MADE_TO_MOVE = """() => !document.querySelector('[data-modules]') || !document.querySelector('[data-waits]')
  && (!document.querySelector('[data-figure]') || document.querySelector('.is-live'))"""


CHECKED_BY_AXE: WeakSet[Page] = WeakSet()


class OpenPage(Protocol):
    """Opens an address of the site as a reader with these circumstances, and returns the loaded page."""

    def __call__(
        self,
        address: str,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        forced_colors: bool = False,
        reduced_motion: bool = False,
        javascript: bool = True,
        status: int = 200,
    ) -> Page: ...


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start Debian's Chromium, or the one that CHROMIUM names."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        pytest.fail("Chromium is missing. Install Debian's package chromium, or name a Chromium in CHROMIUM.")
    return {"executable_path": chromium, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the whole record from a database of its own, as `make run` does; gives the site's address."""
    home = tmp_path_factory.mktemp("site")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    surroundings = os.environ | {
        "DATABASE_URL": f"sqlite:///{home / 'site.sqlite3'}",
        "PUBLIC_BASE_URL": address,
        "PORT": str(port),
        "STATIC_ROOT": str(home / "static"),
        "DEBUG": "false",
    }
    for command in (["migrate"], ["load_record"], ["collectstatic", "--no-input"]):
        subprocess.run(
            [sys.executable, "manage.py", *command, "--verbosity", "0"],
            cwd=ROOT,
            env=surroundings,
            check=True,
        )
    server = [sys.executable, "-m", "gunicorn", "--config", "python:conflictdb.server", "conflictdb.wsgi"]
    log = home / "server.log"
    with (
        log.open("wb") as lines,
        subprocess.Popen(server, cwd=ROOT, env=surroundings, stderr=lines) as process,
    ):
        try:
            wait_until_served(address, process, log)
            yield address
        finally:
            process.terminate()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_until_served(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return once the site answers; fail with the server's own words where it does not."""
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(address, timeout=5).close()
        except HTTPError as error:
            error.close()
            return  # an error page is an answer, and the tests will name it
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"The site did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[OpenPage]:
    """Open pages as different readers; afterwards no script may have failed and no other site been asked."""
    faults: list[str] = []

    def watch(page: Page, status: int) -> None:
        def console(message: ConsoleMessage) -> None:
            is_the_page_asked_for = status >= 400 and f"status of {status}" in message.text
            # axe writes style attributes to measure colours, and the page's policy refuses them: no fault of the page.
            is_of_the_check = page in CHECKED_BY_AXE and "inline style" in message.text
            if message.type == "error" and not (is_the_page_asked_for or is_of_the_check):
                faults.append(f"console: {message.text}")

        def request(sent: Request) -> None:
            if not sent.url.startswith((f"{site}/", "blob:", "about:")):
                faults.append(f"request to another site: {sent.url[:200]}")

        page.on("console", console)
        page.on("request", request)
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))

    def visit(
        address: str,
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        forced_colors: bool = False,
        reduced_motion: bool = False,
        javascript: bool = True,
        status: int = 200,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            forced_colors="active" if forced_colors else "none",
            reduced_motion="reduce" if reduced_motion else "no-preference",
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="UTC",
        )
        page = context.new_page()
        watch(page, status)
        answer = page.goto(site + address, wait_until="load")
        assert answer is not None
        assert answer.status == status, f"{address} answered {answer.status}"
        if javascript:
            page.wait_for_function(IS_MADE_TO_MOVE)
        return page

    yield visit
    cookies = [
        cookie["name"] for context in browser.contexts for cookie in context.cookies() if "name" in cookie
    ]
    for context in browser.contexts:
        context.close()
    assert faults == []
    assert cookies == [], "a reader was given a cookie"


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Check a page's accessibility; gives one line for each fault, with the rule and the element."""
    if not AXE.exists():
        pytest.fail("axe-core is missing. Install the checks' packages: npm ci")
    source = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> list[str]:
        CHECKED_BY_AXE.add(page)
        page.wait_for_function(IS_MADE_TO_MOVE)  # until then parts out of view have no size to judge
        page.evaluate(
            source
        )  # the page's policy stops a script element, not an evaluation by the browser's driver
        run = "options => axe.run(document, options)"
        result: dict[str, Any] = page.evaluate(run, {"runOnly": {"type": "tag", "values": AXE_TAGS}})
        return [
            f"{fault['id']} ({fault['impact']}): {json.dumps(node['target'])} {node['html'][:160]}"
            for fault in result["violations"]
            for node in fault["nodes"]
        ]

    return check


def overflows_sideways(page: Page) -> bool:
    """Tell whether the page as a whole must be scrolled sideways (WCAG 2.2, success criterion 1.4.10)."""
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))
