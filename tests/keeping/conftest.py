"""Databases that a test may break: files, or databases beside the suite's own where that is PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.actions.test_record import RECORD, write

NewDatabase = Callable[[], str]


@pytest.fixture(scope="module")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    """Make empty databases of the suite's own kind; gives their addresses."""
    own = settings.DATABASES["default"]
    if own["ENGINE"].endswith("sqlite3"):
        folder = tmp_path_factory.mktemp("databases")
        yield lambda: f"sqlite:///{folder / uuid4().hex}.sqlite3"
        return
    server = f"postgres://{own['USER']}@{own['HOST']}:{own['PORT']}"
    made: list[str] = []

    def make() -> str:
        made.append(f"drill_{uuid4().hex}")
        _tell(server, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(made[-1])))
        return f"{server}/{made[-1]}"

    yield make
    for name in made:
        _tell(server, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _tell(server: str, statement: sql.Composed) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def small_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a record of one event as fixtures, and return their folder."""
    return write(tmp_path_factory.mktemp("record"), RECORD)
