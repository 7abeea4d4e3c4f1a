"""Publishing gives readers exactly what is at the desk, once, with its history."""

import datetime

import pytest
from django.contrib.auth.models import User

from tests.factories import make_actor, make_citation, make_claim, make_editor, make_event, make_source
from timeline.actions import editorial
from timeline.actions.editorial import PublishRefused
from timeline.actions.rebuilding import Rebuilt, rebuild
from timeline.documents import store
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import (
    AuditAction,
    AuditEntry,
    Claim,
    Decision,
    Event,
    EventRevision,
    PublishedClaim,
    PublishedEvent,
    PublishedReference,
    RevisionKind,
)

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
LATER = NOON + datetime.timedelta(hours=1)


@pytest.fixture
def editor() -> User:
    return make_editor()


def handed_in(event: Event, editor: User) -> Event:
    editorial.submit(event=event, by=editor)
    return event


def test_publishing_gives_readers_the_event_with_its_claims_and_sources(editor: User) -> None:
    claim = make_claim()
    publication = editorial.publish(event=handed_in(claim.event, editor), by=editor, now=NOON)
    document = store.event("clash")
    assert publication.changed
    assert document["revision"] == 1
    assert [one["id"] for one in document["claims"]] == ["clash-killed"]
    assert [one["id"] for one in document["sources"]] == ["agency-report"]
    assert document["published_at"] == "2026-11-24T12:00:00Z"


def test_publishing_marks_event_and_claims_and_writes_the_trail(editor: User) -> None:
    claim = make_claim()
    editorial.publish(event=handed_in(claim.event, editor), by=editor, reason="Checked.", now=NOON)
    claim.refresh_from_db()
    assert claim.status == claim.event.status == EditorialStatus.PUBLISHED
    entry = AuditEntry.objects.get(action=AuditAction.PUBLISHED)
    assert (entry.subject_type, entry.subject_id) == ("event", "clash")
    assert (entry.by, entry.changes, entry.reason) == (editor, {"revision": [0, 1]}, "Checked.")


def test_a_claim_without_a_source_is_refused_by_name_and_nothing_is_published(editor: User) -> None:
    claim = make_claim()
    make_claim("bare", cited=False, event=claim.event)
    with pytest.raises(PublishRefused, match="bare"):
        editorial.publish(event=handed_in(claim.event, editor), by=editor)
    assert not PublishedEvent.objects.exists()
    assert not EventRevision.objects.exists()


def test_an_event_without_any_source_is_refused_by_name(editor: User) -> None:
    with pytest.raises(PublishRefused, match="clash"):
        editorial.publish(event=handed_in(make_event(), editor), by=editor)


def test_an_event_may_stand_on_its_own_citation(editor: User) -> None:
    event = make_event()
    make_citation(event=event)
    assert editorial.publish(event=handed_in(event, editor), by=editor).changed


def test_publishing_twice_counts_one_revision(editor: User) -> None:
    event = handed_in(make_claim().event, editor)
    editorial.publish(event=event, by=editor, now=NOON)
    version = store.version()
    again = editorial.publish(event=event, by=editor, now=LATER)
    assert (again.changed, again.revision) == (False, 1)
    assert EventRevision.objects.count() == 1
    assert store.version() == version


def test_a_change_makes_a_new_revision_and_the_old_one_stays_readable(editor: User) -> None:
    event = handed_in(make_claim().event, editor)
    editorial.publish(event=event, by=editor, now=NOON)
    Event.objects.filter(pk=event.pk).update(title="Clash near the village")
    assert editorial.publish(event=event, by=editor, now=LATER).revision == 2
    assert store.event("clash")["title"] == "Clash near the village"
    assert store.event("clash", revision=1)["title"] == "clash"
    assert store.event("clash")["published_at"] == "2026-11-24T12:00:00Z"
    assert store.event("clash")["updated_at"] == "2026-11-24T13:00:00Z"


def test_a_draft_claim_stays_at_the_desk(editor: User) -> None:
    event = handed_in(make_claim().event, editor)
    make_claim("draft-claim", event=event)
    editorial.publish(event=event, by=editor)
    assert not PublishedClaim.objects.filter(slug="draft-claim").exists()
    assert Claim.objects.get(slug="draft-claim").status == EditorialStatus.DRAFT


def test_a_withdrawn_event_leaves_its_reason_at_its_address(editor: User) -> None:
    event = handed_in(make_claim().event, editor)
    editorial.publish(event=event, by=editor, now=NOON)
    editorial.withdraw(event=event, by=editor, reason="It was counted twice.", now=LATER)
    with pytest.raises(store.Withdrawn) as withdrawn:
        store.event("clash")
    assert (withdrawn.value.reason, withdrawn.value.at) == ("It was counted twice.", LATER)
    with pytest.raises(store.Withdrawn):
        store.claim("clash-killed")
    assert store.event("clash", revision=1)["id"] == "clash"
    assert not PublishedReference.objects.exists()
    assert EventRevision.objects.get(revision=2).kind == RevisionKind.WITHDRAWN


def test_a_withdrawn_event_can_be_published_again(editor: User) -> None:
    event = handed_in(make_claim().event, editor)
    editorial.publish(event=event, by=editor)
    editorial.withdraw(event=event, by=editor, reason="By mistake.")
    editorial.publish(event=event, by=editor)
    assert store.event("clash")["revision"] == 3
    assert store.claim("clash-killed").slug == "clash-killed"


def test_a_withdrawn_claim_leaves_its_event_and_keeps_a_tombstone(editor: User) -> None:
    claim = make_claim()
    other = make_claim("clash-wounded", event=claim.event, outcome="wounded")
    editorial.publish(event=handed_in(claim.event, editor), by=editor)
    editorial.withdraw_claim(claim=other, by=editor, reason="It speaks of another place.")
    assert [one["id"] for one in store.event("clash")["claims"]] == ["clash-killed"]
    with pytest.raises(store.Withdrawn, match="clash-wounded") as withdrawn:
        store.claim("clash-wounded")
    assert withdrawn.value.reason == "It speaks of another place."


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawing_asks_for_a_reason(editor: User, reason: str) -> None:
    event = handed_in(make_claim().event, editor)
    editorial.publish(event=event, by=editor)
    with pytest.raises(PublishRefused, match="reason"):
        editorial.withdraw(event=event, by=editor, reason=reason)
    assert store.event("clash")["id"] == "clash"


def test_what_is_not_public_cannot_be_withdrawn(editor: User) -> None:
    with pytest.raises(PublishRefused, match="not public"):
        editorial.withdraw(event=make_event(), by=editor, reason="None.")


def test_a_figure_replaced_by_another_event_is_marked_in_both_documents(editor: User) -> None:
    first = make_claim()
    editorial.publish(event=handed_in(first.event, editor), by=editor)
    later = make_claim("war-killed", event=make_event("war"), supersedes=first)
    editorial.publish(event=handed_in(later.event, editor), by=editor)
    assert store.event("clash")["claims"][0]["superseded_by"] == ["war-killed"]
    assert store.claims().get(slug="clash-killed").is_superseded


def test_rebuilding_changes_nothing_where_nothing_changed(editor: User) -> None:
    editorial.publish(event=handed_in(make_claim().event, editor), by=editor, now=NOON)
    before = (list(EventRevision.objects.values()), list(PublishedEvent.objects.values()), store.version())
    assert rebuild(now=LATER) == Rebuilt(1, [])
    after = (list(EventRevision.objects.values()), list(PublishedEvent.objects.values()), store.version())
    assert before == after


def test_rebuilding_carries_a_new_name_to_readers(editor: User) -> None:
    editorial.publish(event=handed_in(make_claim().event, editor), by=editor)
    actor = make_actor()
    actor.name = "Ministry of Defence"
    actor.save()
    assert [one.revision for one in rebuild().publications] == [2]
    assert store.reference("actor", "ministry").name == "Ministry of Defence"


def test_rebuilding_leaves_changes_that_are_still_at_the_desk(editor: User) -> None:
    event = handed_in(make_claim().event, editor)
    editorial.publish(event=event, by=editor)
    Event.objects.filter(pk=event.pk).update(title="Not yet", status=EditorialStatus.IN_REVIEW)
    assert rebuild() == Rebuilt(0, [])
    assert store.event("clash")["title"] == "clash"


def test_asking_for_changes_sends_an_event_back_with_the_reason(editor: User) -> None:
    event = handed_in(make_event(), editor)
    editorial.review(
        event=event, decision=Decision.CHANGES_ASKED, reason="Which village?", by=editor, now=NOON
    )
    event.refresh_from_db()
    assert event.status == EditorialStatus.DRAFT
    assert event.reviews.get().reason == "Which village?"


def test_asking_for_changes_without_a_reason_is_refused(editor: User) -> None:
    with pytest.raises(PublishRefused, match="which changes"):
        editorial.review(event=handed_in(make_event(), editor), decision=Decision.CHANGES_ASKED, by=editor)


def test_what_is_not_in_review_is_not_judged(editor: User) -> None:
    with pytest.raises(PublishRefused, match="not in review"):
        editorial.review(event=make_event(), decision=Decision.APPROVED, by=editor)


def test_a_reference_no_longer_named_leaves_the_public_record(editor: User) -> None:
    claim = make_claim()
    event = handed_in(claim.event, editor)
    editorial.publish(event=event, by=editor)
    claim.citations.update(source=make_source("ministry-page"))
    editorial.publish(event=event, by=editor)
    sources = store.references("source").values_list("slug", flat=True)
    assert list(sources) == ["ministry-page"]
