"""The site as it ships, served from a scratch database of its own, for what is measured in a browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.servers import site

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "var" / "bench"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


def npm(folder: Path, *packages: str) -> Path:
    """Install exact versions of packages into a folder, if they are not there; return its node_modules."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = "\n".join(packages)
    stamp = folder / "installed"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
        command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--save-exact", *packages]
        subprocess.run(command, cwd=folder, check=True)  # our own command
        stamp.write_text(wanted, encoding="utf-8")
    return folder / "node_modules"


@contextmanager
def served(name: str, port: int, *commands: list[str]) -> Iterator[str]:
    """Serve a database that these commands of manage.py fill, made if it is not there; yields the site's address.

    Static files are collected anew: hashed names, compressed, DEBUG off, as `make run` has them.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    database = FOLDER / f"{name}.sqlite3"
    address = f"http://127.0.0.1:{port}"
    environment = {
        "DATABASE_URL": f"sqlite:///{database}",
        "STATIC_ROOT": str(FOLDER / "static"),
        "PUBLIC_BASE_URL": address,
        "PORT": str(port),
        "DEBUG": "false",
    }
    os.environ.update(environment)
    if not database.exists():
        for command in (["migrate"], *commands):
            manage(*command)
    manage("collectstatic", "--no-input", "--clear")
    with site(database, port, kept_bytes=16 * 1024**2):
        yield address


def manage(*command: str) -> None:
    """Run a command of manage.py in the present environment."""
    subprocess.run(  # our own command
        [sys.executable, "manage.py", *command, "--verbosity", "0"], cwd=HERE.parent, check=True
    )


def load() -> str:
    """Return how busy the machine is, to stand beside each figure."""
    return f"load {os.getloadavg()[0]:.1f}"
