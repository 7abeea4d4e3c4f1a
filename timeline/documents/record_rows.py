"""The rows of which documents are made, as the database gives them: plain tuples with names, no model instances.

A whole record is rendered from several million rows. An instance of a model costs ten times its row, so that here only
the columns that a document says are read, and what many documents share (an actor, a source) is read once.
"""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

import orjson
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, QuerySet
from django.db.models.sql.compiler import SQLCompiler


class EventRow(NamedTuple):
    """An event; what it refers to is given by key."""

    id: int
    slug: str
    title: str
    summary: str
    type: str
    date: str
    is_span_uncertain: bool
    date_note: str
    parent_id: int | None
    is_phase: bool
    phase_number: int | None
    short_name: str
    editors_note: str
    status: str
    is_verified: bool
    verification_urls: list[str]
    verification_note: str
    dataset_id: int | None


class ClaimRow(NamedTuple):
    """A claim; what it refers to is given by key."""

    id: int
    slug: str
    event_id: int
    claimant_id: int
    outcome: str
    victims_id: int
    victims_status: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    unquantified_words: str
    stated_on: str
    as_of: str
    scope: str
    period: str
    included_in_id: int | None
    supersedes_id: int | None
    revises_id: int | None
    evidence_level: str
    note: str
    status: str
    is_verified: bool
    verification_urls: list[str]


class CitationRow(NamedTuple):
    """A citation of a claim or of an event; the other of the two is None."""

    claim_id: int | None
    event_id: int | None
    source_id: int
    locator: str
    locator_precision: str
    low: int | None
    high: int | None
    qualifier: str
    differs: bool
    rendering_note: str
    copied_from_id: int | None


class OneOf(Func):
    """True for rows whose column has one of these values; they are bound as one parameter, however many they are.

    A list of a thousand parameters takes longer to write down than to look up.
    """

    output_field = BooleanField()

    def __init__(self, column: str, values: Collection[int] | Collection[str]) -> None:
        """Compare a column, by its name on the model, with whole numbers or with texts."""
        super().__init__(F(column))
        self.values = list(values)

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Let SQLite read the values from JSON."""
        column, parameters = compiler.compile(self.source_expressions[0])
        values = orjson.dumps(self.values).decode()
        return f"{column} IN (SELECT value FROM json_each(%s))", [*parameters, values]  # noqa: S608  # its own column

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Give PostgreSQL an array."""
        column, parameters = compiler.compile(self.source_expressions[0])
        return f"{column} = ANY(%s)", [*parameters, self.values]


def raw(rows: QuerySet[Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield these columns as the driver has them: SQLite gives truth values as numbers, both give JSON as text."""
    try:
        sql, parameters = rows.values_list(*columns).query.sql_with_params()
    except EmptyResultSet:  # asked for none of an empty list
        return
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, parameters)
        yield from cursor.fetchall()


def _urls(stored: Any) -> list[str]:
    return [] if stored == "[]" else list(orjson.loads(stored))


def event_rows(rows: QuerySet[Any]) -> Iterator[EventRow]:
    """Read events, in the order of the query."""
    for event in map(EventRow._make, raw(rows, *EventRow._fields)):
        yield event._replace(
            is_span_uncertain=bool(event.is_span_uncertain),
            is_phase=bool(event.is_phase),
            is_verified=bool(event.is_verified),
            verification_urls=_urls(event.verification_urls),
        )


def claim_rows(rows: QuerySet[Any]) -> Iterator[ClaimRow]:
    """Read claims, in the order of the query."""
    for *columns, is_verified, urls in raw(rows, *ClaimRow._fields):
        yield ClaimRow._make((*columns, bool(is_verified), _urls(urls)))


def citation_rows(rows: QuerySet[Any]) -> Iterator[CitationRow]:
    """Read citations, in the order of the query."""
    return map(CitationRow._make, raw(rows, *CitationRow._fields))
