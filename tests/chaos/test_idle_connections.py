"""Browsers open connections before they need them; one that says nothing holds up no reader."""

import socket
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.chaos.servers import Site
from tests.chaos.test_outages import collect_static
from tests.keeping.commands import manage

pytestmark = pytest.mark.chaos


def test_connections_that_say_nothing_hold_up_no_reader(tmp_path: Path) -> None:
    collect_static(tmp_path)
    database = f"sqlite:///{tmp_path / 'record.sqlite3'}"
    done = manage(database, "migrate")
    assert done.returncode == 0, done.stderr
    site = Site(database, tmp_path)
    where = urlsplit(site.address)
    try:
        with ExitStack() as silent:
            for _one in range(4):  # two for each worker
                silent.enter_context(socket.create_connection((where.hostname, where.port)))
            time.sleep(1)  # a worker that takes a connection at once has taken one by now
            with urlopen(f"{site.address}/healthz", timeout=10) as answer:
                assert answer.status == 200
    finally:
        site.stop()
