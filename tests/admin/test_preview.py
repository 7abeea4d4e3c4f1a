import pytest
from django.urls import reverse

from tests.admin.desk import Desk
from tests.factories import make_claim, make_event
from timeline.actions import editorial, records
from timeline.admin.preview import Change, compare, preview
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import AuditEntry, Event, PublishedEvent


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ({"title": "Clash"}, {"title": "Clash"}, []),
        ({"title": "Clash"}, {"title": "Battle"}, [Change("title", "Clash", "Battle")]),
        ({"date": {"edtf": "2020"}}, {"date": {"edtf": "2021"}}, [Change("date › edtf", "2020", "2021")]),
        (
            {"claims": [{"id": "a", "low": 1}, {"id": "b", "low": 2}]},
            {"claims": [{"id": "b", "low": 3}, {"id": "a", "low": 1}]},
            [Change("claims › b › low", "2", "3")],
        ),
        ({"parent": None}, {"parent": ["x"]}, [Change("parent", "", '[\n "x"\n]')]),
    ],
)
def test_a_comparison_names_the_fields_that_differ(
    before: dict[str, object], after: dict[str, object], changes: list[Change]
) -> None:
    assert list(compare(before, after)) == changes


def public_event() -> Event:
    event = make_claim(status=EditorialStatus.IN_REVIEW).event
    editorial.publish(event=event)
    event.refresh_from_db()
    return event


@pytest.mark.django_db
def test_nothing_changes_for_readers_right_after_publishing() -> None:
    assert preview(public_event()).changes == []


@pytest.mark.django_db
def test_an_unpublished_change_is_shown_before_and_after() -> None:
    event = public_event()
    event.title = "A better title"
    records.save(instance=event, by=None)
    assert preview(event).changes == [Change("title", "clash", "A better title")]


@pytest.mark.django_db
def test_a_draft_claim_is_named_as_left_at_the_desk() -> None:
    event = make_claim().event
    assert preview(event).left_at_the_desk == ["clash-killed"]


def test_looking_at_the_preview_publishes_nothing(desk: Desk) -> None:
    event = make_event()
    page = desk.open(reverse("admin:timeline_event_preview", args=[event.pk]))
    assert "Not public yet" in page.content.decode()
    assert not PublishedEvent.objects.exists()
    assert not AuditEntry.objects.exists()
