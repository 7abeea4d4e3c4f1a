"""The statements that are written out find what the mapper finds."""

import datetime

import pytest
from django.db import connection

from tests.factories import make_event
from tests.pages.publishing import NOW, publish
from timeline.documents import direct
from timeline.models import PublishedEvent, RecordStamp
from timeline.models.packing import pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def published() -> list[PublishedEvent]:
    """Two public events."""
    publish(make_event("talks-1994"), make_event("truce-1994"))
    return list(PublishedEvent.objects.order_by("slug"))


def test_a_record_that_was_never_published_has_no_stamp() -> None:
    """None is not the same as the state with the number nought."""
    assert direct.stamp() is None


def test_the_stamp_is_a_number_and_a_moment_in_utc_to_the_microsecond(
    published: list[PublishedEvent],
) -> None:
    """ETags are made of both, so nothing of the moment may be lost on the way."""
    moment = NOW + datetime.timedelta(microseconds=123456)
    RecordStamp.objects.filter(pk=1).update(changed_at=moment)
    assert direct.stamp() == (RecordStamp.objects.get(pk=1).version, moment)


def test_a_document_is_found_by_its_id_alone(published: list[PublishedEvent]) -> None:
    """An id that only looks like another finds nothing."""
    assert direct.event_document("truce-1994") == published[1].document
    assert direct.event_document("truce-199_") is None
    assert direct.event_document("' OR ''='") is None


def test_documents_come_by_primary_key(published: list[PublishedEvent]) -> None:
    """Rows that are gone are left out, and no key asks the database nothing."""
    expected = {one.pk: one.document for one in published}
    assert direct.documents(PublishedEvent, [*expected, 10_000]) == expected
    assert direct.documents(PublishedEvent, []) == {}


def test_a_packed_document_comes_as_text(published: list[PublishedEvent]) -> None:
    """Documents of imported events are packed on SQLite; readers get them like any other."""
    one = published[0]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE timeline_publishedevent SET document = %s", (pack(one.document),))
    assert direct.event_document(one.slug) == one.document
    assert direct.documents(PublishedEvent, [one.pk]) == {one.pk: one.document}
