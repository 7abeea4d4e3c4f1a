"""An editor decides whether an imported event is one of the record; the two are tied, and never merged."""

import datetime

import orjson
import pytest

from tests.factories import make_claim, make_editor, make_event, make_publisher
from tests.pages.publishing import publish
from timeline.actions import editorial
from timeline.actions.audit import Editor
from timeline.actions.matches import MatchRefused, decide
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import (
    AuditEntry,
    Dataset,
    Event,
    EventMatch,
    EventRevision,
    MatchDecision,
    PublishedEvent,
)

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


@pytest.fixture
def editor() -> Editor:
    return make_editor()


def imported(slug: str = "ged-1", *, may_be_passed_on: bool = True) -> Event:
    dataset, _made = Dataset.objects.get_or_create(
        slug="ged", name="GED", publisher=make_publisher(), is_redistributable=may_be_passed_on
    )
    event = make_event(slug, dataset=dataset)
    make_claim(f"{slug}-total", event=event, low=4, best=5, high=9, qualifier="between")
    return event


def same_as(event: Event) -> list[str]:
    """Return what the event's public document says."""
    document = orjson.loads(PublishedEvent.objects.get(slug=event.slug).document)
    found: list[str] = document["same_as"]
    return found


def status(event: Event) -> str:
    return Event.objects.get(pk=event.pk).status


def same(one: Event, event: Event, by: Editor) -> EventMatch:
    return decide(imported=one, event=event, decision=MatchDecision.SAME, by=by, now=NOON)


def test_the_decision_is_kept_with_its_editor_in_the_trail(editor: Editor) -> None:
    match = decide(
        imported=imported(),
        event=make_event(),
        decision=MatchDecision.DIFFERENT,
        by=editor,
        reason="Another village.",
        now=NOON,
    )
    assert (match.decision, match.decided_by, match.decided_at) == ("different", editor, NOON)
    entry = AuditEntry.objects.get(subject_type="eventmatch")
    assert (entry.subject_id, entry.by, entry.reason) == ("clash / ged-1", editor, "Another village.")
    assert entry.changes == {"decision": [None, "different"]}


def test_the_same_decision_again_leaves_no_trace(editor: Editor) -> None:
    one, event = imported(), make_event()
    same(one, event, editor)
    same(one, event, editor)
    assert AuditEntry.objects.filter(subject_type="eventmatch").count() == 1


def test_documents_name_one_another_once_both_are_published_again(editor: Editor) -> None:
    one, event = imported(), make_event()
    publish(one, event)
    same(one, event, editor)
    assert (status(one), status(event)) == ("in_review", "in_review")
    assert same_as(event) == []
    publish(event, one)
    assert (same_as(event), same_as(one)) == (["ged-1"], ["clash"])
    assert [claim.slug for claim in event.claims.all()] == []


def test_what_is_taken_back_leaves_the_documents(editor: Editor) -> None:
    one, event = imported(), make_event()
    same(one, event, editor)
    publish(event, one)
    decide(imported=one, event=event, decision=MatchDecision.UNDECIDED, by=editor)
    publish(event, one)
    assert (same_as(event), same_as(one)) == ([], [])


def test_a_draft_is_named_in_no_document(editor: Editor) -> None:
    one, event = imported(), make_event()
    same(one, event, editor)
    publish(event)
    assert same_as(event) == []
    publish(one)
    assert same_as(event) == ["ged-1"]


def test_publishing_one_alone_renders_the_other_anew(editor: Editor) -> None:
    one, event = imported(), make_event()
    same(one, event, editor)
    publish(event)
    one.claims.update(status=EditorialStatus.IN_REVIEW)
    editorial.publish(event=one, now=NOON)
    assert same_as(event) == ["ged-1"]
    assert EventRevision.objects.filter(slug="clash").count() == 2


def test_a_withdrawn_event_is_named_no_more(editor: Editor) -> None:
    one, event = imported(), make_event()
    same(one, event, editor)
    publish(event, one)
    editorial.withdraw(event=one, by=editor, reason="Coded twice.")
    assert same_as(event) == []


def test_rows_that_stay_at_the_desk_are_named_in_no_document(editor: Editor) -> None:
    one, event = imported(may_be_passed_on=False), make_event()
    publish(event)
    same(one, event, editor)
    assert status(event) == "published"
    publish(event)
    assert same_as(event) == []


def test_an_imported_event_is_the_same_as_one_event_at_most(editor: Editor) -> None:
    one = imported()
    same(one, make_event(), editor)
    with pytest.raises(MatchRefused, match="“ged-1” is the same as “clash” already"):
        same(one, make_event("other"), editor)


def test_only_an_imported_event_is_matched_with_one_of_the_record(editor: Editor) -> None:
    one = imported()
    with pytest.raises(MatchRefused, match="was not imported"):
        same(make_event(), make_event("other"), editor)
    with pytest.raises(MatchRefused, match="choose an event of the record"):
        same(one, imported("ged-2"), editor)
    with pytest.raises(MatchRefused, match="choose an event of the record"):
        same(one, make_event("phase", is_phase=True, phase_number=1), editor)
