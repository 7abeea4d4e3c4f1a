"""Form fields of query parameters: strict, repeatable, and telling the nearest right value."""

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.documents.positions import Box
from timeline.domain.dates import EdtfError, parse

# For how many wrong ids of one parameter the nearest right one is looked for.
MOST_HELPED = 3
# A number of degrees, without exponent.
DEGREES = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,15})?")
# A year, a month or a day.
LEVEL_0 = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
# Telling more than this many allowed values helps nobody; the nearest name is told in any case.
MOST_VALUES_TOLD = 20


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like this one, None if none looks like it."""
    close = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def refusal(value: str, known: list[str], most_told: int = MOST_VALUES_TOLD) -> ValidationError:
    """Say that a value is none of those known, which one is near, and which there are if they are few."""
    sentences = [_("“%(value)s” is not a known value.") % {"value": value[:100]}]
    near = nearest(value, known)
    if near:
        sentences.append(_("Did you mean “%(near)s”?") % {"near": near})
    if len(known) <= most_told:
        sentences.append(_("Allowed: %(values)s.") % {"values": ", ".join(known)})
    return hinted(" ".join(sentences), "unknown_value", known if len(known) <= most_told else [], near)


def hinted(message: str, code: str, allowed: list[str], near: str | None) -> ValidationError:
    """Return a fault with hints beside its message, for programs."""
    # Django fills a message that has parameters; a percent sign of whoever sent it is no place to fill.
    error = ValidationError(message.replace("%", "%%"), code=code)
    error.params = {"allowed": allowed, "nearest": near}
    return error


class RepeatedField(forms.Field):
    """A parameter that may be given several times; its values are alternatives."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[Any]:
        """Check each value by itself and report every fault."""
        values = value if isinstance(value, (list, tuple)) else [value] if value else []
        given = [str(one).strip() for one in values]
        clean: list[Any] = []
        faults: list[ValidationError] = []
        for one in dict.fromkeys(text for text in given if text):
            try:
                clean.append(self.clean_one(one))
            except ValidationError as fault:
                faults.extend(fault.error_list)
        if faults:
            raise ValidationError(faults)
        return clean

    def clean_one(self, text: str) -> Any:
        """Return one value, read.

        Raises:
            ValidationError: with a sentence for whoever sent it.

        """
        raise NotImplementedError


class TermsField(RepeatedField):
    """Terms of a controlled vocabulary."""

    def __init__(self, *, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = list(choices)
        self.widget.choices = self.choices

    def clean_one(self, text: str) -> str:
        """Return the term."""
        known = [value for value, _label in self.choices]
        if text not in known:
            raise refusal(text, known)
        return text


class IdsField(RepeatedField):
    """Permanent ids of one kind of entry; the filter set says which of the given ones are public."""

    def __init__(self, *, kind: str, nearest: Callable[[str, str], str | None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind = kind
        self.nearest = nearest
        self.public: set[str] = set()
        self.helped = 0

    def clean_one(self, text: str) -> str:
        """Return the id."""
        if text in self.public:
            return text
        message = _("Nothing public has the id “%(value)s”.") % {"value": text[:100]}
        self.helped += 1
        near = self.nearest(self.kind, text) if self.helped <= MOST_HELPED else None
        if near:
            message = f"{message} {_('Did you mean “%(near)s”?') % {'near': near}}"
        raise hinted(message, "unknown_value", [], near)


class YearField(forms.IntegerField):
    """A year of the common era."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=9999, **kwargs)
        self.error_messages["invalid"] = gettext_lazy("Write a year as a number, for example 2020.")


class CountField(forms.IntegerField):
    """A number of people or of things."""

    def __init__(self, **kwargs: Any) -> None:
        # The greatest number that a column of counts holds on every database.
        super().__init__(min_value=0, max_value=2_147_483_647, **kwargs)
        self.error_messages["invalid"] = gettext_lazy("Write a whole number, for example 200.")


class YearsField(RepeatedField):
    """Years of the common era."""

    def clean_one(self, text: str) -> int:
        """Return the year as a number."""
        if not (text.isascii() and text.isdigit() and 1 <= len(text) <= 4 and int(text) > 0):
            message = _("“%(value)s” is not a year; write a number from 1 to 9999, for example 2020.")
            raise ValidationError(message % {"value": text[:100]}, code="invalid")
        return int(text)


class DayField(forms.CharField):
    """A day, month or year of EDTF level 0; read as its first day, or as its last where `is_end` is set."""

    def __init__(self, *, is_end: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.is_end = is_end

    def clean(self, value: Any) -> Any:
        """Return the day.

        Raises:
            ValidationError: with what is wrong with the date.

        """
        text = super().clean(value)
        if not text:
            return None
        if not LEVEL_0.fullmatch(text):
            message = _("“%(value)s” is not one date; write for example 2020, 2020-11 or 2020-11-10.")
            raise ValidationError(message % {"value": text}, code="invalid")
        try:
            when = parse(text)
        except EdtfError as error:
            raise ValidationError(str(error), code="invalid") from error
        return when.latest if self.is_end else when.earliest


class BoxField(forms.CharField):
    """West, south, east and north in degrees, by commas (RFC 7946, 5)."""

    def clean(self, value: Any) -> Any:
        """Return the box, None where nothing was given.

        Raises:
            ValidationError: if it is not four numbers on the globe, or north lies south of south.

        """
        text = super().clean(value)
        if not text:
            return None
        parts = text.split(",")
        if len(parts) != 4 or not all(DEGREES.fullmatch(part.strip()) for part in parts):
            message = _("Write west,south,east,north in degrees, for example 46,39,47,40.")
            raise ValidationError(message, code="invalid")
        box = Box(*(float(part) for part in parts))
        if not (
            abs(box.west) <= 180 and abs(box.east) <= 180 and abs(box.south) <= 90 and abs(box.north) <= 90
        ):
            message = _("West and east lie from -180 to 180, south and north from -90 to 90.")
            raise ValidationError(message, code="out_of_range")
        if box.south > box.north:
            message = _("South lies north of north; nothing can lie between them.")
            raise ValidationError(message, code="impossible_range")
        return box


class YesNoField(forms.Field):
    """true or false, in those words."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> bool | None:
        """Return the truth value, None where nothing was given."""
        text = str(value or "").strip().casefold()
        if not text:
            return None
        if text not in ("true", "false"):
            raise refusal(text, ["true", "false"])
        return text == "true"
