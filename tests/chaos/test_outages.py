"""Readers are answered, or asked to come again, while the servers behind the site come and go."""

import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from tests.actions.test_record import RECORD, write
from tests.chaos.readers import Answer, Editor, Readers
from tests.chaos.servers import Postgres, Redis, Site, folder_of_servers
from tests.keeping.commands import ROOT, manage, surroundings

pytestmark = pytest.mark.chaos


@dataclass
class Machines:
    """All that serves the record in this test."""

    primary: Postgres
    copy: Postgres
    redis: Redis
    sites: list[Site]


def collect_static(home: Path) -> None:
    """Write the static files that the pages name."""
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"],
        cwd=ROOT,
        env=surroundings("sqlite:///:memory:", STATIC_ROOT=str(home / "static")),
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    """Start a primary with a published record, its copy, a Redis and two sites; end all of them afterwards."""
    servers = folder_of_servers()
    collect_static(tmp_path)
    started: list[Postgres] = []
    primary = Postgres(servers / "primary")
    started.append(primary)
    redis = Redis()
    sites: list[Site] = []
    try:
        database = f"{primary.url}/postgres"
        record = tmp_path / "record"
        record.mkdir()
        for arguments in (["migrate"], ["load_record", write(record, RECORD)]):
            done = manage(database, *arguments)
            assert done.returncode == 0, done.stderr
        make_editor(database)
        copy = Postgres(servers / "copy", follows=primary)
        started.append(copy)
        shared = {"REPLICA_URLS": f"{copy.url}/postgres", "CACHE_URL": redis.url}
        sites += [Site(database, tmp_path, **shared) for _ in range(2)]
        yield Machines(primary, copy, redis, sites)
    finally:
        for site in sites:
            site.stop()
        redis.kill()
        for server in started:
            if (server.data / "postmaster.pid").exists():
                server.stop("immediate")
        shutil.rmtree(servers)


def make_editor(database: str) -> None:
    """Give the test an account at the desk."""
    subprocess.run(
        [sys.executable, "manage.py", "createsuperuser", "--no-input", "--username=editor", "--email="],
        cwd=ROOT,
        env=surroundings(database, DJANGO_SUPERUSER_PASSWORD="a long pass phrase"),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def unsound(answers: list[Answer]) -> Counter[tuple[int, str]]:
    """Count what no reader may be told, by status and address."""
    return Counter((answer.status, answer.address) for answer in answers if not answer.is_sound)


def write_for(editor: Editor, seconds: float, name: str) -> None:
    """Let the editor write twice a second for a while."""
    end = time.monotonic() + seconds
    number = 0
    while time.monotonic() < end:
        editor.add(f"{name}-{number}")
        number += 1
        time.sleep(0.5)


def test_readers_and_editors_through_the_loss_of_each_server(machines: Machines) -> None:
    editor = Editor(machines.sites[0].address)
    with Readers([site.address for site in machines.sites]) as readers:
        write_for(editor, 3, "before")

        machines.primary.stop("fast")
        gone = time.monotonic()
        write_for(editor, 3, "without-primary")
        while_gone = readers.between(gone + 0.5, time.monotonic() - 0.5)
        machines.primary.start()
        write_for(editor, 4, "with-primary")

        machines.copy.stop("immediate")
        write_for(editor, 4, "without-copy")
        machines.copy.start()

        machines.redis.kill()
        write_for(editor, 4, "without-redis")
        machines.redis.start()
        settled = time.monotonic() + 6  # what failed is left alone for five seconds
        write_for(editor, 9, "after")
    answers = readers.answers
    assert len(answers) > 400
    assert unsound(answers) == {}
    assert editor.unsound == []
    # The copy answers readers while the primary is away.
    assert sum(answer.status == 200 for answer in while_gone) > len(while_gone) * 0.9
    assert {answer.status for answer in readers.between(settled, time.monotonic())} == {200}
    with psycopg.connect(f"{machines.primary.url}/postgres") as server:
        kept = {row[0] for row in server.execute("SELECT slug FROM timeline_publisher").fetchall()}
    assert len(editor.acknowledged) > 10
    assert set(editor.acknowledged) <= kept
