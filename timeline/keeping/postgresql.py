"""PostgreSQL's own tools, called for the settings' database: pg_dump, pg_restore and psql."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


class ToolFailed(RuntimeError):
    """One of PostgreSQL's tools is missing or said no; the message is its own."""


def dump(connection: BaseDatabaseWrapper, file: Path, *, snapshot: str) -> None:
    """Write the database, as an exported snapshot shows it, in pg_dump's own compressed form."""
    _run(
        ["pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}", f"--file={file}"],
        connection,
    )


def restore(connection: BaseDatabaseWrapper, file: Path) -> None:
    """Put a dump in the place of all there is, in one transaction: all of it or nothing."""
    script = file.with_suffix(".sql.part")
    try:
        _run(["pg_restore", "--no-owner", "--no-acl", f"--file={script}", str(file)], connection)
        _run(
            [
                "psql",
                "--quiet",
                "--no-psqlrc",
                "--single-transaction",
                "--set=ON_ERROR_STOP=1",
                "--command=DROP SCHEMA public CASCADE; CREATE SCHEMA public",
                f"--file={script}",
            ],
            connection,
        )
    finally:
        script.unlink(missing_ok=True)


def _run(command: list[str], connection: BaseDatabaseWrapper) -> None:
    tool = shutil.which(command[0])
    if tool is None:
        raise ToolFailed(f"{command[0]} is missing. On Debian: apt-get install postgresql-client")
    done = subprocess.run(  # noqa: S603  # the tool's full path, and arguments that are ours
        [tool, *command[1:]],
        env=os.environ | _surroundings(connection.settings_dict),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise ToolFailed(f"{command[0]}: {done.stderr.strip()}")


def _surroundings(settings: dict[str, Any]) -> dict[str, str]:
    """Return the address in the form that the tools read; a password on a command line could be seen by others."""
    named = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    found = {variable: str(settings[name]) for variable, name in named.items() if settings.get(name)}
    # A deadline is for readers' queries; a whole table takes longer.
    return found | {"PGOPTIONS": "-c statement_timeout=0"}
