"""Reading Django's fixture form quickly: natural keys are looked up once a table, not once a row."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from timeline.models import (
    Actor,
    ActorName,
    Citation,
    Claim,
    Event,
    EventPlace,
    Participation,
    Place,
    PlaceName,
    Publisher,
    Source,
)

Key = tuple[str | None, ...]

# The columns of each model's natural key, in its order; the same that `natural_key` of the model gives.
KEYS: dict[type[models.Model], tuple[str, ...]] = {
    Publisher: ("slug",),
    Source: ("slug",),
    Actor: ("slug",),
    ActorName: ("actor__slug", "language", "text"),
    Place: ("slug",),
    PlaceName: ("place__slug", "language", "text"),
    Event: ("slug",),
    EventPlace: ("event__slug", "place__slug"),
    Participation: ("event__slug", "actor__slug", "role"),
    Claim: ("slug",),
    Citation: ("claim__slug", "event__slug", "source__slug", "locator"),
}
BY_NAME = {model._meta.label_lower: model for model in KEYS}


class FixtureError(ValueError):
    """A row of a fixture that cannot be taken in; the message names file, row and reason."""


@dataclass(slots=True)
class FixtureRow:
    """One row, ready to be saved; `later` are the foreign keys to rows that do not stand before it."""

    path: Path
    entry: models.Model
    key: Key
    is_new: bool
    later: dict[str, Key]

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and permanent id, as the audit trail names them."""
        return self.entry._meta.model_name or "", " / ".join(part for part in self.key if part)


class FixtureReader:
    """Reads files one after the other and remembers which row has which natural key."""

    def __init__(self) -> None:
        """Learn the keys of what is stored, in one query a table."""
        self.known: dict[type[models.Model], dict[Key, int]] = {
            model: {tuple(key): pk for pk, *key in model._default_manager.values_list("pk", *columns)}
            for model, columns in KEYS.items()
        }

    def read(self, path: Path) -> Iterator[FixtureRow]:
        """Yield the rows of a file; tell `saved` of each that was saved before asking for the next.

        Raises:
            FixtureError: for a row that is not in Django's form, or names a column that its table has not.

        """
        for row in json.loads(path.read_text(encoding="utf-8")):
            try:
                model = BY_NAME[row["model"]]
                yield self._row(path, model, row["fields"])
            except (KeyError, TypeError, FieldDoesNotExist, ValidationError) as error:
                message = (
                    f"{path.name} cannot be read: {error!r} in {json.dumps(row, ensure_ascii=False)[:300]}"
                )
                raise FixtureError(message) from error

    def _row(self, path: Path, model: type[models.Model], fields: dict[str, Any]) -> FixtureRow:
        values: dict[str, Any] = {}
        later: dict[str, Key] = {}
        for name, value in fields.items():
            field = model._meta.get_field(name)
            if not isinstance(field, models.Field):
                raise FieldDoesNotExist(name)
            if not isinstance(field, models.ForeignKey):
                values[name] = field.to_python(value)
            elif value is not None:
                target: type[models.Model] = field.related_model
                pk = self.known[target].get(tuple(value))
                if pk is None:
                    later[name] = tuple(value)
                values[field.attname] = pk
        key = tuple(_part(fields, column) for column in KEYS[model])
        pk = self.known[model].get(key)
        return FixtureRow(path, model(pk=pk, **values), key, pk is None, later)

    def saved(self, row: FixtureRow) -> None:
        """Remember a row that was saved, so that later ones may name it."""
        if row.entry.pk is not None:
            self.known[type(row.entry)][row.key] = row.entry.pk

    def name_later(self, row: FixtureRow) -> None:
        """Save the foreign keys to rows that came after this one.

        Raises:
            FixtureError: if one of them never came.

        """
        for name, key in row.later.items():
            field = row.entry._meta.get_field(name)
            if not isinstance(field, models.ForeignKey):
                raise FieldDoesNotExist(name)
            target: type[models.Model] = field.related_model
            pk = self.known[target].get(key)
            if pk is None:
                subject = " / ".join(row.subject)
                message = f"{row.path.name}: {subject} names {name} {key}, which is nowhere in the record."
                raise FixtureError(message)
            setattr(row.entry, field.attname, pk)
        row.entry.save(update_fields=list(row.later))


def _part(fields: dict[str, Any], column: str) -> str | None:
    """Return one part of a natural key: a column of the row, or the permanent id of an entry that it names."""
    name, _slash, of_another = column.partition("__")
    value = fields.get(name)
    if of_another:
        return value[0] if value else None
    return value if value is not None else ""
