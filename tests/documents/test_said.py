"""The days around a day on which something was said, read from documents and from the database alike."""

from datetime import date

import pytest

from tests.factories import make_claim, make_event
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.documents.around import around
from timeline.documents.said import Said, had_begun, said_around, said_around_in_record

DAY = date(2020, 11, 24)


@pytest.mark.django_db
def test_documents_and_database_name_the_same_days() -> None:
    event = make_event()
    for slug, stated_on in {
        "a": "2020-11-20",
        "b": "2020-11-24",
        "c": "2020-12",
        "d": "",
        "e": "2021",
    }.items():
        make_claim(slug, event=event, stated_on=stated_on)
    publish(event)
    expected = Said(previous=date(2020, 11, 20), following=date(2020, 12, 1), undated=1, later=2)
    assert said_around(store.event("clash")["claims"], DAY) == expected
    assert said_around_in_record(store.claims(), DAY) == expected
    assert around(1, None).said.around(DAY) == expected


@pytest.mark.django_db
def test_an_event_has_begun_from_its_first_possible_day() -> None:
    publish(make_event(date="2020-11"))
    document = store.event("clash")
    assert had_begun(document, date(2020, 11, 1))
    assert not had_begun(document, date(2020, 10, 31))
