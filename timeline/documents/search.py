"""Full text behind one interface: FTS5 on SQLite, a tsvector on PostgreSQL, the same hits on both.

What is searched was folded and cut into words when it was published (`folding.search_forms`), so that neither
database's own idea of a word matters. A word of the query finds the words that begin with it.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q
from django.db.models.sql.compiler import SQLCompiler

from timeline.documents import direct
from timeline.domain.folding import dataset_word, words_of
from timeline.models import PublishedCount, PublishedEvent

# Beyond this many words a query is a text; each word costs a lookup.
MOST_WORDS = 16
# One in so many events has common words. Of them a page is found sooner by walking the events in order than by
# fetching and sorting all that have the words: at 350,000 events and 7,000 hits in 1.5 ms rather than in 13.
COMMON = 100


def words_table(table: str) -> str:
    """Return the name of the FTS5 table that stands beside a table with `search_text` (SQLite)."""
    return f"{table}_words"


def tsvector_of(column: str) -> str:
    """Return the tsvector of a column of words; the index of the migration is on this very expression."""
    return f"array_to_tsvector(string_to_array({column}, ' '))"


class HasWords(Func):
    """True for rows whose column of words has, for each given word, one that begins with it."""

    output_field = BooleanField()

    def __init__(self, column: str, words: Sequence[str], *, are_common: bool = False) -> None:
        """Keep the words; common ones leave SQLite to find the rows by whatever else is asked, or in their order."""
        super().__init__(F(column))
        self.words = words
        self.are_common = are_common

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Ask the FTS5 table."""
        column: Any = self.source_expressions[0]
        table, key = column.target.model._meta.db_table, column.target.model._meta.pk.column
        searched = words_table(table)
        alias = compiler.quote_name_unless_alias(column.alias)
        # The sign keeps SQLite from looking up each hit by its key.
        sign = "+" if self.are_common else ""
        # Every name is the model's own; the words are a parameter.
        sql = f"{sign}{alias}.{key} IN (SELECT rowid FROM {searched} WHERE {searched} MATCH %s)"  # noqa: S608  # as said above
        return sql, [_match(self.words)]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Ask the GIN index over the words."""
        column, parameters = compiler.compile(self.source_expressions[0])
        match = " & ".join(f"'{word}':*" for word in self.words)
        return f"{tsvector_of(column)} @@ %s::tsquery", [*parameters, match]


def searched_words(query: str | None) -> list[str]:
    """Return the folded words of a query, the first of them where it is a whole text."""
    return words_of(query or "")[:MOST_WORDS]


def with_words(query: str | None, column: str = "search_text", *, are_common: bool = False) -> Q:
    """Keep rows that hold every word of a query, however it is accented or cased; no words keep every row."""
    words = searched_words(query)
    return Q(HasWords(column, words, are_common=are_common)) if words else Q()


def are_common(query: str | None, datasets: Sequence[str]) -> bool:
    """Tell whether the words stand in so many events that SQLite had better walk through those of the datasets."""
    words = searched_words(query)
    if not words or not _has_words_table():
        return False
    table, counts = words_table(PublishedEvent._meta.db_table), PublishedCount._meta.db_table
    # Every name in these statements is the model's own; what varies is bound.
    hits = f"SELECT COUNT(*) FROM {table} WHERE {table} MATCH %s"  # noqa: S608  # as said above
    marks = ", ".join(["%s"] * len(datasets))
    events = f"SELECT SUM(events) FROM {counts} WHERE dataset IN ({marks})"  # noqa: S608  # as said above
    ((found, among),) = direct.rows(
        PublishedEvent, f"SELECT ({hits}), ({events})", [_match(words), *datasets]
    )
    return bool(found * COMMON > (among or 0))


def events_with_words(query: str | None, datasets: Sequence[str]) -> int | None:
    """Return how many events of these datasets hold every word; None where a database has no table of words for it."""
    words = searched_words(query)
    if not words or not _has_words_table():
        return None
    table = words_table(PublishedEvent._meta.db_table)
    of_datasets = " OR ".join(f'"{dataset_word(one)}"' for one in datasets)
    statement = f"SELECT COUNT(*) FROM {table} WHERE {table} MATCH %s"  # noqa: S608  # as said above
    ((found,),) = direct.rows(PublishedEvent, statement, [f"({_match(words)}) AND ({of_datasets})"])
    return int(found)


def _match(words: Sequence[str]) -> str:
    """Return the words as FTS5 is asked for them; they hold letters and digits alone, so that quoting is enough."""
    return " AND ".join(f'"{word}"*' for word in words)


def _has_words_table() -> bool:
    return connections[router.db_for_read(PublishedEvent)].vendor == "sqlite"
