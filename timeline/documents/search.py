"""Full text behind one interface: FTS5 on SQLite, a tsvector on PostgreSQL, the same hits on both.

What is searched was folded and cut into words when it was published (`folding.search_forms`), so that neither
database's own idea of a word matters. A word of the query finds the words that begin with it.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q
from django.db.models.sql.compiler import SQLCompiler

from timeline.domain.folding import words_of

# Beyond this many words a query is a text; each word costs a lookup.
MOST_WORDS = 16


def words_table(table: str) -> str:
    """Return the name of the FTS5 table that stands beside a table with `search_text` (SQLite)."""
    return f"{table}_words"


def tsvector_of(column: str) -> str:
    """Return the tsvector of a column of words; the index of the migration is on this very expression."""
    return f"array_to_tsvector(string_to_array({column}, ' '))"


class HasWords(Func):
    """True for rows whose column of words has, for each given word, one that begins with it."""

    output_field = BooleanField()

    def __init__(self, column: str, words: list[str]) -> None:
        super().__init__(F(column))
        self.words = words

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Ask the FTS5 table; words hold letters and digits alone, so that quoting them is enough."""
        column: Any = self.source_expressions[0]
        table, key = column.target.model._meta.db_table, column.target.model._meta.pk.column
        searched = words_table(table)
        alias = compiler.quote_name_unless_alias(column.alias)
        match = " AND ".join(f'"{word}"*' for word in self.words)
        # Every name is the model's own; the words are a parameter.
        sql = f"{alias}.{key} IN (SELECT rowid FROM {searched} WHERE {searched} MATCH %s)"  # noqa: S608  # as said above
        return sql, [match]

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        """Ask the GIN index over the words."""
        column, parameters = compiler.compile(self.source_expressions[0])
        match = " & ".join(f"'{word}':*" for word in self.words)
        return f"{tsvector_of(column)} @@ %s::tsquery", [*parameters, match]


def with_words(query: str | None, column: str = "search_text") -> Q:
    """Keep rows that hold every word of a query, however it is accented or cased; no words keep every row."""
    words = words_of(query or "")[:MOST_WORDS]
    return Q(HasWords(column, words)) if words else Q()
