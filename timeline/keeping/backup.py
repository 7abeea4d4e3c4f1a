"""Write a backup while the site runs: one state of the database, with what proves that it is whole."""

import datetime
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from timeline.keeping import databases, fingerprint, manifest, postgresql
from timeline.keeping.fingerprint import Fingerprint
from timeline.keeping.manifest import Manifest

ALIAS = "backup"


def write_backup(folder: Path, *, now: datetime.datetime) -> Manifest:
    """Write a backup into a folder that is not there yet, and return its description.

    It is made beside that place and moved there when it is whole, so that half a backup never looks like one.

    Raises:
        FileExistsError: if the folder is there.
        ToolFailed: if pg_dump fails.

    """
    if folder.exists():
        raise FileExistsError(f"{folder} is there already. Give the name of a new folder.")
    draft = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True, mode=0o700)  # drafts and editors' accounts are in it
    try:
        vendor = connections[DEFAULT_DB_ALIAS].vendor
        file = draft / ("database.sqlite3" if vendor == "sqlite" else "database.dump")
        taken, applied = _write_sqlite(file) if vendor == "sqlite" else _write_postgresql(file)
        made = Manifest(
            form=manifest.FORM,
            made_at=now.isoformat(timespec="seconds"),
            vendor=vendor,
            file=file.name,
            bytes=file.stat().st_size,
            sha256=manifest.sha256(file),
            migrations=applied,
            fingerprint=taken,
        )
        made.write(draft)
        for path in (*draft.iterdir(), draft):
            _to_disk(path)
        draft.rename(folder)
        _to_disk(folder.parent)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return made


def _write_sqlite(file: Path) -> tuple[Fingerprint, list[str]]:
    """Copy by SQLite's online backup, in one step: readers and the write-ahead log let it see one state."""
    source = connections[DEFAULT_DB_ALIAS]
    source.ensure_connection()
    with closing(sqlite3.connect(file)) as target:
        source.connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")  # one file, which needs no other beside it
    with databases.opened(ALIAS, databases.file(file)):
        return fingerprint.take(ALIAS), manifest.applied_migrations(ALIAS)


def _write_postgresql(file: Path) -> tuple[Fingerprint, list[str]]:
    """Dump one snapshot and take its fingerprint in the transaction that holds it."""
    connection = connections[DEFAULT_DB_ALIAS]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        postgresql.dump(connection, file, snapshot=cursor.fetchone()[0])
        return fingerprint.take(DEFAULT_DB_ALIAS), manifest.applied_migrations(DEFAULT_DB_ALIAS)


def _to_disk(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
