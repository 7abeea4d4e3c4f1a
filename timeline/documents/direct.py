"""The few statements that nearly every answer needs, written out.

The mapper takes several times as long to make one of them as the database to run it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connections, models, router

from timeline.models import PublishedCount, PublishedEvent, RecordStamp
from timeline.models.packing import unpacked


def rows(model: type[models.Model], statement: str, parameters: Sequence[str | int]) -> list[tuple[Any, ...]]:
    """Run a statement where the router sends readers of this table."""
    with connections[router.db_for_read(model)].cursor() as cursor:
        cursor.execute(statement, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def stamp() -> tuple[int, datetime | None] | None:
    """Return the number of the record's state and when it arose, None where nothing was ever published."""
    # Every name in these statements is the model's own; what varies is bound.
    statement = f"SELECT version, changed_at FROM {RecordStamp._meta.db_table} WHERE id = 1"  # noqa: S608  # as said above
    for number, changed_at in rows(RecordStamp, statement, ()):
        # SQLite keeps no time zone; Django writes UTC into it.
        return number, changed_at.replace(tzinfo=UTC) if changed_at and not changed_at.tzinfo else changed_at
    return None


def event_document(slug: str) -> str | None:
    """Return the stored document of a public event, None where there is none."""
    statement = f"SELECT document FROM {PublishedEvent._meta.db_table} WHERE slug = %s"  # noqa: S608  # as said above
    for (document,) in rows(PublishedEvent, statement, (slug,)):
        return unpacked(document)
    return None


def documents(model: type[models.Model], pks: Sequence[int]) -> dict[int, str]:
    """Return the stored document of each of these rows, by primary key."""
    if not pks:
        return {}
    marks = ",".join(["%s"] * len(pks))
    statement = f"SELECT id, document FROM {model._meta.db_table} WHERE id IN ({marks})"  # noqa: S608  # as said above
    return {pk: unpacked(document) for pk, document in rows(model, statement, pks)}


def event_numbers(columns: str, condition: str, parameters: Sequence[str | int]) -> list[tuple[Any, ...]]:
    """Return these columns and the number of events alike in them, of what is counted ahead; both are texts of ours."""
    group = f"{columns}, " if columns else ""
    table = PublishedCount._meta.db_table
    statement = f"SELECT {group}SUM(events) FROM {table} WHERE {condition}"  # noqa: S608  # as said above
    return rows(PublishedCount, f"{statement} GROUP BY {columns}" if columns else statement, parameters)
