"""A text column that holds an EDTF date and keeps its bounds in columns beside it."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from timeline.domain.dates import EdtfError, parse


def validate_edtf(text: str) -> None:
    """Refuse a text that is not an EDTF date of level 0 or 1.

    Raises:
        ValidationError: with the parser's own sentence, which names the value and the remedy.

    """
    try:
        parse(text)
    except EdtfError as error:
        raise ValidationError(str(error), code="edtf") from error


if TYPE_CHECKING:
    # Only the type stubs know the field as generic.
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField


class EdtfField(TextColumn):
    """An EDTF date (ISO 8601-2:2019, level 0 or 1) as it was written.

    `bounds` names the model's columns for the earliest day, the latest day and the precision. They are derived
    before each save, `loaddata` included, since both send `pre_save`; `derive` does the same for bulk writing.
    """

    def __init__(self, *args: Any, bounds: tuple[str, str, str] | None = None, **kwargs: Any) -> None:
        self.bounds = bounds
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_edtf]

    def deconstruct(self) -> Any:
        """Leave the validator out of migrations; the field adds it itself."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Keep the bounds in step whenever an instance of the model is saved."""
        super().contribute_to_class(cls, name, private_only)
        if self.bounds and not cls._meta.abstract:
            models.signals.pre_save.connect(self._derive_before_save, sender=cls)

    def _derive_before_save(
        self, instance: models.Model, update_fields: frozenset[str] | None = None, **_: Any
    ) -> None:
        if update_fields is not None and self.attname in update_fields:
            left_behind = set(self.bounds or ()) - update_fields
            if left_behind:
                message = f"Saving {self.attname} alone would leave {', '.join(sorted(left_behind))} behind."
                raise ValueError(message)
        self.derive(instance)

    def derive(self, instance: models.Model) -> None:
        """Set the bound columns of an instance from its date.

        Raises:
            ValidationError: if the text is not a date; nothing half-derived is ever saved.

        """
        if self.bounds is None:
            return
        text = getattr(instance, self.attname)
        if not text:
            values: tuple[Any, Any, str] = (None, None, "")
        else:
            validate_edtf(text)
            date = parse(text)
            values = (date.earliest, date.latest, str(date.precision))
        for attribute, value in zip(self.bounds, values, strict=True):
            setattr(instance, attribute, value)
