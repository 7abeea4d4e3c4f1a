"""Databases beside the settings' own: the one to move to, a backup's file; each known to Django while it is needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import environ
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = "django.db.backends.sqlite3"


class NoSuchDatabase(ValueError):
    """An address names no database that the record can be kept in; the message says what to write."""


def from_url(url: str) -> dict[str, Any]:
    """Return a database's settings from an address such as DATABASE_URL takes.

    Raises:
        NoSuchDatabase: where it is neither SQLite nor PostgreSQL.

    """
    config: dict[str, Any] = environ.Env.db_url_config(url)
    if not config.get("ENGINE", "").endswith((".sqlite3", ".postgresql")):
        raise NoSuchDatabase("Give sqlite:////path/to/file or postgres://user:password@host:5432/name.")
    return config


def file(path: Path) -> dict[str, Any]:
    """Return the settings of a SQLite file."""
    return {"ENGINE": SQLITE, "NAME": str(path)}


@contextmanager
def opened(alias: str, config: dict[str, Any]) -> Iterator[BaseDatabaseWrapper]:
    """Make a database known under an alias, and close and forget it afterwards."""
    connections.settings[alias] = connections.configure_settings({"default": {}, alias: config})[alias]
    try:
        yield connections[alias]
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]
