"""The invented record in the site's own database, and the same rows in one for Datasette."""

import itertools
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import orjson

from bench.invented import Invented, events
from timeline.documents.lines import kept_line
from timeline.documents.rows import EVENT_COLUMNS, event_row
from timeline.domain.folding import dataset_word

SEED = 1
CHUNK = 5000
MOMENT = "2026-01-01 00:00:00"
EVENT_FIELDS = (
    "id", "slug", "title", "type", "is_phase", "phase", "phase_number", "is_part_of_phase", "parent", "sides",
    "dataset", "edtf", "earliest", "latest", "is_long", "first_year", "last_year", "killed_low", "is_disputed",
    "claim_count", "search_text", "content_hash", "revision", "published_at", "updated_at", "table_row", "document",
)  # fmt: skip
CLAIM_FIELDS = (
    "id", "slug", "event_id", "event_slug", "dataset", "claimant", "claimant_side", "victims", "victims_side",
    "victims_status", "outcome", "stance", "qualifier", "evidence_level", "low", "high", "stated_earliest",
    "stated_latest", "is_superseded", "is_included", "origin_count", "search_text", "content_hash", "updated_at",
    "document",
)  # fmt: skip
RIVAL_TABLES = f"""
CREATE TABLE events (
    pk INTEGER PRIMARY KEY, {", ".join(EVENT_COLUMNS)}, is_long, first_year, last_year, killed_low, search_text, rest
);
CREATE TABLE claims (id TEXT PRIMARY KEY, event INTEGER, document);
CREATE TABLE sources (id TEXT PRIMARY KEY, event INTEGER, document);
CREATE VIRTUAL TABLE words USING fts5(search_text, content='events', content_rowid='pk', prefix='2 3',
    tokenize='ascii', detail=none, columnsize=0);
"""
RIVAL_INDEXES = """
CREATE UNIQUE INDEX by_id ON events (id);
CREATE INDEX by_time ON events (is_long, earliest, id, latest);
CREATE INDEX by_type_time ON events (type, is_long, earliest, id, latest, killed_low);
CREATE INDEX by_year ON events (type, first_year, last_year);
CREATE INDEX claims_by_event ON claims (event);
CREATE INDEX sources_by_event ON sources (event);
INSERT INTO words(words) VALUES ('rebuild');
ANALYZE;
"""


def made(folder: Path, count: int) -> tuple[Path, Path]:
    """Return the site's database and Datasette's with this many events, made if they are not there yet."""
    return made_own(folder, count), _made_other(folder, count)


def made_own(folder: Path, count: int) -> Path:
    """Return the site's database with this many events, made if it is not there yet."""
    path = folder / f"ours-{count}.sqlite3"
    if path.exists():
        return path
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{draft}"}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"], check=True, env=environment
    )  # our own command
    with _filled(draft) as own:
        later = own.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL "
            "AND tbl_name IN ('timeline_publishedevent', 'timeline_publishedclaim') "
            "AND name NOT LIKE 'timeline_publishedcount%' AND name NOT LIKE 'timeline_publishedmonth%'"
        ).fetchall()
        for kind, name, _sql in later:
            own.execute(f"DROP {kind} {name}")
        for numbered in _chunks(count):
            _write_own(own, numbered)
        own.execute(
            "INSERT INTO timeline_recordstamp (id, version, changed_at, fixtures_hash) VALUES (1, 1, ?, '')",
            [MOMENT],
        )
        for _kind, _name, sql in later:
            own.execute(sql)
        for table in ("timeline_publishedevent", "timeline_publishedclaim"):
            own.execute(f"INSERT INTO {table}_words({table}_words) VALUES ('rebuild')")
        own.execute("ANALYZE")
    draft.rename(path)
    return path


def _made_other(folder: Path, count: int) -> Path:
    path = folder / f"rival-{count}.sqlite3"
    if path.exists():
        return path
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    with _filled(draft) as other:
        for statement in RIVAL_TABLES.split(";"):
            other.execute(statement)
        for numbered in _chunks(count):
            _write_other(other, numbered)
        for statement in RIVAL_INDEXES.split(";"):
            other.execute(statement)
    draft.rename(path)
    return path


@contextmanager
def _filled(draft: Path) -> Iterator[sqlite3.Connection]:
    """Open a file to be written in one transaction that nothing waits for."""
    with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")


def _chunks(count: int) -> Iterator[list[tuple[int, Invented]]]:
    """Yield the invented events with their numbers, some thousand at a time; the same each time."""
    numbered = enumerate(events(count, SEED), start=1)
    while chunk := list(itertools.islice(numbered, CHUNK)):
        yield chunk


def _insert(connection: sqlite3.Connection, table: str, fields: Sequence[str], rows: Iterator[Any]) -> None:
    marks = ", ".join("?" * len(fields))
    # Names are those above; the values are parameters.
    connection.executemany(f"INSERT INTO {table} ({', '.join(fields)}) VALUES ({marks})", rows)  # as said


def _search_text(one: Invented) -> str:
    return f"{one.document['title'].lower()} {one.document['summary']}"


def _columns(one: Invented) -> tuple[Any, ...]:
    years = (one.first.year, one.last.year)
    killed = max(claim["low"] for claim in one.document["claims"])
    return ((one.last - one.first).days > 31, *years, killed)


def _write_own(connection: sqlite3.Connection, numbered: list[tuple[int, Invented]]) -> None:
    def rows() -> Iterator[tuple[Any, ...]]:
        for pk, one in numbered:
            document = one.document
            yield (
                pk, document["id"], document["title"], document["type"], False, "", 0, False, "", "both", "",
                document["date"]["edtf"],
                one.first.isoformat(), one.last.isoformat(), *_columns(one), False, 2,
                f"{_search_text(one)} {dataset_word('')}", "0", 1,
                MOMENT, MOMENT, kept_line(document), orjson.dumps(document).decode(),
            )  # fmt: skip

    def claims() -> Iterator[tuple[Any, ...]]:
        for pk, one in numbered:
            for part, claim in enumerate(one.document["claims"]):
                yield (
                    2 * pk + part, claim["id"], pk, claim["event"], "", claim["claimant"]["id"],
                    claim["claimant"]["side"], claim["victims"]["id"], claim["victims"]["side"], "military",
                    claim["outcome"], claim["stance"], claim["qualifier"], "press", claim["low"], claim["high"],
                    one.first.isoformat(), one.first.isoformat(), False, False, 1, claim["claimant"]["name"].lower(),
                    "0", MOMENT, orjson.dumps(claim).decode(),
                )  # fmt: skip

    _insert(connection, "timeline_publishedevent", EVENT_FIELDS, rows())
    _insert(connection, "timeline_publishedclaim", CLAIM_FIELDS, claims())


def _write_other(connection: sqlite3.Connection, numbered: list[tuple[int, Invented]]) -> None:
    fields = ("pk", *EVENT_COLUMNS, "is_long", "first_year", "last_year", "killed_low", "search_text", "rest")
    _insert(
        connection,
        "events",
        fields,
        (
            (pk, *event_row(one.document).values(), *_columns(one), _search_text(one), _rest(one))
            for pk, one in numbered
        ),
    )
    for table in ("claims", "sources"):
        _insert(
            connection,
            table,
            ("id", "event", "document"),
            (
                (part["id"], pk, orjson.dumps(part).decode())
                for pk, one in numbered
                for part in one.document[table]
            ),
        )


def _rest(one: Invented) -> str:
    """Return the members that are neither columns of the table nor rows of their own."""
    apart = (*EVENT_COLUMNS, "sources")
    rest = {name: value for name, value in one.document.items() if name not in apart}
    return orjson.dumps(
        {**rest, **{name: one.document[name] for name in ("date", "places", "participants")}}
    ).decode()
