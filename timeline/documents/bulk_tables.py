"""The record as tables, for CSV, SQLite and, where pyarrow is installed, Parquet."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from timeline.documents import store
from timeline.documents.rows import CLAIM_COLUMNS, EVENT_COLUMNS, Row, claim_row, event_row, flat
from timeline.documents.schema import (
    PublishedActorDocument,
    PublishedPlaceDocument,
    PublishedPublisherDocument,
    PublishedSourceDocument,
)
from timeline.documents.terms import State

BATCH = 1000
NUMBERS = frozenset({"low", "best", "high", "origins", "claims", "revision"})
DEGREES = frozenset({"lat", "lon"})


def _is_flag(column: str) -> bool:
    """Tell whether a column says yes or no."""
    return column == "disputed" or column.startswith("is_")


@dataclass(frozen=True, slots=True)
class Table:
    """One noun as a table."""

    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]


def _events() -> Iterator[Row]:
    return (event_row(orjson.loads(text)) for text in store.all_texts(store.own_events()))


def _claims() -> Iterator[Row]:
    for text in store.all_texts(store.own_events()):
        event = orjson.loads(text)
        for claim in event["claims"]:
            yield claim_row(claim, event)


CITATION_COLUMNS = (
    "claim",
    "source",
    "locator",
    "figure",
    "low",
    "high",
    "qualifier",
    "copied_from",
    "origin",
    "note",
)


def _citations() -> Iterator[Row]:
    for text in store.all_texts(store.own_events()):
        for claim in orjson.loads(text)["claims"]:
            for citation in claim["citations"]:
                yield {"claim": claim["id"]} | {name: citation[name] for name in CITATION_COLUMNS[1:]}


def _of_kind(kind: str, shape: type) -> Table:
    columns = tuple(shape.__annotations__)
    return Table(
        columns,
        lambda: (flat(orjson.loads(text), columns) for text in store.all_texts(store.own_references(kind))),
    )


TABLES = {
    "events": Table(EVENT_COLUMNS, _events),
    "claims": Table(CLAIM_COLUMNS, _claims),
    "citations": Table(CITATION_COLUMNS, _citations),
    "sources": _of_kind("source", PublishedSourceDocument),
    "publishers": _of_kind("publisher", PublishedPublisherDocument),
    "actors": _of_kind("actor", PublishedActorDocument),
    "places": _of_kind("place", PublishedPlaceDocument),
}


# Which column names a row of which other table, so that a reader of the file can follow it.
POINTS_TO = {
    ("claims", "event"): "events",
    ("claims", "claimant"): "actors",
    ("claims", "victims"): "actors",
    ("citations", "claim"): "claims",
    ("citations", "source"): "sources",
    ("sources", "publisher"): "publishers",
}


def _declared(noun: str, column: str) -> str:
    """Return a column as SQL declares it."""
    is_whole = column in NUMBERS or _is_flag(column)
    kind = "INTEGER" if is_whole else "REAL" if column in DEGREES else "TEXT"
    key = " PRIMARY KEY" if column == "id" else ""
    target = POINTS_TO.get((noun, column))
    return f'"{column}" {kind}{key}' + (f' REFERENCES "{target}" (id)' if target else "")


def write_sqlite(file: Path, *, state: State) -> None:
    """Write every table into one SQLite file, with the terms in a table of their own."""
    with closing(sqlite3.connect(file)) as base, base:
        for noun, table in TABLES.items():
            columns = ", ".join(_declared(noun, name) for name in table.columns)
            base.execute(f'CREATE TABLE "{noun}" ({columns})')
            marks = ", ".join("?" for _name in table.columns)
            # Every name is a constant of this file; the values are parameters.
            insert = f'INSERT INTO "{noun}" VALUES ({marks})'  # noqa: S608  # as said above
            base.executemany(insert, ([row[name] for name in table.columns] for row in table.rows()))
        for noun, column in POINTS_TO:
            base.execute(f'CREATE INDEX "{noun}_by_{column}" ON "{noun}" ("{column}")')
        base.execute("CREATE TABLE terms (name TEXT, value TEXT)")
        base.executemany("INSERT INTO terms VALUES (?, ?)", ((n, str(v)) for n, v in state.terms().items()))


def _parquet_writer() -> Callable[..., None] | None:
    """Return what writes a table as Parquet, None without pyarrow."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        return None

    def kind(column: str) -> Any:
        if column in NUMBERS:
            return pyarrow.int64()
        if _is_flag(column):
            return pyarrow.bool_()
        return pyarrow.float64() if column in DEGREES else pyarrow.string()

    def write(file: Path, *, noun: str) -> None:
        table = TABLES[noun]
        schema = pyarrow.schema([(name, kind(name)) for name in table.columns])
        with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            rows = table.rows()
            while batch := list(islice(rows, BATCH)):
                columns = {name: [_plain(name, row[name]) for row in batch] for name in table.columns}
                writer.write_table(pyarrow.table(columns, schema=schema))

    return write


def _plain(column: str, cell: Any) -> Any:
    return cell if cell is None or column in NUMBERS or column in DEGREES or _is_flag(column) else str(cell)


write_parquet = _parquet_writer()
