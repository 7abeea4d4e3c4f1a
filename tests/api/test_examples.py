"""The examples of the documentation, run as a reader would run them, against a server of the test."""

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.request import urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings as project
from django.core.signals import request_finished, request_started
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections
from pytest_django.fixtures import Settings

from conflictdb.wsgi import application
from tests.api.conftest import NOON
from tests.factories import make_actor, make_citation, make_claim, make_event
from timeline.actions import editorial
from timeline.domain.vocabulary import EditorialStatus, EventType, Side
from timeline.models import Event

DOCUMENT = (Path(project.BASE_DIR) / "docs" / "api.md").read_text(encoding="utf-8")
WRITTEN = "http://127.0.0.1:8000"
# What each run adds to the answer: its status, on a line of its own.
CURL_SETTINGS = 'silent\nnoproxy = "*"\nwrite-out = "\\n%{http_code}"\n'


def blocks(language: str) -> list[str]:
    found = re.findall(rf"```{language}\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    return found


@pytest.fixture
def record(db: None) -> None:
    """Publish a phase with a battle in 2020 and two claims of Azerbaijani soldiers killed."""
    phase = make_event(
        "second-war-2020",
        date="2020-09-27/2020-11-10",
        type=EventType.WAR,
        is_phase=True,
        phase_number=1,
        short_name="2020",
    )
    make_citation(event=phase)
    battle = make_event("battle", date="2020-10-01", parent=phase, type=EventType.BATTLE)
    soldiers = make_actor("az-soldiers", name="Azerbaijani soldiers", side=Side.AZERBAIJANI)
    for slug in ("first", "second", "third"):
        make_claim(slug, event=battle, victims=soldiers, status=EditorialStatus.IN_REVIEW)
    editorial.publish_all(events=list(Event.objects.all()), now=NOON)


class Quiet(WSGIRequestHandler):
    """Keeps the server's own lines out of the test's output."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(record: None, settings: Settings) -> Iterator[str]:
    """Serve the test's own database one request at a time, in a thread that shares its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    shared = connections[DEFAULT_DB_ALIAS]
    shared.inc_thread_sharing()

    def serve() -> None:
        connections[DEFAULT_DB_ALIAS] = shared
        site.serve_forever(poll_interval=0.05)

    with make_server("127.0.0.1", 0, application, handler_class=Quiet) as site:
        thread = Thread(target=serve)
        thread.start()
        settings.PUBLIC_BASE_URL = f"http://127.0.0.1:{site.server_port}"
        yield settings.PUBLIC_BASE_URL
        site.shutdown()
        thread.join()
    shared.dec_thread_sharing()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def run(command: list[str], folder: Path) -> str:
    (folder / ".curlrc").write_text(CURL_SETTINGS, encoding="ascii")
    environment = {**os.environ, "CURL_HOME": str(folder), "no_proxy": "*"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def needs(tool: str) -> pytest.MarkDecorator:
    """Leave a test out where only Python is, as `make test` may be; CI installs the tool, and fails without it."""
    is_left_out = shutil.which(tool) is None and not os.environ.get("CI")
    return pytest.mark.skipif(is_left_out, reason=f"{tool} is not installed")


def is_mistaken(example: str) -> bool:
    return "yaer" in example


def check_curl(example: str, server: str, folder: Path) -> None:
    answered = run(["bash", "-c", example.replace(WRITTEN, server)], folder)
    body, _line, status = answered.rstrip().rpartition("\n")
    assert status == ("400" if is_mistaken(example) else "200"), (example, body)


@needs("curl")
@pytest.mark.parametrize("example", blocks("sh"))
def test_the_curl_examples_of_the_paper_run(example: str, server: str, tmp_path: Path) -> None:
    check_curl(example, server, tmp_path)


@needs("curl")
def test_the_curl_examples_of_the_page_run(server: str, tmp_path: Path) -> None:
    with urlopen(f"{server}/api/v1/docs/") as answer:
        page = answer.read().decode()
    examples = [html.unescape(one) for one in re.findall(r"<code>(curl .*?)</code>", page)]
    assert len(examples) >= 8
    for example in examples:
        # The small record of this test has fewer years, kinds and days than the examples name.
        check_curl(example, server, tmp_path)


@pytest.mark.parametrize("example", blocks("python"))
def test_the_python_example_runs(example: str, server: str, tmp_path: Path) -> None:
    printed = run([sys.executable, "-c", example.replace(WRITTEN, server)], tmp_path)
    assert printed.count("ministry | 24 November 2020 | 4 | Azerbaijani soldiers") == 3
    assert "CC BY 4.0" in printed


@needs("Rscript")
@pytest.mark.parametrize("example", blocks("r"))
def test_the_r_example_runs(example: str, server: str, tmp_path: Path) -> None:
    assert "ministry" in run(["Rscript", "-e", example.replace(WRITTEN, server)], tmp_path)


@needs("curl")
def test_the_spreadsheet_holds_the_year(server: str, tmp_path: Path) -> None:
    (example,) = [one for one in blocks("sh") if "2020.csv" in one]
    run(["bash", "-c", example.replace(WRITTEN, server)], tmp_path)
    assert (tmp_path / "2020.csv").read_text(encoding="utf-8").count("az-soldiers") == 3
