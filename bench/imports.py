"""Measure an import: python bench/imports.py FILE, a UCDP GED file, against a new SQLite database of its own."""

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = {
    "dry run": ["--create-missing"],
    "apply": ["--create-missing", "--apply"],
    "apply again": ["--create-missing", "--apply"],
}


def manage(environment: dict[str, str], *arguments: str) -> None:
    """Run a command of the project quietly."""
    subprocess.run(  # our own command
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def main(file: str) -> None:
    """Print wall and processor time in seconds, the greatest peak of memory so far, and the database's size."""
    lines = [f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, SQLite"]
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.sqlite3"
        environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}"}
        manage(environment, "migrate")
        for name, options in RUNS.items():
            started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
            manage(environment, "import_ucdp", file, "--release", "23.1", *options)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            wall = time.monotonic() - started
            peak = after.ru_maxrss / 1024
            lines.append(f"{name}: {wall:.0f} s, processor {busy:.0f} s, peak {peak:.0f} MB")
        lines.append(f"database: {database.stat().st_size / 1e6:.0f} MB")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
