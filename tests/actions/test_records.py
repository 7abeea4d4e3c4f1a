from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from tests.factories import (
    make_actor,
    make_citation,
    make_claim,
    make_editor,
    make_event,
    make_place,
    make_publisher,
    make_source,
)
from timeline.actions import editorial, records
from timeline.actions.rebuilding import rebuild
from timeline.actions.remedies import REMEDIES
from timeline.domain.vocabulary import EditorialStatus, EventType, Outcome, Qualifier, Role
from timeline.models import (
    Actor,
    AuditAction,
    AuditEntry,
    Citation,
    Claim,
    Event,
    EventPlace,
    Participation,
    Place,
    PublishedClaim,
    Publisher,
    Source,
)

pytestmark = pytest.mark.django_db


def refusal(instance: models.Model) -> dict[str, list[str]]:
    """Return the messages, by field, with which saving an entry is refused; check that nothing was written."""
    trail = AuditEntry.objects.count()
    with pytest.raises(ValidationError) as error:
        records.save(instance=instance, by=None)
    assert AuditEntry.objects.count() == trail
    return error.value.message_dict


def removal_refusal(instance: models.Model) -> str:
    """Return the message with which removing an entry is refused; check that it is still there."""
    with pytest.raises(ValidationError) as error:
        records.remove(instance=instance, by=None)
    assert type(instance)._default_manager.filter(pk=instance.pk).exists()
    return " ".join(error.value.messages)


def make_public_claim(slug: str = "clash-killed", **fields: Any) -> Claim:
    claim = make_claim(slug, status=EditorialStatus.IN_REVIEW, **fields)
    editorial.publish(event=claim.event)
    claim.refresh_from_db()
    return claim


def test_adding_an_entry_writes_who_added_what_and_why() -> None:
    editor = make_editor()
    records.save(
        instance=Publisher(slug="agency", name="Agency", kind="wire_agency"), by=editor, reason="New."
    )
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.by, entry.reason) == (AuditAction.ADDED, editor, "New.")
    assert (entry.subject_type, entry.subject_id) == ("publisher", "agency")
    assert entry.changes["name"] == [None, "Agency"]


def test_changing_an_entry_writes_each_changed_field_before_and_after() -> None:
    event = make_event(date="2020")
    event.date = "2020-11"
    assert records.save(instance=event, by=None)
    assert AuditEntry.objects.get().changes == {
        "date": ["2020", "2020-11"],
        "earliest": ["2020-01-01", "2020-11-01"],
        "latest": ["2020-12-31", "2020-11-30"],
        "precision": ["year", "month"],
    }


def test_saving_an_unchanged_entry_leaves_no_trace() -> None:
    event = make_event()
    assert not records.save(instance=event, by=None)
    assert not AuditEntry.objects.exists()


def test_what_is_not_valid_is_refused_at_its_field() -> None:
    assert list(refusal(Source(slug="s", publisher=make_publisher(), title="", language="en"))) == ["title"]


BROKEN: dict[str, Any] = {
    "actor_is_not_its_own_affiliation": lambda: within_itself(make_actor(), "affiliation"),
    "event_is_not_its_own_parent": lambda: within_itself(make_event(), "parent"),
    "source_does_not_repeat_itself": lambda: within_itself(make_source(), "derived_from"),
    "claim_is_not_part_of_itself": lambda: within_itself(make_claim(), "included_in"),
    "claim_does_not_replace_itself": lambda: within_itself(make_claim(), "supersedes"),
    "claim_does_not_revise_itself": lambda: within_itself(make_claim(), "revises"),
    "place_has_both_coordinates_or_neither": lambda: Place(slug="p", name="P", latitude="39.8"),
    "place_latitude_is_on_the_globe": lambda: Place(slug="p", name="P", latitude="91", longitude="46"),
    "place_longitude_is_on_the_globe": lambda: Place(slug="p", name="P", latitude="39", longitude="181"),
    "event_phase_is_numbered": lambda: changed(make_event(), is_phase=True),
    "event_phase_has_no_parent": lambda: changed(
        make_event(), is_phase=True, phase_number=1, parent=make_event("war")
    ),
    "participation_attacker_or_accused_has_a_basis": lambda: Participation(
        event=make_event(), actor=make_actor(), role=Role.ACCUSED
    ),
    "claim_low_not_above_high": lambda: changed(make_claim(), qualifier=Qualifier.BETWEEN, low=9, high=8),
    "claim_bounds_fit_qualifier": lambda: changed(make_claim(), qualifier=Qualifier.AT_LEAST),
    "claim_words_stand_only_without_a_number": lambda: changed(make_claim(), unquantified_words="many"),
    "citation_of_a_claim_is_listed_once": lambda: Citation(
        claim=make_claim(), source=make_source(), locator="paragraph 1"
    ),
    "citation_of_an_event_is_listed_once": lambda: Citation(
        event=make_citation(event=make_event()).event, source=make_source(), locator="paragraph 1"
    ),
    "citation_bounds_fit_qualifier": lambda: Citation(
        claim=make_claim(cited=False), source=make_source(), low=5
    ),
    "citation_does_not_copy_itself": lambda: Citation(
        claim=make_claim(cited=False), source=make_source(), copied_from=make_source()
    ),
    "citation_is_of_a_claim_or_of_an_event": lambda: Citation(source=make_source()),
}


def changed(instance: models.Model, **values: Any) -> models.Model:
    for name, value in values.items():
        setattr(instance, name, value)
    return instance


def within_itself(instance: models.Model, field: str) -> models.Model:
    return changed(instance, **{field: instance})


@pytest.mark.parametrize("truth", BROKEN)
def test_a_truth_that_would_be_broken_is_told_at_its_field_with_the_remedy(truth: str) -> None:
    field, remedy = REMEDIES[truth]
    assert str(remedy) in refusal(BROKEN[truth]())[field]


def test_every_remedy_is_for_a_truth_that_the_database_keeps() -> None:
    truths = {
        constraint.name.removeprefix("timeline_")
        for model in (Actor, Citation, Claim, Event, Participation, Place, Publisher, Source)
        for constraint in model._meta.constraints
    }
    assert set(REMEDIES) <= truths


# Once public


def test_the_id_of_a_draft_may_change() -> None:
    event = make_event("first-thought")
    event.slug = "second-thought"
    assert records.save(instance=event, by=None)


@pytest.mark.parametrize("noun", ["event", "claimant", "victims"])
def test_what_was_public_keeps_its_id(noun: str) -> None:
    entry = getattr(make_public_claim(), noun)
    entry.slug = "another-id"
    assert "kept for ever" in refusal(entry)["slug"][0]


def test_a_public_claim_its_source_and_its_publisher_keep_their_ids() -> None:
    claim = make_public_claim()
    source = make_source()
    for entry in (claim, source, source.publisher):
        entry.slug = "another-id"
        assert "kept for ever" in refusal(entry)["slug"][0]


def test_a_source_that_only_a_withdrawn_event_cited_keeps_its_id() -> None:
    claim = make_public_claim()
    editorial.withdraw(event=claim.event, by=None, reason="Cited by mistake.")
    source = make_source()
    source.slug = "another-id"
    assert "slug" in refusal(source)


def test_a_public_claim_stays_with_its_event() -> None:
    claim = make_public_claim()
    claim.event = make_event("another")
    assert "withdraw it and record it anew" in refusal(claim)["event"][0]


def test_a_draft_claim_may_move_to_another_event() -> None:
    claim = make_claim()
    claim.event = make_event("another")
    assert records.save(instance=claim, by=None)


# Back to review


def test_a_changed_public_event_goes_back_to_review_and_readers_keep_what_they_have() -> None:
    event = make_public_claim().event
    event.title = "A better title"
    records.save(instance=event, by=None)
    event.refresh_from_db()
    assert event.status == EditorialStatus.IN_REVIEW
    rebuild()
    assert PublishedClaim.objects.get().event.title == "clash"


def test_a_changed_claim_sends_its_public_event_back_to_review() -> None:
    claim = make_public_claim()
    claim.low = claim.high = 5
    records.save(instance=claim, by=None)
    assert Event.objects.get().status == EditorialStatus.IN_REVIEW
    assert Claim.objects.get().status == EditorialStatus.PUBLISHED


@pytest.mark.parametrize("part", ["citation", "event citation", "place", "participant"])
def test_a_new_part_sends_a_public_event_back_to_review(part: str) -> None:
    claim = make_public_claim()
    parts: dict[str, models.Model] = {
        "citation": Citation(claim=claim, source=make_source(), locator="headline"),
        "event citation": Citation(event=claim.event, source=make_source()),
        "place": EventPlace(event=claim.event, place=make_place()),
        "participant": Participation(event=claim.event, actor=make_actor(), role=Role.PARTY),
    }
    records.save(instance=parts[part], by=None)
    assert Event.objects.get().status == EditorialStatus.IN_REVIEW
    assert AuditEntry.objects.filter(subject_type="event", changes={"status": ["published", "in_review"]})


def test_a_renamed_actor_leaves_the_events_that_name_it_as_they_are() -> None:
    claim = make_public_claim()
    records.save(instance=changed(claim.claimant, name="Ministry of Defence"), by=None)
    assert Event.objects.get().status == EditorialStatus.PUBLISHED


# Ties between claims


def test_a_claim_replaces_only_a_figure_of_its_own_claimant() -> None:
    earlier = make_claim("earlier", claimant=make_actor("other-ministry"))
    [message] = refusal(changed(make_claim(), supersedes=earlier))["supersedes"]
    assert "other-ministry" in message
    assert "use “revises”" in message


def test_a_claim_revises_only_a_figure_of_another_body() -> None:
    assert "use “replaces”" in refusal(changed(make_claim(), revises=make_claim("earlier")))["revises"][0]


def test_a_claim_replaces_a_figure_of_the_same_outcome() -> None:
    earlier = make_claim("earlier", outcome=Outcome.WOUNDED)
    assert "Wounded" in refusal(changed(make_claim(), supersedes=earlier))["supersedes"][0]


def test_a_figure_of_a_war_may_replace_one_of_its_first_day() -> None:
    war = make_event("war", type=EventType.WAR)
    first_day = make_claim("first-day-killed", event=make_event("first-day", parent=war))
    later = changed(make_claim("war-killed", event=war), supersedes=first_day)
    assert records.save(instance=later, by=None)


def test_a_figure_of_one_event_replaces_none_of_another() -> None:
    other = make_claim("other-killed", event=make_event("other"))
    assert "another event" in refusal(changed(make_claim(), supersedes=other))["supersedes"][0]


def test_a_part_may_lie_in_an_event_inside_that_of_its_whole() -> None:
    war = make_event("war", type=EventType.WAR)
    whole = make_claim("war-killed", event=war)
    part = make_claim("first-day-killed", event=make_event("first-day", parent=war))
    assert records.save(instance=changed(part, included_in=whole), by=None)


def test_a_whole_does_not_lie_in_an_event_inside_that_of_its_part() -> None:
    war = make_event("war", type=EventType.WAR)
    part = make_claim("war-killed", event=war)
    whole = make_claim("first-day-killed", event=make_event("first-day", parent=war))
    assert "is no part of that event" in refusal(changed(part, included_in=whole))["included_in"][0]


@pytest.mark.parametrize("field", ["included_in", "supersedes", "parent", "derived_from", "affiliation"])
def test_a_chain_that_would_run_in_a_circle_is_named(field: str) -> None:
    make: Any = {"parent": make_event, "derived_from": make_source, "affiliation": make_actor}
    first = make.get(field, make_claim)("first")
    second = make.get(field, make_claim)("second", **{field: first})
    [message] = refusal(changed(first, **{field: second}))[field]
    assert f"{first} → {second} → {first}" in message


# Removing


def test_removing_a_draft_writes_what_it_held_and_removes_its_parts() -> None:
    claim = make_claim()
    records.remove(instance=claim, by=None, reason="Recorded twice.")
    assert not Claim.objects.exists()
    removed = AuditEntry.objects.filter(action=AuditAction.REMOVED, reason="Recorded twice.")
    assert [entry.subject_type for entry in removed] == ["claim", "citation"]
    assert removed[0].changes["low"] == [4, None]


def test_what_was_public_is_withdrawn_and_not_removed() -> None:
    claim = make_public_claim()
    assert "withdraw it instead" in removal_refusal(claim)
    assert "withdraw it instead" in removal_refusal(claim.event)


def test_a_source_of_a_withdrawn_event_stays() -> None:
    claim = make_public_claim()
    editorial.withdraw(event=claim.event, by=None, reason="Cited by mistake.")
    Citation.objects.all().delete()
    assert "their revisions are kept" in removal_refusal(make_source())


def test_what_others_refer_to_is_not_removed_and_they_are_named() -> None:
    claim = make_claim()
    assert "claim clash-killed" in removal_refusal(claim.event)
    assert "claim clash-killed" in removal_refusal(claim.claimant)


def test_the_only_source_of_a_public_claim_is_not_removed() -> None:
    claim = make_public_claim()
    first = claim.citations.get()
    assert "cite another one first" in removal_refusal(first)
    make_citation(claim=claim, locator="headline")
    records.remove(instance=first, by=None)
    assert Event.objects.get().status == EditorialStatus.IN_REVIEW
