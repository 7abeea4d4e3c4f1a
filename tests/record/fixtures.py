"""The shipped record as plain rows, read once."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from timeline.actions.record import NOUNS as NOUNS

FOLDER = Path(__file__).resolve().parents[2] / "fixtures"
Row = Mapping[str, Any]


@cache
def rows(noun: str) -> tuple[Row, ...]:
    """Return the fields of every row of one file; a name of another entry comes as its permanent id."""
    text = (FOLDER / f"{noun}.json").read_text(encoding="utf-8")
    return tuple({key: _plain(value) for key, value in row["fields"].items()} for row in json.loads(text))


@cache
def by_slug(noun: str) -> Mapping[str, Row]:
    """Return the rows of one file by permanent id."""
    return {row["slug"]: row for row in rows(noun)}


def _plain(value: Any) -> Any:
    """Unwrap a natural key of one part; addresses of verification are the only real lists."""
    if isinstance(value, list) and len(value) == 1 and not str(value[0]).startswith("http"):
        return value[0]
    return value
