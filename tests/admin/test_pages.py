"""Every list and page of the desk, and how many queries it takes."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.urls import reverse

from tests.admin.desk import Desk, list_of, page_of
from tests.factories import (
    make_actor,
    make_citation,
    make_claim,
    make_event,
    make_place,
    make_publisher,
    make_source,
)
from timeline.actions import editorial
from timeline.domain.vocabulary import EditorialStatus, Role
from timeline.models import (
    ActorName,
    AuditAction,
    AuditEntry,
    ClaimTombstone,
    Dataset,
    DatasetRelease,
    Decision,
    Event,
    EventMatch,
    EventPlace,
    EventRevision,
    ImportedRecord,
    ImportRun,
    Participation,
    PlaceName,
    PublishedEvent,
    Review,
)

NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
RECORD = ["actor", "claim", "dataset", "datasetrelease", "event", "place", "publisher", "source"]
TRAILS = [
    "auditentry",
    "claimtombstone",
    "eventmatch",
    "eventrevision",
    "importedrecord",
    "importrun",
    "publishedevent",
    "review",
]


def fill(count: int) -> None:
    """Add `count` entries of each noun, each with entries of its own to name."""
    start = Event.objects.count()
    for number in range(start, start + count):
        actor = make_actor(f"actor-{number}", affiliation=make_actor(f"state-{number}"))
        ActorName.objects.create(actor=actor, language="hy", text="Name")
        place = make_place(f"place-{number}")
        PlaceName.objects.create(place=place, language="az", text="Name")
        publisher = make_publisher(f"publisher-{number}")
        first = make_source(f"first-{number}", publisher=publisher)
        source = make_source(
            f"source-{number}", publisher=publisher, derived_from=first, carried_by=publisher
        )
        event = make_event(f"event-{number}", parent=make_event(f"parent-{number}"), status="in_review")
        make_claim(
            f"claim-{number}", event=event, claimant=actor, victims=actor, cited=False, status="in_review"
        )
        make_citation(claim=event.claims.get(), source=source, copied_from=first)
        dataset = Dataset.objects.create(slug=f"set-{number}", name="Set", publisher=publisher)
        release = DatasetRelease.objects.create(dataset=dataset, version="1")
        run = ImportRun.objects.create(release=release, file_name="set.csv", started_at=NOON)
        ImportedRecord.objects.create(release=release, run=run, external_id="1", event=event, raw={})
        editor = User.objects.get()
        Review.objects.create(event=event, decision=Decision.APPROVED, decided_by=editor, decided_at=NOON)
        AuditEntry.objects.create(
            at=NOON, by=editor, action=AuditAction.ADDED, subject_type="event", subject_id=event.slug
        )
        document = {"document": "{}", "updated_at": NOON}
        day = {"earliest": datetime.date(2020, 11, 23), "latest": datetime.date(2020, 11, 23)}
        PublishedEvent.objects.create(slug=event.slug, revision=1, published_at=NOON, **day, **document)
        EventRevision.objects.create(slug=event.slug, revision=1, kind="published", document="{}", at=NOON)
        EventMatch.objects.create(
            imported=event,
            event=Event.objects.get(slug=f"parent-{number}"),
            decision="same",
            decided_by=editor,
            decided_at=NOON,
        )
        ClaimTombstone.objects.create(slug=f"old-{number}", event=event.slug, withdrawn_at=NOON)


@pytest.mark.parametrize("noun", [*RECORD, *TRAILS])
def test_a_list_takes_as_many_queries_for_twenty_entries_as_for_one(desk: Desk, noun: str) -> None:
    fill(1)
    for_one = desk.queries(list_of(noun))
    fill(19)
    assert desk.queries(list_of(noun)) == for_one <= 15


def add_parts(event: Event, count: int) -> None:
    """Give an event `count` places, participants, sources and claims, each claim with a source."""
    start = event.claims.count()
    for number in range(start, start + count):
        EventPlace.objects.create(event=event, place=make_place(f"place-{number}"))
        Participation.objects.create(event=event, actor=make_actor(f"actor-{number}"), role=Role.PARTY)
        source = make_source(f"source-{number}", publisher=make_publisher(f"publisher-{number}"))
        make_citation(event=event, source=source)
        claimant = make_actor(f"claimant-{number}")
        claim = make_claim(f"claim-{number}", event=event, claimant=claimant, victims=claimant, cited=False)
        make_citation(claim=claim, source=source)


def test_an_events_page_takes_as_many_queries_for_twenty_claims_as_for_one(desk: Desk) -> None:
    event = make_event(parent=make_event("war"))
    add_parts(event, 1)
    for_one = desk.queries(page_of(event))
    add_parts(event, 19)
    assert desk.queries(page_of(event)) == for_one <= 15


def test_under_many_claims_rows_are_read_and_new_ones_added(desk: Desk) -> None:
    event = make_event()
    add_parts(event, 21)
    last = event.claims.last()
    assert last is not None
    page = desk.open(page_of(event)).content.decode()
    assert page_of(last) in page
    assert 'name="claims-0-low"' not in page
    assert 'name="claims-__prefix__-low"' in page


def test_a_claims_page_takes_as_many_queries_for_twenty_sources_as_for_one(desk: Desk) -> None:
    claim = make_claim(supersedes=make_claim("earlier"))
    for_one = desk.queries(page_of(claim))
    for number in range(19):
        source = make_source(f"source-{number}", publisher=make_publisher(f"publisher-{number}"))
        make_citation(claim=claim, source=source, copied_from=make_source())
    assert desk.queries(page_of(claim)) == for_one <= 12


def test_choosing_a_source_takes_as_many_queries_for_twenty_sources_as_for_one(desk: Desk) -> None:
    chooser = (
        reverse("admin:autocomplete")
        + "?app_label=timeline&model_name=citation&field_name=source&term=source"
    )
    make_source("source")
    for_one = desk.queries(chooser)
    for number in range(19):
        make_source(f"source-{number}", publisher=make_publisher(f"publisher-{number}"))
    assert desk.queries(chooser) == for_one


@pytest.mark.parametrize("noun", RECORD)
def test_every_noun_can_be_searched_and_added(desk: Desk, noun: str) -> None:
    assert desk.open(f"{list_of(noun)}?q=anything").status_code == 200
    assert desk.open(reverse(f"admin:timeline_{noun}_add")).status_code == 200


@pytest.mark.parametrize(
    "make", [make_actor, make_place, make_publisher, make_source, make_claim, make_event]
)
def test_every_entry_has_a_page(desk: Desk, make: Callable[[], models.Model]) -> None:
    assert desk.open(page_of(make())).status_code == 200


@pytest.mark.parametrize("noun", TRAILS)
def test_what_actions_keep_is_read_and_not_written(desk: Desk, noun: str) -> None:
    assert desk.open(list_of(noun)).status_code == 200
    assert desk.open(reverse(f"admin:timeline_{noun}_add")).status_code == 403


def test_a_revision_can_be_read_and_not_changed(desk: Desk) -> None:
    event = make_claim(status=EditorialStatus.IN_REVIEW).event
    editorial.publish(event=event, now=NOON)
    for row in (EventRevision.objects.get(), PublishedEvent.objects.get()):
        page = desk.open(page_of(row))
        assert page.status_code == 200
        assert desk.client.post(page_of(row), {"revision": 9}).status_code == 403


def test_no_list_offers_to_remove_many_at_once(desk: Desk) -> None:
    make_publisher()
    assert "delete_selected" not in desk.open(list_of("publisher")).content.decode()


def test_a_figure_stands_in_words_beside_its_bounds(desk: Desk) -> None:
    claim = make_claim(qualifier="at_least", low=1240)
    for address in (page_of(claim), page_of(claim.event), list_of("claim")):
        assert "at least 1,240" in desk.open(address).content.decode()


def test_a_date_stands_in_words_with_its_days(desk: Desk) -> None:
    page = desk.open(page_of(make_event(date="2020-11-10/.."))).content.decode()
    assert "since 10 November 2020" in page
    assert "2020-11-10 to no known end" in page


def test_the_history_of_an_entry_is_its_part_of_the_audit_trail(desk: Desk) -> None:
    event = make_event()
    desk.fill_in(page_of(event), title="Another title", reason="As the source has it.")
    history = desk.client.get(reverse("admin:timeline_event_history", args=[event.pk]), follow=True)
    assert "As the source has it." in history.content.decode()
    [entry] = history.context["cl"].result_list
    change = desk.open(page_of(entry)).content.decode()
    assert "Another title" in change
