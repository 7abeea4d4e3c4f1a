"""An imported event is set beside events of the record that it may be the same as, and left for an editor to judge."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_event, make_place, make_publisher
from timeline.importers.reconcile import candidates
from timeline.models import Actor, Dataset, Event, EventMatch, EventPlace, Participation, Place

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


def dataset() -> Dataset:
    found, _made = Dataset.objects.get_or_create(slug="ged", name="GED", publisher=make_publisher())
    return found


def imported(date: str = "2020-11-23", place: Place | None = None, actor: Actor | None = None) -> Event:
    return tied(make_event("ged-1", date=date, dataset=dataset()), place, actor)


def tied(event: Event, place: Place | None = None, actor: Actor | None = None) -> Event:
    if place:
        EventPlace.objects.create(event=event, place=place)
    if actor:
        Participation.objects.create(event=event, actor=actor, role="party")
    return event


def match(one: Event, event: Event, decision: str) -> None:
    EventMatch.objects.create(imported=one, event=event, decision=decision, decided_at=NOON)


def found() -> list[str]:
    return [one.event for one in candidates("ged")]


def test_the_same_place_within_days_is_a_candidate() -> None:
    village = make_place()
    imported(place=village)
    tied(make_event("near", date="2020-11-26"), village)
    tied(make_event("later", date="2020-11-27"), village)
    assert [(one.event, one.days_apart, one.shares_place) for one in candidates("ged")] == [("near", 3, True)]


def test_a_point_nearby_is_a_candidate_and_an_area_is_not() -> None:
    imported(place=make_place("here", latitude="39.50000", longitude="46.50000"))
    tied(make_event("near"), make_place("beside", latitude="39.60000", longitude="46.50000"))
    tied(make_event("far"), make_place("away", latitude="40.50000", longitude="46.50000"))
    tied(make_event("area"), make_place("area", latitude="39.50000", longitude="46.50000", precision="area"))
    assert [(one.event, one.kilometres) for one in candidates("ged")] == [("near", 11.1)]


def test_a_shared_actor_on_the_same_days_is_a_candidate() -> None:
    army = make_actor("army")
    imported(date="2020-11-20/2020-11-25", actor=army)
    tied(make_event("same"), actor=army)
    tied(make_event("another"), actor=make_actor("police"))
    assert [(one.event, one.actors) for one in candidates("ged")] == [("same", ("army",))]


def test_a_war_or_a_phase_is_no_candidate() -> None:
    village = make_place()
    imported(place=village)
    tied(make_event("war", date="2020-09-27/2020-11-23"), village)
    tied(make_event("phase", is_phase=True, phase_number=1), village)
    assert found() == []


def test_nothing_is_joined_or_changed() -> None:
    village = make_place()
    event = imported(place=village)
    own = tied(make_event("own"), village)
    before = [list(Event.objects.order_by("pk").values()), EventPlace.objects.count()]
    out = io.StringIO()
    call_command("reconcile", "ged", stdout=out)
    assert f"{event.slug},{own.slug},own,0,yes,," in out.getvalue()
    assert before == [list(Event.objects.order_by("pk").values()), EventPlace.objects.count()]


def test_an_unknown_dataset_is_named() -> None:
    with pytest.raises(CommandError, match="no dataset “acled”; imported so far: none"):
        call_command("reconcile", "acled")


def test_what_was_decided_is_not_listed_again() -> None:
    village = make_place()
    event = imported(place=village)
    different = tied(make_event("different"), village)
    tied(make_event("open"), village)
    match(event, different, "different")
    assert found() == ["open"]
    match(event, Event.objects.get(slug="open"), "same")
    assert found() == []


def test_a_decision_taken_back_is_listed_again() -> None:
    village = make_place()
    match(imported(place=village), tied(make_event("own"), village), "undecided")
    assert found() == ["own"]


def test_few_queries_are_asked_however_many_events_there_are(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    village = make_place()
    for year in range(1990, 2020):
        tied(make_event(f"own-{year}", date=f"{year}-05-01"), village)
        tied(make_event(f"ged-{year}", date=f"{year}-05-01", dataset=dataset()), village)
    with django_assert_max_num_queries(9):
        assert len(found()) == 30


def test_the_first_and_the_last_day_there_are_can_be_compared() -> None:
    village = make_place()
    for day in ("0001-01-01", "9999-12-31"):
        tied(make_event(f"own-{day}", date=day), village)
        tied(make_event(f"ged-{day}", date=day, dataset=dataset()), village)
    assert found() == ["own-0001-01-01", "own-9999-12-31"]
