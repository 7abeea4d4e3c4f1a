"""A record that an earlier version wrote is brought along by migrations."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from timeline.domain.folding import dataset_word

DAY = "2020-11-23"
GIVEN = {
    "slug": "shelling",
    "search_text": "shelling of a village",
    "revision": 1,
    "earliest": DAY,
    "latest": DAY,
}
NUMBERS = "SELECT first_month, last_month, events FROM timeline_publishedmonth"
FORGET = "DELETE FROM django_migrations WHERE app = 'timeline' AND name >= '0004'"
RARE = ("timeline_pubevent_phases", "timeline_pubevent_disputed")
WORDS = "SELECT search_text FROM timeline_publishedevent"
WITH_THE_DATASET = (f"{GIVEN['search_text']} {dataset_word('')}",)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file of SQLite; PostgreSQL has the test below")
def test_a_file_of_before_gets_its_numbers_by_month_and_its_words(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    _migrate(path, "0003")
    with closing(sqlite3.connect(path)) as database, database:
        columns = database.execute("PRAGMA table_info(timeline_publishedevent)").fetchall()
        row = GIVEN | {
            name: _filled(kind) for _id, name, kind, *_rest in columns if name not in GIVEN and name != "id"
        }
        database.execute(
            f"INSERT INTO timeline_publishedevent ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",  # noqa: S608  # names of our own table
            list(row.values()),
        )
    _migrate(path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute(NUMBERS).fetchall() == [("2020-11", "2020-11", 1)]
        assert database.execute(WORDS).fetchall() == [WITH_THE_DATASET]
        assert _found(database, f'"shel"* AND "{dataset_word("")}"') == 1
        database.execute("DELETE FROM timeline_publishedevent")
        assert database.execute(NUMBERS).fetchall() == []
        assert _found(database, '"shel"*') == 0
        made = database.execute(
            "SELECT name FROM sqlite_master WHERE tbl_name = 'timeline_eventrevision'"
        ).fetchall()
    assert not [name for (name,) in made if name.startswith("timeline_eventrevision_slug")]
    assert "timeline_eventrevision_append_only" in str(made) or "timeline_eventrevision_no_update" in str(
        made
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a file of SQLite; PostgreSQL has the test below")
def test_a_file_that_had_its_months_from_the_first_migration_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite3"
    _migrate(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(FORGET)
        for name in RARE:
            database.execute(f"DROP INDEX {name}")
        before = _schema(database)
    _migrate(path)
    with closing(sqlite3.connect(path)) as database:
        assert set(_schema(database)) - set(before) == set(RARE)
        assert set(before) <= set(_schema(database))


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite's guards keep a test from emptying the tables"
)
@pytest.mark.django_db(transaction=True)
def test_a_database_of_before_gets_its_numbers_by_month_and_its_words() -> None:
    call_command("migrate", "timeline", "0003", verbosity=0)
    try:
        with connection.cursor() as cursor:
            found = connection.introspection.get_table_description(cursor, "timeline_publishedevent")
            kinds = {one.name: connection.introspection.get_field_type(one.type_code, one) for one in found}
            row = GIVEN | {
                name: _filled(kind) for name, kind in kinds.items() if name not in GIVEN and name != "id"
            }
            cursor.execute(
                f"INSERT INTO timeline_publishedevent ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})",  # noqa: S608  # names of our own table
                list(row.values()),
            )
    finally:
        call_command("migrate", "timeline", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(NUMBERS)
        assert cursor.fetchall() == [("2020-11", "2020-11", 1)]
        cursor.execute(WORDS)
        assert cursor.fetchall() == [WITH_THE_DATASET]
        cursor.execute("DELETE FROM timeline_publishedevent")
        cursor.execute(NUMBERS)
        assert cursor.fetchall() == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has the test of a file above")
@pytest.mark.django_db(transaction=True)
def test_a_database_that_had_its_months_from_the_first_migration_is_left_as_it_is() -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET)
        for name in RARE:
            cursor.execute(f"DROP INDEX {name}")
    call_command("migrate", "timeline", verbosity=0)
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "timeline_publishedevent")
        cursor.execute(NUMBERS)
        assert cursor.fetchall() == []
    assert set(RARE) <= set(constraints)


def _schema(database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM sqlite_master")]


def _migrate(path: Path, *target: str) -> None:
    subprocess.run(  # our own command
        [sys.executable, "manage.py", "migrate", "timeline", *target, "--verbosity", "0", "--skip-checks"],
        check=True,
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": f"sqlite:///{path}"},
    )


def _filled(kind: str) -> Any:
    """Return something that a column of this kind takes."""
    lower = kind.lower()
    if "bool" in lower:
        return False
    if "date" in lower:
        return f"{DAY} 12:00:00+00:00"
    return 1 if "int" in lower else ""


def _found(database: sqlite3.Connection, words: str) -> int:
    ((number,),) = database.execute(
        "SELECT COUNT(*) FROM timeline_publishedevent_words WHERE timeline_publishedevent_words MATCH ?",
        [words],
    ).fetchall()
    return int(number)
