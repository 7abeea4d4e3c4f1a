"""Attempts to break a truth of the record, and the proof that the database itself refuses them."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import UniqueConstraint


def truths_of_the_record() -> dict[str, models.BaseConstraint]:
    """Return every constraint of every table, by name."""
    return {
        constraint.name: constraint
        for model in apps.get_app_config("timeline").get_models()
        for constraint in model._meta.constraints
    }


@dataclass(frozen=True)
class Breach:
    """One way to break one constraint, named without the app; nothing else about the row is wrong.

    `implied_by` names another one that cannot but break along with it; the database may name either.
    """

    truth: str
    attempt: Callable[[], object]
    implied_by: str = ""

    @property
    def constraint(self) -> str:
        return f"timeline_{self.truth}"

    def is_refused(self) -> None:
        """Make the attempt, and fail unless the database refuses it for this constraint."""
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            self.attempt()
        assert any(words in str(refusal.value) for words in self._words())

    def _words(self) -> list[str]:
        """SQLite names a unique constraint by its columns alone."""
        constraint = truths_of_the_record()[self.constraint]
        if not isinstance(constraint, UniqueConstraint):
            return [self.constraint, *([f"timeline_{self.implied_by}"] if self.implied_by else [])]
        table = self.constraint.split("_")[1]
        model = apps.get_model("timeline", table)
        columns = [model._meta.get_field(field).column for field in constraint.fields]
        return [self.constraint, ", ".join(f"timeline_{table}.{column}" for column in columns)]


def each(breaches: list[Breach]) -> pytest.MarkDecorator:
    """Run a test once for every breach, named by its truth."""
    names = [f"{breach.truth}-{number}" for number, breach in enumerate(breaches, start=1)]
    return pytest.mark.parametrize("breach", breaches, ids=names)
