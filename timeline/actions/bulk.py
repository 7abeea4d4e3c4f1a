"""Writing many rows at once past the models, for actions that make their rows themselves."""

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models


def reserve(model: type[models.Model], count: int) -> list[int]:
    """Return keys that the next rows of a table may take; call it in the transaction that writes them.

    SQLite has one writer, so that the keys after the last one are free; PostgreSQL hands out each once.
    """
    if not count:
        return []
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            row = cursor.fetchone()
            last = row[0] if row else 0
            return list(range(last + 1, last + 1 + count))
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
        )
        return [row[0] for row in cursor.fetchall()]


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows of a table; a column that is not named takes the field's default, and the key the next one.

    Values are such as both databases take: text, numbers, booleans, None; days in ISO 8601, JSON as text. Derived
    columns (the bounds of a date) are the caller's to give. Constraints and triggers hold as for any other row.
    """
    missing = [
        field
        for field in model._meta.concrete_fields
        if field.attname not in columns and not field.primary_key
    ]
    names = [*columns, *(field.column or field.attname for field in missing)]
    rest = tuple(_default(field) for field in missing)
    full = [(*row, *rest) for row in rows] if rest else list(rows)
    if not full:
        return
    quote = connection.ops.quote_name
    target = f"{quote(model._meta.db_table)} ({', '.join(quote(name) for name in names)})"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join(["%s"] * len(names))
            # Table and columns are the model's own; the values are parameters.
            cursor.executemany(f"INSERT INTO {target} VALUES ({marks})", full)  # noqa: S608  # as said above
        else:
            with cursor.copy(f"COPY {target} FROM STDIN") as copy:
                for row in full:
                    copy.write_row(row)


def update(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Overwrite rows of a table; the first column is the key, and values are such as `insert` takes."""
    full = [(*values, key) for key, *values in rows]
    if not full:
        return
    quote = connection.ops.quote_name
    key, *names = columns
    target = f"{quote(model._meta.db_table)} SET {', '.join(f'{quote(name)} = %s' for name in names)}"
    with connection.cursor() as cursor:
        # Table and columns are the model's own; the values are parameters.
        cursor.executemany(f"UPDATE {target} WHERE {quote(key)} = %s", full)


@lru_cache(64)
def moment(at: datetime.datetime) -> Any:
    """Return a moment as the database stores it; the rows of a publication share a few."""
    return connection.ops.adapt_datetimefield_value(at)


def _default(field: "models.Field[Any, Any]") -> Any:
    """Return a field's default as the database takes it."""
    if isinstance(field, models.JSONField):
        return "[]" if field.get_default() == [] else "{}"
    return field.get_default()
