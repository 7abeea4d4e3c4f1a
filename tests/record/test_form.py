"""The files read well in a diff: sorted, one field a line, nothing written that the tables assume anyway."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import NOT_PROVIDED

from tests.record.fixtures import FOLDER, NOUNS, Row, rows


def _by_slug(row: Row) -> tuple[Any, ...]:
    return (row["slug"],)


def _by_claim(row: Row) -> tuple[Any, ...]:
    return (row["event"], row["slug"])


def _by_owner_and_position(row: Row) -> tuple[Any, ...]:
    return (row.get("claim", ""), row.get("event", ""), row.get("position", 0))


def _by_owner_and_text(row: Row) -> tuple[Any, ...]:
    return (row.get("actor", ""), row.get("place", ""), row["language"], row["text"])


ORDERS: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    "claims": _by_claim,
    "citations": _by_owner_and_position,
    "event_places": _by_owner_and_position,
    "participations": _by_owner_and_position,
    "actor_names": _by_owner_and_text,
    "place_names": _by_owner_and_text,
}


@pytest.mark.parametrize("noun", NOUNS)
def test_a_file_is_sorted(noun: str) -> None:
    keys = [ORDERS.get(noun, _by_slug)(row) for row in rows(noun)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_file_is_written_one_way(noun: str) -> None:
    text = (FOLDER / f"{noun}.json").read_bytes().decode("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("noun", NOUNS)
def test_a_row_writes_nothing_that_its_table_assumes(noun: str) -> None:
    for row in json.loads((FOLDER / f"{noun}.json").read_text(encoding="utf-8")):
        model = apps.get_model(row["model"])
        assert set(row) == {"model", "fields"}
        for name, value in row["fields"].items():
            default = model._meta.get_field(name).get_default()
            written = model._meta.get_field(name).default is not NOT_PROVIDED and value == default
            assert value not in (None, "", []), f"{row['fields']}: {name} is empty"
            assert not written, f"{row['fields']}: {name} is the default"


@pytest.mark.parametrize("noun", NOUNS)
def test_no_text_carries_stray_space(noun: str) -> None:
    for row in rows(noun):
        for name, value in row.items():
            if isinstance(value, str):
                assert value == value.strip(), f"{noun}: {name} of {value!r}"
                assert "  " not in value, f"{noun}: {name} of {value!r}"
