"""Publishing writes the rows of what changed, and no others."""

import datetime
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from tests.factories import make_actor, make_claim, make_event, make_place, make_publisher
from timeline.actions import editorial
from timeline.actions.rebuilding import Rebuilt, rebuild
from timeline.documents import store
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import (
    Claim,
    Dataset,
    Event,
    EventPlace,
    EventRevision,
    Participation,
    Place,
    PublishedClaim,
    PublishedClaimSource,
    PublishedEvent,
    PublishedEventActor,
    PublishedEventPlace,
    PublishedEventReference,
    PublishedOutcome,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
LATER = NOON + datetime.timedelta(hours=1)
# Each table of what readers see, with the way from a row to its event.
TABLES: dict[type[models.Model], str] = {
    PublishedEvent: "slug",
    PublishedClaim: "event__slug",
    PublishedClaimSource: "claim__event__slug",
    PublishedEventActor: "event__slug",
    PublishedEventPlace: "event__slug",
    PublishedEventReference: "event__slug",
    PublishedOutcome: "event__slug",
    EventRevision: "slug",
}


def rows() -> dict[tuple[str, Any], dict[str, Any]]:
    """Return every row of what readers see, with the event that it belongs to."""
    found: dict[tuple[str, Any], dict[str, Any]] = {}
    for model, event in TABLES.items():
        for row in model._default_manager.annotate(of=models.F(event)).values():
            found[model.__name__, row["id"]] = row
    return found


def touched(before: dict[tuple[str, Any], dict[str, Any]]) -> set[str]:
    """Return the events of which a row came, went or changed."""
    after = rows()
    keys = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return {(after.get(key) or before[key])["of"] for key in keys}


def make_events(numbers: range, **fields: Any) -> None:
    """Save events that wait in review, each with a place, an actor and a claim."""
    for number in numbers:
        event = make_event(f"event-{number}", status=EditorialStatus.IN_REVIEW, **fields)
        EventPlace.objects.create(event=event, place=make_place())
        Participation.objects.create(event=event, actor=make_actor(), role="party")
        make_claim(f"claim-{number}", event=event, status=EditorialStatus.IN_REVIEW)


def edit(number: int, note: str) -> None:
    Claim.objects.filter(slug=f"claim-{number}").update(note=note)
    editorial.publish(event=Event.objects.get(slug=f"event-{number}"), now=LATER)


def test_editing_one_event_touches_the_rows_of_that_event_alone() -> None:
    make_events(range(5))
    editorial.publish_all(events=Event.objects.all(), now=NOON)
    before = rows()
    edit(3, "Read again.")
    assert touched(before) == {"event-3"}


def test_editing_an_event_touches_the_one_whose_figure_it_replaces() -> None:
    make_events(range(5))
    editorial.publish_all(events=Event.objects.all(), now=NOON)
    before = rows()
    Claim.objects.filter(slug="claim-3").update(supersedes=Claim.objects.get(slug="claim-1"))
    edit(3, "Read again.")
    assert touched(before) == {"event-1", "event-3"}


def test_editing_takes_as_many_queries_however_many_events_there_are() -> None:
    counts = []
    for numbers in (range(5), range(5, 50)):
        make_events(numbers)
        editorial.publish_all(events=Event.objects.all(), now=NOON)
        with CaptureQueriesContext(connection) as queries:
            edit(3, f"Read again among {numbers.stop}.")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_reference_that_changed_is_written_once_for_all_who_name_it() -> None:
    make_events(range(3))
    editorial.publish_all(events=Event.objects.all(), now=NOON)
    Place.objects.update(coordinates_source="A map.")
    before = store.version()[0]
    assert rebuild(now=LATER) == Rebuilt(3, [])
    assert store.reference("place", "village").load()["coordinates_source"] == "A map."
    assert store.version()[0] == before + 1


@pytest.mark.parametrize("dataset", ["", "set"])
def test_an_imported_event_reads_as_one_of_the_record_does(dataset: str) -> None:
    held = Dataset.objects.create(slug="set", name="Set", publisher=make_publisher(), is_redistributable=True)
    make_events(range(1), dataset=held if dataset else None)
    editorial.publish_all(events=Event.objects.all(), now=NOON)
    document = store.event("event-0")
    assert (document["id"], document["dataset"] or "") == ("event-0", dataset)
    assert store.event("event-0", revision=1) == document
    assert store.claim("claim-0").load() == document["claims"][0] | {"updated_at": "2026-11-24T12:00:00Z"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL packs long values itself")
def test_documents_of_imported_events_are_packed_and_those_of_the_record_are_not() -> None:
    held = Dataset.objects.create(slug="set", name="Set", publisher=make_publisher(), is_redistributable=True)
    make_events(range(1))
    make_events(range(1, 2), dataset=held)
    editorial.publish_all(events=Event.objects.all(), now=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, typeof(document) FROM timeline_publishedevent ORDER BY slug")
        assert cursor.fetchall() == [("event-0", "text"), ("event-1", "blob")]
        cursor.execute("SELECT DISTINCT typeof(document) FROM timeline_eventrevision")
        assert cursor.fetchall() == [("blob",)]
