"""A process that dies, or a disk that fills, leaves the record as it was; the next run works."""

import json
import os
import random
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.actions.test_record import RECORD, write
from tests.keeping.commands import load_until, manage
from tests.keeping.conftest import NewDatabase

pytestmark = pytest.mark.chaos

# How many loads are killed; the moments are the same in each run of the tests.
KILLS = int(os.environ.get("CHAOS_KILLS", "5"))
SEED = 20201123
EVENTS = 120


def of_each(noun: str, number: int) -> list[dict[str, Any]]:
    """Return a noun's rows of the small record, renamed for one more event."""
    text = json.dumps(RECORD[noun]).replace('"clash', f'"clash-{number}')
    rows: list[dict[str, Any]] = json.loads(text)
    for row in rows:
        if row["model"] == "timeline.event":
            row["fields"]["type"] = "clash"
    return rows


def write_wide(folder: Path, events: int) -> Path:
    """Write a record of many events, so that loading it takes a while."""
    own = {"events", "event_places", "claims", "citations"}
    record = {
        noun: [row for number in range(events) for row in of_each(noun, number)] if noun in own else rows
        for noun, rows in RECORD.items()
    }
    return write(folder, record)


@pytest.fixture(scope="module")
def wide_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write one record of this module."""
    return write_wide(tmp_path_factory.mktemp("wide"), EVENTS)


def count_published(url: str) -> int:
    """Return how many events are published, once the database is found sound."""
    query = "SELECT count(*) FROM timeline_publishedevent"
    if url.startswith("postgres"):
        with psycopg.connect(url) as server:
            row = server.execute(query).fetchone()
            assert row is not None
            return int(row[0])
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        return int(file.execute(query).fetchone()[0])


def test_a_killed_load_leaves_nothing_behind_and_the_next_one_works(
    new_database: NewDatabase, wide_record: Path
) -> None:
    moments = random.Random(SEED)  # noqa: S311  # moments to die at, not secrets
    url, first = new_database(), new_database()
    for one in (url, first):
        assert manage(one, "migrate").returncode == 0
    statements = int(load_until(first, 0, wide_record).stdout)
    for moment in moments.sample(range(1, statements + 1), KILLS):
        assert load_until(url, moment, wide_record).returncode == -signal.SIGKILL
        assert count_published(url) == 0
    done = manage(url, "load_record", wide_record)
    assert done.returncode == 0, done.stderr
    assert count_published(url) == count_published(first) == EVENTS


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of four megabytes, where that is allowed."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this machine does not allow mounting a disk")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_is_told_and_leaves_the_record_as_it_was(
    small_disk: Path, small_record: Path, wide_record: Path
) -> None:
    url = f"sqlite:///{small_disk / 'record.sqlite3'}"
    assert manage(url, "migrate").returncode == 0
    assert manage(url, "load_record", small_record).returncode == 0
    filler = small_disk / "filler"
    with filler.open("wb") as rest:
        free = os.statvfs(small_disk)
        rest.write(b"\0" * (free.f_bavail * free.f_frsize - 128 * 1024))
    refused = manage(url, "load_record", wide_record)
    assert refused.returncode == 1
    assert "Nothing was changed" in refused.stderr
    assert "Traceback" not in refused.stderr
    backup = manage(url, "backup", small_disk / "backup")
    assert "No backup was made" in backup.stderr
    assert [path.name for path in small_disk.glob("backup*")] == []
    assert count_published(url) == 1
    filler.unlink()
    assert manage(url, "load_record", wide_record).returncode == 0
    assert count_published(url) >= EVENTS


def test_a_locked_file_stops_a_command_with_a_sentence(tmp_path: Path, small_record: Path) -> None:
    file = tmp_path / "record.sqlite3"
    url = f"sqlite:///{file}"
    assert manage(url, "migrate").returncode == 0
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = manage(url, "load_record", small_record)
        other.execute("ROLLBACK")
    assert refused.returncode == 1
    assert "database is locked" in refused.stderr
    assert "Traceback" not in refused.stderr
