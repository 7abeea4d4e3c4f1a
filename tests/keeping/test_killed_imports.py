"""An import killed at any moment leaves all of its work or none in a sound database, and the next one works."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.importers import ged
from tests.keeping.commands import ROOT, manage, surroundings
from tests.keeping.conftest import NewDatabase
from tests.keeping.test_sudden_ends import write_wide

pytestmark = pytest.mark.chaos

# How many runs are killed; the moments are the same parts of the run time in each run of the tests.
KILLS = int(os.environ.get("CHAOS_KILLS", "50"))
SEED = 20201123
# Enough for a run that lasts a while, and few enough for fifty of them.
ROWS, EVENTS = 120, 40


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, new_database: NewDatabase) -> dict[str, Path]:
    """Write a dataset's file, and the export of a record that another database holds."""
    folder = tmp_path_factory.mktemp("imports")
    rows = [
        {"id": str(number), "where_coordinates": f"Place {number % 20}", "side_b_new_id": str(number % 30)}
        for number in range(1, ROWS + 1)
    ]
    other = new_database()
    wide = write_wide(tmp_path_factory.mktemp("wide"), EVENTS)
    for command in (["migrate"], ["load_record", str(wide)]):
        assert manage(other, *command).returncode == 0
    built = subprocess.run(
        [sys.executable, "manage.py", "build_releases"],
        cwd=ROOT,
        env=surroundings(other, RELEASES_DIR=str(folder)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return {"ucdp": ged.file(folder, *rows), "record": folder / "1" / "record.json"}


def path_of(url: str) -> str:
    """Return the address of a database as the killing process is told where its copy is."""
    return url if url.startswith("postgres") else url.removeprefix("sqlite:///")


def killed_often(new_database: NewDatabase, *command: str) -> dict[str, Any]:
    """Kill a command many times, beginning with an empty record, and return what was found."""
    url, base = new_database(), new_database()
    for one in (url, base):
        assert manage(one, "migrate").returncode == 0
    told = subprocess.run(
        [
            *(sys.executable, "-m", "tests.keeping.kill_often", str(KILLS), str(SEED)),
            *(path_of(base), *command),
        ],
        cwd=ROOT,
        env=surroundings(url),
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert told.returncode == 0, told.stderr
    found: dict[str, Any] = json.loads(told.stdout)
    sys.stdout.write(f"{' '.join(command[:1])}: {told.stdout}\n")
    return found


IMPORTS = {
    "ucdp": ("import_ucdp", "--release", "26.1", "--create-missing"),
    "record": ("import_record",),
}


@pytest.mark.parametrize("kind", IMPORTS)
def test_a_killed_import_leaves_all_or_nothing(
    new_database: NewDatabase, files: dict[str, Path], kind: str
) -> None:
    command, *options = IMPORTS[kind]
    found = killed_often(new_database, command, str(files[kind]), *options, "--apply", "--publish")
    assert found["left"]["something"] == 0
    assert found["next_run_works"]
    assert found["killed"] > KILLS // 2
