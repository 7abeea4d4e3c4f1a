"""PostgreSQL, Redis and the site itself, each a process of the test's own on this machine alone."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests.keeping.commands import surroundings

ROOT = Path(settings.BASE_DIR)
OWNER = "postgres"


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def tool(name: str, package: str) -> str:
    """Return a program's path, PostgreSQL's own folders included, or fail with the package that has it."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which(name, path=os.pathsep.join([*map(str, folders), os.environ["PATH"]]))
    if found is None:
        pytest.fail(f"{name} is missing. On Debian: apt-get install {package}")
    return found


class Postgres:
    """One PostgreSQL server; the second one follows the first."""

    def __init__(self, home: Path, *, follows: "Postgres | None" = None) -> None:
        """Make the server's files, new or copied from the server that it follows, and start it."""
        self.data = home
        self.port = free_port()
        self.url = f"postgres://conflictdb@127.0.0.1:{self.port}"
        if follows is None:
            self._run("initdb", "-D", str(home), "-U", "conflictdb", "-A", "trust", "-E", "UTF8", "--no-sync")
        else:
            source = f"host=127.0.0.1 port={follows.port} user=conflictdb"
            self._run("pg_basebackup", "-D", str(home), "-R", "-c", "fast", "-d", source)
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories="
        log = str(self.data / "server.log")
        self._run("pg_ctl", "-D", str(self.data), "-w", "-l", log, "-o", options, "start")

    def stop(self, how: str) -> None:
        """Stop as an administrator does (`fast`), or as a power cut does (`immediate`)."""
        self._run("pg_ctl", "-D", str(self.data), "-w", "-m", how, "stop")

    def _run(self, name: str, *arguments: str) -> None:
        command = [tool(name, "postgresql"), *arguments]
        user = OWNER if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
        subprocess.run(command, user=user, cwd="/", check=True, stdout=subprocess.DEVNULL, timeout=60)


def folder_of_servers() -> Path:
    """Make a folder in which PostgreSQL's own user may write; pytest's folders let in nobody else."""
    folder = Path(tempfile.mkdtemp(prefix="servers-"))
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
    return folder


class Redis:
    """One Redis, which keeps nothing on the disk."""

    def __init__(self) -> None:
        """Choose a port and start."""
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start; whoever needs it waits."""
        command = [tool("redis-server", "redis-server"), "--port", str(self.port), "--bind", "127.0.0.1"]
        self.process = subprocess.Popen(
            [*command, "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL
        )

    def kill(self) -> None:
        """End it without a word."""
        self.process.kill()
        self.process.wait()


class Site:
    """One gunicorn with two workers, as `make run` starts it."""

    def __init__(self, database: str, home: Path, **further: str) -> None:
        """Start, and wait until it is ready."""
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.log = home / f"site-{port}.log"
        own = {
            "PORT": str(port),
            "PUBLIC_BASE_URL": self.address,
            "WORKERS": "2",
            "STATIC_ROOT": str(home / "static"),
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "--config", "python:conflictdb.server", "conflictdb.wsgi"],
                cwd=ROOT,
                env=surroundings(database, **own, **further),
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        self._wait()

    def stop(self) -> None:
        """Stop it and its workers."""
        self.process.terminate()
        self.process.wait(timeout=40)

    def _wait(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urlopen(f"{self.address}/readyz", timeout=5).close()
            except HTTPError as error:
                error.close()
            except OSError:
                time.sleep(0.2)
            else:
                return
        pytest.fail(f"The site did not start:\n{self.log.read_text(encoding='utf-8')}")
