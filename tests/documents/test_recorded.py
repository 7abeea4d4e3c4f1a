"""What is recorded for the events of a phase, added up by population and status."""

from datetime import date

import pytest

from tests.factories import make_actor, make_claim, make_event
from tests.pages.publishing import publish
from timeline.documents import recorded, store
from timeline.documents.recorded import RecordedDocument, parts_of, recorded_document
from timeline.models import Event

pytestmark = pytest.mark.django_db


def of_phase(day: date | None = None) -> RecordedDocument | None:
    phase = store.event("war")
    return recorded_document(phase, parts_of(phase), day)


@pytest.fixture
def war() -> Event:
    """Save a war with two events: exactly 4 soldiers killed, and at least 10."""
    war = make_event("war", is_phase=True, phase_number=1, short_name="War", type="war", date="2020")
    make_claim("four", event=make_event("raid", parent=war))
    make_claim("ten", event=make_event("siege", parent=war), low=10, qualifier="at_least")
    return war


def test_an_open_end_of_one_event_leaves_the_sum_open(war: Event) -> None:
    publish(war, *war.parts.all())
    found = of_phase()
    assert found is not None
    (line,) = found["lines"]
    assert (line["figure"], line["low"], line["high"]) == ("14 or more", 14, None)
    assert (line["events"], line["claims"]) == (["raid", "siege"], ["four", "ten"])


def test_an_event_without_a_number_is_named_and_not_taken_for_nought(war: Event) -> None:
    make_claim(
        "dozens",
        event=make_event("battle", parent=war),
        qualifier="unquantified",
        unquantified_words="dozens",
    )
    publish(war, *war.parts.all())
    found = of_phase()
    assert found is not None
    assert found["lines"][0]["without_number"] == ["battle"]
    assert found["events"] == ["raid", "siege"]


def test_a_sum_with_a_number_stated_as_about_says_so(war: Event) -> None:
    raid = Event.objects.get(slug="raid")
    make_claim("about", event=raid, victims=make_actor("police"), low=30, high=30, qualifier="about")
    publish(war, *war.parts.all())
    found = of_phase()
    assert found is not None
    assert {line["victims"]: line["is_about"] for line in found["lines"]} == {
        "police": True,
        "soldiers": False,
    }


def test_two_populations_are_two_sums(war: Event) -> None:
    villagers = make_actor("villagers", side="armenian")
    make_claim(
        "villagers", event=Event.objects.get(slug="raid"), victims=villagers, victims_status="civilian"
    )
    publish(war, *war.parts.all())
    found = of_phase()
    assert found is not None
    assert [(line["victims"], line["events"]) for line in found["lines"]] == [
        ("villagers", ["raid"]),
        ("soldiers", ["raid", "siege"]),
    ]


def test_a_count_over_a_period_and_what_reaches_beyond_are_left_out_with_the_reason(war: Event) -> None:
    make_claim("year", event=make_event("losses", parent=war, type="toll", date="2020"))
    make_claim("mines", event=make_event("mines", parent=war, type="mine", date="2019/2020"))
    make_event("talks", parent=war, type="political", date="2019/2020")
    publish(war, *war.parts.all())
    found = of_phase()
    assert found is not None
    assert {one["event"]: one["reason"] for one in found["left_out"]} == {
        "losses": "count_over_a_period",
        "mines": "may_reach_beyond",
    }
    assert found["lines"][0]["claims"] == ["four", "ten"]


def test_the_claims_about_the_phase_itself_are_no_part_of_the_sum(war: Event) -> None:
    make_claim("whole", event=war, low=900, high=900, qualifier="exactly")
    publish(war, *war.parts.all())
    found = of_phase()
    assert found is not None
    assert found["lines"][0]["claims"] == ["four", "ten"]


def test_as_of_a_day_only_what_was_said_by_then_is_added(war: Event) -> None:
    make_claim("late", event=make_event("clash", parent=war), stated_on="2021-05-01")
    publish(war, *war.parts.all())
    found = of_phase(date(2020, 12, 31))
    assert found is not None
    assert found["events"] == ["raid", "siege"]
    assert of_phase(date(2020, 11, 1)) is None


def test_nothing_is_added_where_there_are_more_events_than_are_read(
    war: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(war, *war.parts.all())
    monkeypatch.setattr(recorded, "MOST_PARTS", 1)
    assert of_phase() is None


def test_an_event_that_is_no_phase_has_no_such_sum(war: Event) -> None:
    publish(war, *war.parts.all())
    raid = store.event("raid")
    assert parts_of(raid) == []
    assert recorded_document(raid, [store.event("siege")]) is None
