"""A SQLite file that another process has locked: reading goes on, and a writer is told after five seconds."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.actions.test_record import RECORD, write
from tests.chaos.readers import Editor, ask
from tests.chaos.servers import Site
from tests.chaos.test_outages import collect_static, make_editor
from tests.keeping.commands import manage

pytestmark = pytest.mark.chaos


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a file that holds a published record and an editor's account."""
    url = f"sqlite:///{tmp_path / 'site.sqlite3'}"
    record = tmp_path / "record"
    record.mkdir()
    for arguments in (["migrate"], ["load_record", write(record, RECORD)]):
        done = manage(url, *arguments)
        assert done.returncode == 0, done.stderr
    make_editor(url)
    return tmp_path / "site.sqlite3"


@pytest.fixture
def site(file: Path, tmp_path: Path) -> Iterator[Site]:
    """Serve the record from that file."""
    collect_static(tmp_path)
    site = Site(f"sqlite:///{file}", tmp_path)
    yield site
    site.stop()


def test_reading_goes_on_while_a_writer_waits_at_most_five_seconds(site: Site, file: Path) -> None:
    editor = Editor(site.address)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for address in ("/", "/events/clash/", "/claims/", "/api/v1/events/"):
            assert ask(site.address + address).status == 200
        began = time.monotonic()
        editor.add("while-locked")
        waited = time.monotonic() - began
        other.execute("ROLLBACK")
    assert (editor.acknowledged, editor.unsound) == ([], [])
    assert 4.5 < waited < 9  # seconds; a busy machine takes some of its own
    editor.add("afterwards")
    assert editor.acknowledged == ["afterwards"]
