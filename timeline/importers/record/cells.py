"""Members of our own documents as text, numbers and lists, each fault said in a sentence."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from timeline.domain.imports import RowRefused

Document = dict[str, Any]


def _refuse(name: str, wanted: str) -> RowRefused:
    return RowRefused(_("“%(name)s” is missing or is no %(wanted)s") % {"name": name, "wanted": wanted})


def text(document: Document, name: str) -> str:
    """Return a text.

    Raises:
        RowRefused: if it is missing, another value, or holds a NUL, which not every database keeps.

    """
    value = document.get(name)
    if not isinstance(value, str) or "\0" in value:
        raise _refuse(name, _("text"))
    return value


def text_or_none(document: Document, name: str) -> str | None:
    """Return a text, None for null or an absent member; raises as `text` does."""
    return None if document.get(name) is None else text(document, name)


def truth(document: Document, name: str) -> bool:
    """Return true or false.

    Raises:
        RowRefused: if it is neither.

    """
    value = document.get(name)
    if not isinstance(value, bool):
        raise _refuse(name, _("true or false"))
    return value


def number(document: Document, name: str) -> int | None:
    """Return a whole number, None for null.

    Raises:
        RowRefused: if it is another value.

    """
    value = document.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refuse(name, _("whole number"))
    return value


def degrees(document: Document, name: str) -> Decimal | None:
    """Return degrees as finely as the record keeps them, None for null.

    Raises:
        RowRefused: if it is another value.

    """
    value = document.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _refuse(name, _("number"))
    return Decimal(str(round(float(value), 5)))


def texts(document: Document, name: str) -> list[str]:
    """Return a list of texts.

    Raises:
        RowRefused: if it is another value.

    """
    values = document.get(name)
    if not isinstance(values, list) or not all(
        isinstance(value, str) and "\0" not in value for value in values
    ):
        raise _refuse(name, _("list of texts"))
    return values


def parts(document: Document, name: str) -> list[Document]:
    """Return a list of objects.

    Raises:
        RowRefused: if it is another value.

    """
    values = document.get(name)
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise _refuse(name, _("list of objects"))
    return values


def part(document: Document, name: str) -> Document:
    """Return an object.

    Raises:
        RowRefused: if it is another value.

    """
    value = document.get(name)
    if not isinstance(value, dict):
        raise _refuse(name, _("object"))
    return value


def part_or_none(document: Document, name: str) -> Document | None:
    """Return an object, None for null or an absent member; raises as `part` does."""
    return None if document.get(name) is None else part(document, name)


def date(document: Document, name: str) -> str:
    """Return the EDTF text of a date, empty for null; whether it is one, the record's own field says."""
    found = part_or_none(document, name)
    return text(found, "edtf") if found is not None else ""


def names(document: Document, name: str) -> tuple[tuple[str, str], ...]:
    """Return names by language as pairs, in a fixed order.

    Raises:
        RowRefused: if they are another value.

    """
    by_language = part(document, name)
    return tuple(
        sorted({(language, one) for language in by_language for one in texts(by_language, language)})
    )
