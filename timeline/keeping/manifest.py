"""What lies beside a backup: what it is a backup of, and how to tell that it is whole."""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from timeline.keeping.fingerprint import Fingerprint

NAME = "manifest.json"
FORM = 1  # grows when a manifest can no longer be read as before


class UnfitBackup(ValueError):
    """A backup is not whole, or not for this site; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's description."""

    form: int
    made_at: str
    vendor: str
    file: str
    bytes: int
    sha256: str
    migrations: list[str]
    fingerprint: Fingerprint

    def write(self, folder: Path) -> None:
        """Write it into the backup's folder."""
        (folder / NAME).write_bytes(orjson.dumps(asdict(self), option=orjson.OPT_INDENT_2))


def read(folder: Path) -> Manifest:
    """Return a backup's description, once its file is found to be the one described.

    Raises:
        UnfitBackup: if there is none, or the file is missing or damaged.

    """
    try:
        found: dict[str, Any] = orjson.loads((folder / NAME).read_bytes())
        manifest = Manifest(**found | {"fingerprint": Fingerprint(**found["fingerprint"])})
    except (OSError, orjson.JSONDecodeError, TypeError, KeyError) as error:
        raise UnfitBackup(
            f"{folder} holds no readable {NAME}: {error}. Give a folder that `backup` made."
        ) from error
    if manifest.form != FORM:
        raise UnfitBackup(f"The backup has form {manifest.form}, and this version reads form {FORM}.")
    file = folder / manifest.file
    if not file.is_file() or file.stat().st_size != manifest.bytes or sha256(file) != manifest.sha256:
        raise UnfitBackup(
            f"{file} is missing or damaged: it is not the file that {NAME} describes. Use another backup."
        )
    return manifest


def sha256(file: Path) -> str:
    """Return a file's digest."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def applied_migrations(alias: str) -> list[str]:
    """Return the names of the migrations that a database has seen, as app.name, in order."""
    return sorted(".".join(key) for key in MigrationRecorder(connections[alias]).applied_migrations())


def known_migrations() -> set[str]:
    """Return the names of the migrations that this code has."""
    disk = MigrationLoader(None).disk_migrations or {}
    return {".".join(key) for key in disk}
