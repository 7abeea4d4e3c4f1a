"""The servers that are measured, each started alone and stopped after."""

import os
import signal
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

from bench.answers import fetched
from bench.questions import DATASETTE

HERE = Path(__file__).resolve().parent


@contextmanager
def site(database: Path | str, port: int, *, kept_bytes: int) -> Iterator[int]:
    """Serve the site as it ships, with so many bytes of kept answers; yields the process's id.

    `database` is a SQLite file, or the address of any database.
    """
    environment = {
        "DATABASE_URL": database if isinstance(database, str) else f"sqlite:///{database}",
        "PORT": str(port),
        "PUBLIC_BASE_URL": f"http://127.0.0.1:{port}",
        "API_KEPT_BYTES": str(kept_bytes),
    }
    with _running(_gunicorn("conflictdb.wsgi"), environment, f"http://127.0.0.1:{port}/healthz") as pid:
        yield pid


@contextmanager
def bare(database: Path, port: int) -> Iterator[int]:
    """Serve the application without a framework by the same server with the same settings."""
    environment = {
        "BENCH_DATABASE": str(database),
        "DJANGO_SETTINGS_MODULE": "conflictdb.settings",
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{database}",
    }
    address = f"http://127.0.0.1:{port}/detail?slug=invented-0000001"
    with _running(_gunicorn("bench.bare:application"), environment, address) as pid:
        yield pid


@contextmanager
def datasette(folder: Path, database: Path, port: int) -> Iterator[int]:
    """Serve the same rows by Datasette, in its usual way: one process, the file opened as unchanging."""
    python = folder / "datasette" / "bin" / "python"
    if not python.exists():
        venv.create(folder / "datasette", with_pip=True)
    if not python.with_name("datasette").exists():
        needed = HERE / "requirements.txt"
        subprocess.run(  # our own command
            [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", needed], check=True
        )
    metadata = folder / "datasette.json"
    queries = {name: {"sql": sql} for name, sql in DATASETTE.items()}
    metadata.write_bytes(orjson.dumps({"databases": {database.stem: {"queries": queries}}}))
    command = [
        str(python.with_name("datasette")),
        "serve",
        "-i",
        str(database),
        "-m",
        str(metadata),
        "-p",
        str(port),
    ]
    for name, value in {"sql_time_limit_ms": 20000, "max_returned_rows": 50000}.items():
        command += ["--setting", name, str(value)]
    with _running(command, {}, f"http://127.0.0.1:{port}/-/versions.json") as pid:
        yield pid


def memory(parent: int) -> float:
    """Return the proportional set size of a process's children together, in MB."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    lines = (line for pid in children for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _gunicorn(application: str) -> list[str]:
    return [sys.executable, "-m", "gunicorn", "--config", "python:conflictdb.server", application]


@contextmanager
def _running(command: list[str], environment: dict[str, str], address: str) -> Iterator[int]:
    with subprocess.Popen(  # our own commands
        command, env=os.environ | environment, cwd=HERE.parent, stdout=subprocess.DEVNULL
    ) as process:
        try:
            _wait(address, process)
            yield process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=40)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    for _attempt in range(150):
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} stopped before it answered.")
        try:
            fetched(address, timeout=2)
        except OSError:  # a refused connection, and every fault of urllib
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"{address} gave no answer in 30 seconds.")
