"""A list is read in parts, with no more of each filter and of each part than it needs."""

import pytest
from django.db import connection
from django.http import QueryDict

from timeline.documents import store
from timeline.documents.listed import merged
from timeline.filters import EventFilter

pytestmark = pytest.mark.django_db


def test_a_form_that_nobody_is_shown_has_the_given_fields_alone() -> None:
    filters = EventFilter(QueryDict("year=2020&type=clash"), is_shown=False)
    assert set(filters.form.fields) == {"year", "type"}


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite merges parts as it reads them, and lets none be cut"
)
def test_each_part_of_a_list_is_cut_before_they_are_merged() -> None:
    filters = EventFilter(QueryDict("year=2020"), is_shown=False)
    assert filters.is_valid()
    parts = filters.parts(store.events())
    keys = merged(parts, ("pk", "earliest", "slug"), ("earliest", "slug"), 51)[:51]
    assert str(keys.query).count("LIMIT 51") == len(parts) + 1
