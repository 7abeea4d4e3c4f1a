"""Move the whole record to another, empty database, of either kind, and prove that both hold the same."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.models.sql import InsertQuery

from timeline.keeping import databases, fingerprint
from timeline.keeping.fingerprint import Fingerprint
from timeline.models import Event

ALIAS = "target"
CHUNK = 500


class NotCopied(ValueError):
    """The target cannot take the record, or did not hold the same afterwards; it is left without it."""


def copy_database(
    config: dict[str, Any], *, on_progress: Callable[[int], object] = lambda rows: None
) -> Fingerprint:
    """Make the tables in an empty database, copy every row with its number, and return the common fingerprint.

    Editors wait meanwhile on SQLite; on PostgreSQL the copy is of the moment at which it begins.

    Raises:
        NotCopied: if the target holds a record already, or the two differ in the end.

    """
    with databases.opened(ALIAS, config) as target:
        call_command("migrate", database=ALIAS, verbosity=0)
        if Event.objects.using(ALIAS).exists():
            raise NotCopied("The target holds a record already. Give an empty database.")
        with transaction.atomic(using=DEFAULT_DB_ALIAS), transaction.atomic(using=ALIAS):
            if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
                with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            models_ = fingerprint.tables()
            for model in models_:  # `migrate` wrote kinds and permissions under numbers of its own
                model._base_manager.using(ALIAS).all()._raw_delete(ALIAS)
            for model in models_:
                _copy_table(model, on_progress)
            with target.cursor() as cursor:
                for statement in target.ops.sequence_reset_sql(no_style(), models_):
                    cursor.execute(statement)
            wanted, found = fingerprint.take(DEFAULT_DB_ALIAS), fingerprint.take(ALIAS)
            if differences := wanted.differences(found):
                raise NotCopied("The copy is not the same, and was taken back. " + " ".join(differences))
    return found


def _copy_table(model: type[models.Model], on_progress: Callable[[int], object]) -> None:
    """Copy the rows as they are: no default, no stamp of the moment, no signal."""
    fields = list(model._meta.concrete_fields)
    target = connections[ALIAS]
    most = min(CHUNK, target.ops.bulk_batch_size(fields, range(CHUNK)) or CHUNK)
    rows = model._base_manager.using(DEFAULT_DB_ALIAS).order_by("pk").iterator(chunk_size=CHUNK)
    for chunk in _chunks(rows, most):
        query = InsertQuery(model)
        query.insert_values(fields, chunk, raw=True)
        query.get_compiler(using=ALIAS).execute_sql()
        on_progress(len(chunk))


def _chunks(rows: Iterator[models.Model], most: int) -> Iterator[list[models.Model]]:
    while chunk := list(islice(rows, most)):
        yield chunk
