"""What the tests of the API share: a client, and a small published record."""

import datetime

import pytest
from django.test import Client

from tests.factories import make_actor, make_claim, make_event, make_place
from timeline.actions import editorial
from timeline.domain.vocabulary import EditorialStatus, Side
from timeline.models import Event, EventPlace

NOON = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)


@pytest.fixture
def api() -> Client:
    """Return a client that gets a 500 as an answer, as a reader would."""
    return Client(raise_request_exception=False)


@pytest.fixture
def clash(db: None) -> Event:
    """Publish one clash of 2020 in Laçın with one claim of 4 soldiers killed."""
    event = make_event(title="Clash at the border")
    make_claim(
        status=EditorialStatus.IN_REVIEW,
        victims=make_actor("az-soldiers", name="Azerbaijani soldiers", side=Side.AZERBAIJANI),
    )
    EventPlace.objects.create(
        event=event, place=make_place("lachin", name="Berdzor / Laçın", latitude="39.64", longitude="46.55")
    )
    editorial.publish(event=event, now=NOON)
    return event
