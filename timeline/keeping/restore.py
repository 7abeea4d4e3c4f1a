"""Put a backup in the place of the database, once it is proved whole; what does not fit is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections

from timeline.keeping import databases, fingerprint, manifest, postgresql
from timeline.keeping.manifest import Manifest, UnfitBackup

ALIAS = "backup"


def restore_backup(folder: Path, *, replace: bool = False) -> Manifest:
    """Restore a backup into the settings' database, compare the two, and return the backup's description.

    SQLite and PostgreSQL both take it in one transaction: whoever reads meanwhile sees the old record or the new one.

    Raises:
        UnfitBackup: if the backup is damaged, of another kind of database, of a later version of the code,
            or would replace what is there without `replace`.
        ToolFailed: if one of PostgreSQL's tools fails; nothing is changed then.

    """
    backup = manifest.read(folder)
    connection = connections[DEFAULT_DB_ALIAS]
    if backup.vendor != connection.vendor:
        raise UnfitBackup(
            f"The backup is of {backup.vendor}, and DATABASE_URL names {connection.vendor}. "
            "Restore it there, and then move the record with copy_database."
        )
    if later := sorted(set(backup.migrations) - manifest.known_migrations()):
        raise UnfitBackup(f"The backup is of a later version of ConflictDB ({later[0]}). Upgrade first.")
    if not replace and connection.introspection.table_names():
        raise UnfitBackup(
            "The database is not empty. Back it up, and say --replace to put the backup in its place."
        )
    file = folder / backup.file
    if backup.vendor == "sqlite":
        _check_sqlite(file, backup)
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as source:
            connection.ensure_connection()
            source.backup(connection.connection)
    else:
        connection.close()
        postgresql.restore(connection, file)
    _compare(DEFAULT_DB_ALIAS, backup)
    return backup


def _check_sqlite(file: Path, backup: Manifest) -> None:
    """Ask SQLite itself whether the file is sound, and compare its content, before anything is replaced."""
    with databases.opened(ALIAS, databases.file(file)) as connection:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            if (said := cursor.fetchone()[0]) != "ok":
                raise UnfitBackup(f"{file} is damaged: {said}. Use another backup.")
        _compare(ALIAS, backup)


def _compare(alias: str, backup: Manifest) -> None:
    if differences := backup.fingerprint.differences(fingerprint.take(alias)):
        raise UnfitBackup("The backup is not what it says. " + " ".join(differences))
