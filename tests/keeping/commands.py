"""Run the project's commands in processes of their own, on databases of their own, as an administrator does."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def surroundings(url: str, **further: str) -> dict[str, str]:
    """Return the environment of a process that works on the database at `url`."""
    return os.environ | {"DATABASE_URL": url, "DEBUG": "false", "REPLICA_URLS": "", **further}


def manage(url: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and return what it said; a failure is for the test to judge."""
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env=surroundings(url),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def load_until(url: str, moment: int, record: Path) -> subprocess.CompletedProcess[str]:
    """Load a record in a process that dies at that statement, 0 for one that lives and prints how many there are."""
    return subprocess.run(
        [sys.executable, "-m", "tests.keeping.die_at", str(moment), str(record)],
        cwd=ROOT,
        env=surroundings(url),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
