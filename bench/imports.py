"""Measure an import, its publication and one edit: python bench/imports.py FILE, a UCDP GED file.

Each run is a command of its own against one new database: SQLite, or an empty one that DATABASE_URL names. Publishing
reads the file once more, which the run before it shows the time of.
"""

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMPORT = ["import_ucdp", "{file}", "--release", "23.1", "--create-missing"]
RUNS = {
    "dry run": IMPORT,
    "apply": [*IMPORT, "--apply"],
    "apply again": [*IMPORT, "--apply"],
    "publish": [*IMPORT, "--apply", "--publish"],
    "rebuild": ["rebuild_documents"],
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
    """Print of each run wall and processor time, the peak of memory so far, the load and the size of the database."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "bench.sqlite3"
        environment = {"DATABASE_URL": f"sqlite:///{database}", **os.environ}
        where = environment["DATABASE_URL"].partition(":")[0]
        sys.stdout.write(
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {where}\n"
        )
        manage(environment, "migrate")
        for name, arguments in RUNS.items():
            started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
            manage(environment, *(one.format(file=file) for one in arguments))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            wall, peak = time.monotonic() - started, after.ru_maxrss / 1024
            size = f", database {database.stat().st_size / 1e6:.0f} MB" if database.exists() else ""
            sys.stdout.write(
                f"{name}: {wall:.0f} s, processor {busy:.0f} s, peak {peak:.0f} MB, "
                f"load {os.getloadavg()[0]:.1f}{size}\n"
            )
            sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "bench.edits"], cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()))
