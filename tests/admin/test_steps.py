"""The way of an event from a contributor's draft to readers and back."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests.admin.desk import Desk, list_of, messages_of, page_of
from tests.factories import make_claim, make_editor, make_event
from timeline.actions import editorial
from timeline.admin.groups import CONTRIBUTORS, EDITORS
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import AuditEntry, Claim, ClaimTombstone, Event, EventRevision, PublishedEvent, Review


def step(entry: Event | Claim, name: str) -> str:
    noun = entry._meta.model_name
    return reverse(f"admin:timeline_{noun}_step", args=[name]) + f"?ids={entry.pk}"


def sign_in(group: str) -> Desk:
    member = make_editor(group.lower(), is_superuser=False)
    member.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(member)
    return Desk(client)


def take(desk: Desk, entry: Event | Claim, name: str, reason: str = "") -> list[str]:
    """Take a step and return what the desk tells."""
    return messages_of(desk.client.post(step(entry, name), {"reason": reason}, follow=True))


def test_an_event_goes_from_draft_to_readers(desk: Desk) -> None:
    event = make_claim().event
    assert "handed in" in take(desk, event, "submit")[0]
    assert "Approved" in take(desk, event, "approve")[0]
    assert take(desk, event, "publish") == ["“clash” is published as revision 1."]
    assert PublishedEvent.objects.get().claim_count == 1
    assert Review.objects.get().decided_by.username == "editor"


def test_publishing_what_readers_have_says_so(desk: Desk) -> None:
    event = make_claim(status=EditorialStatus.IN_REVIEW).event
    editorial.publish(event=event)
    assert "stays at revision 1" in take(desk, event, "publish")[0]


def test_a_claim_without_a_source_keeps_its_event_from_readers(desk: Desk) -> None:
    event = make_claim(cited=False, status=EditorialStatus.IN_REVIEW).event
    assert "“clash-killed” has no source" in take(desk, event, "publish")[0]
    assert not PublishedEvent.objects.exists()


@pytest.mark.parametrize("name", ["ask-for-changes", "withdraw"])
def test_what_readers_or_authors_are_told_needs_a_reason(desk: Desk, name: str) -> None:
    event = make_event(status=EditorialStatus.IN_REVIEW)
    answer = desk.client.post(step(event, name), {"reason": "  "})
    assert "Give a reason" in answer.content.decode()
    event.refresh_from_db()
    assert event.status == EditorialStatus.IN_REVIEW


def test_asking_for_changes_gives_the_event_back(desk: Desk) -> None:
    event = make_event(status=EditorialStatus.IN_REVIEW)
    take(desk, event, "ask-for-changes", reason="Name the source of the date.")
    assert Event.objects.get().status == EditorialStatus.DRAFT
    assert Review.objects.get().reason == "Name the source of the date."


def test_a_withdrawn_event_leaves_a_tombstone_with_the_reason(desk: Desk) -> None:
    event = make_claim(status=EditorialStatus.IN_REVIEW).event
    editorial.publish(event=event)
    take(desk, event, "withdraw", reason="It did not happen.")
    assert not PublishedEvent.objects.exists()
    assert EventRevision.objects.latest("pk").reason == "It did not happen."


def test_a_withdrawn_claim_leaves_its_event_public(desk: Desk) -> None:
    claim = make_claim(status=EditorialStatus.IN_REVIEW)
    make_claim("clash-wounded", outcome="wounded", status=EditorialStatus.IN_REVIEW)
    editorial.publish(event=claim.event)
    take(desk, claim, "withdraw", reason="Misread.")
    assert PublishedEvent.objects.get().claim_count == 1
    assert ClaimTombstone.objects.get().reason == "Misread."


def test_many_events_are_published_from_the_list(desk: Desk) -> None:
    for slug in ("first", "second"):
        make_claim(f"{slug}-killed", event=make_event(slug), status=EditorialStatus.IN_REVIEW)
    ticked = list(Event.objects.values_list("pk", flat=True))
    asked = desk.client.post(list_of("event"), {"action": "publish", "_selected_action": ticked}, follow=True)
    assert [entry.slug for entry in asked.context["entries"]] == ["first", "second"]
    address = asked.redirect_chain[-1][0]
    assert len(messages_of(desk.client.post(address, {}, follow=True))) == 2
    assert PublishedEvent.objects.count() == 2


@pytest.mark.parametrize("ids", ["", "0", "x", "1.x", "9" * 30])
def test_a_step_for_nothing_is_not_found(desk: Desk, ids: str) -> None:
    assert (
        desk.open(reverse("admin:timeline_event_step", args=["publish"]) + f"?ids={ids}").status_code == 404
    )


def test_an_unknown_step_is_not_found(desk: Desk) -> None:
    assert desk.open(step(make_event(), "burn")).status_code == 404


def test_opening_a_step_changes_nothing(desk: Desk) -> None:
    event = make_claim(status=EditorialStatus.IN_REVIEW).event
    assert desk.open(step(event, "publish")).status_code == 200
    assert not PublishedEvent.objects.exists()
    assert not AuditEntry.objects.exists()


def test_status_is_changed_by_steps_alone(desk: Desk) -> None:
    event = make_event()
    desk.fill_in(page_of(event), status="published")
    assert Event.objects.get().status == EditorialStatus.DRAFT


# Who may do what


def test_a_contributor_writes_and_hands_in(editor: User) -> None:
    desk = sign_in(CONTRIBUTORS)
    event = make_event()
    desk.fill_in(page_of(event), title="A better title")
    take(desk, event, "submit")
    changed = Event.objects.get()
    assert (changed.title, changed.status) == ("A better title", EditorialStatus.IN_REVIEW)


@pytest.mark.parametrize("name", ["approve", "ask-for-changes", "publish", "withdraw"])
def test_a_contributor_decides_nothing(editor: User, name: str) -> None:
    desk = sign_in(CONTRIBUTORS)
    event = make_event(status=EditorialStatus.IN_REVIEW)
    assert desk.client.post(step(event, name), {"reason": "Because."}).status_code == 403
    assert step(event, name) not in desk.open(page_of(event)).content.decode()
    assert f'value="{name}"' not in desk.open(list_of("event")).content.decode()


@pytest.mark.parametrize("name", ["submit", "approve", "ask-for-changes", "publish", "withdraw"])
def test_an_editor_is_offered_every_step(editor: User, name: str) -> None:
    desk = sign_in(EDITORS)
    event = make_event(status=EditorialStatus.IN_REVIEW)
    assert step(event, name) in desk.open(page_of(event)).content.decode()
    assert f'value="{name}"' in desk.open(list_of("event")).content.decode()
    assert desk.open(step(event, name)).status_code == 200


def test_nobody_from_the_groups_writes_the_audit_trail(editor: User) -> None:
    for group in Group.objects.all():
        written = group.permissions.filter(content_type__model="auditentry")
        assert [permission.codename for permission in written] == ["view_auditentry"]


def test_whoever_is_not_signed_in_is_asked_to(editor: User) -> None:
    event = make_event()
    answer = Client().get(step(event, "publish"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("admin:login"))
