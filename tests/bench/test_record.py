"""The invented record: its rows are filled as those that publishing writes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bench.record import made_own
from tests.factories import make_actor, make_citation, make_claim, make_event
from timeline.actions.editorial import publish
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Participation, PublishedClaim, PublishedCount, PublishedEvent, PublishedMonth

pytestmark = pytest.mark.django_db
TABLES = pytest.mark.parametrize("model", [PublishedEvent, PublishedClaim])


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_own(tmp_path_factory.mktemp("bench"), 3)


@TABLES
def test_an_invented_row_fills_each_column_that_a_published_one_fills(
    invented: Path, model: type[PublishedEvent | PublishedClaim]
) -> None:
    event = make_event()
    make_citation(event=event)
    make_claim(event=event, status=EditorialStatus.PUBLISHED)
    Participation.objects.create(event=event, actor=make_actor(), role="party")
    publish(event=event)
    [published] = model.objects.values()
    for row in _rows(invented, model._meta.db_table):
        assert {name for name, value in published.items() if _is_filled(value)} <= {
            name for name, value in row.items() if _is_filled(value)
        }


@pytest.mark.parametrize("model", [PublishedCount, PublishedMonth])
def test_the_kept_numbers_tell_of_every_invented_event(
    invented: Path, model: type[PublishedCount | PublishedMonth]
) -> None:
    assert sum(row["events"] for row in _rows(invented, model._meta.db_table)) == 3


def _rows(path: Path, table: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]  # noqa: S608  # one of ours


def _is_filled(value: object) -> bool:
    return value is not None and value != ""
