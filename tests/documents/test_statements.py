"""The statements that are written out find what the mapper finds."""

import datetime

import pytest

from tests.factories import make_event
from tests.pages.publishing import NOW, publish
from timeline.documents import statements
from timeline.models import PublishedEvent, RecordStamp

pytestmark = pytest.mark.django_db


@pytest.fixture
def published() -> list[PublishedEvent]:
    """Two public events."""
    publish(make_event("talks-1994"), make_event("truce-1994"))
    return list(PublishedEvent.objects.order_by("slug"))


def test_a_record_that_was_never_published_has_no_stamp() -> None:
    """None is not the same as the state with the number nought."""
    assert statements.stamp() is None


def test_the_stamp_is_a_number_and_a_moment_in_utc_to_the_microsecond(
    published: list[PublishedEvent],
) -> None:
    """ETags are made of both, so nothing of the moment may be lost on the way."""
    moment = NOW + datetime.timedelta(microseconds=123456)
    RecordStamp.objects.filter(pk=1).update(changed_at=moment)
    assert statements.stamp() == (RecordStamp.objects.get(pk=1).version, moment)


def test_a_document_is_found_by_its_id_alone(published: list[PublishedEvent]) -> None:
    """An id that only looks like another finds nothing."""
    assert statements.event_document("truce-1994") == published[1].document
    assert statements.event_document("truce-199_") is None
    assert statements.event_document("' OR ''='") is None


@pytest.mark.parametrize("column", ["document", "table_row"])
def test_texts_come_by_primary_key(published: list[PublishedEvent], column: str) -> None:
    """Rows that are gone are left out, and no key asks the database nothing."""
    expected = {one.pk: getattr(one, column) for one in published}
    assert statements.texts(PublishedEvent, column, [*expected, 10_000]) == expected
    assert statements.texts(PublishedEvent, column, []) == {}
