"""Candidates stand side by side at the desk; an editor decides, and is not asked again."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from tests.admin.desk import Desk, list_of, messages_of
from tests.factories import make_actor, make_claim, make_editor, make_event, make_place, make_publisher
from timeline.admin.groups import CONTRIBUTORS
from timeline.models import Dataset, Event, EventMatch, EventPlace, Participation

NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


def candidates() -> str:
    return reverse("admin:timeline_eventmatch_candidates") + "?dataset=ged"


def pair(number: int = 1) -> tuple[Event, Event]:
    """Save an imported event and one of the record at the same place on the same day, each with a figure."""
    dataset, _made = Dataset.objects.get_or_create(slug="ged", name="GED", publisher=make_publisher())
    day = f"{1990 + number}-05-0{1 + number % 9}"
    imported = make_event(f"ged-{number}", date=day, dataset=dataset)
    event = make_event(f"clash-{number}", date=day)
    claimant = make_actor("ucdp")
    make_claim(
        f"ged-{number}-total",
        event=imported,
        claimant=claimant,
        low=4,
        best=5,
        high=9,
        qualifier="between",
        status="in_review",
    )
    make_claim(f"killed-{number}", event=event, status="in_review")
    place = make_place(f"village-{number}", name="Lakeside")
    for one in (imported, event):
        EventPlace.objects.create(event=one, place=place)
        Participation.objects.create(event=one, actor=make_actor("army"), role="party")
    return imported, event


def take(desk: Desk, decision: str, number: int = 1, **values: Any) -> Any:
    data = {"imported": f"ged-{number}", "event": f"clash-{number}", "decision": decision} | values
    return desk.client.post(candidates(), data, follow=True)


def test_both_events_stand_side_by_side_with_their_figures(desk: Desk) -> None:
    pair()
    page = desk.open(candidates()).content.decode()
    assert "0 days apart, the same place, both name army" in page
    assert "4 to 9 (best 5) killed, soldiers – ucdp, 24 November 2020" in page
    assert "4 killed, soldiers – ministry, 24 November 2020" in page
    assert page.count("<td>Lakeside</td>") == 2


def test_a_decision_is_kept_and_the_pair_is_not_offered_again(desk: Desk) -> None:
    pair()
    told = messages_of(take(desk, "different", reason="Another day."))
    assert told == ["“ged-1” and “clash-1”: different."]
    assert EventMatch.objects.get().decision == "different"
    assert "0 pairs are near" in desk.open(candidates()).content.decode()


def test_an_event_found_the_same_is_offered_beside_no_other(desk: Desk) -> None:
    imported, _event = pair()
    other = make_event("other", date=imported.date)
    EventPlace.objects.create(event=other, place=make_place("village-1"))
    take(desk, "same")
    assert "0 pairs are near" in desk.open(candidates()).content.decode()


def test_a_decision_taken_back_is_offered_again(desk: Desk) -> None:
    pair()
    take(desk, "different")
    match = EventMatch.objects.get()
    address = reverse("admin:timeline_eventmatch_step", args=["undecided"]) + f"?ids={match.pk}"
    assert messages_of(desk.client.post(address, {"reason": ""}, follow=True)) == [
        "“clash-1 / ged-1”: undecided."
    ]
    assert "1 pair is near" in desk.open(candidates()).content.decode()


def test_a_refusal_is_told(desk: Desk) -> None:
    imported, event = pair()
    answer = take(desk, "same", imported=event.slug, event=imported.slug)
    assert messages_of(answer) == ["“clash-1” was not imported from a dataset; choose one that was."]


@pytest.mark.parametrize(
    "values", [{"decision": "perhaps"}, {"imported": "nothing"}, {"event": ""}, {"imported": "a\0b"}]
)
def test_what_is_no_pair_or_decision_is_not_found(desk: Desk, values: dict[str, Any]) -> None:
    pair()
    assert take(desk, **({"decision": "same"} | values)).status_code == 404
    assert not EventMatch.objects.exists()


def test_an_unknown_dataset_is_not_found(desk: Desk) -> None:
    pair()
    assert desk.open(candidates().replace("ged", "nothing")).status_code == 404


def test_without_a_dataset_the_page_says_so(desk: Desk) -> None:
    page = desk.open(reverse("admin:timeline_eventmatch_candidates")).content.decode()
    assert "Nothing was imported from a dataset yet." in page


def test_a_contributor_reads_and_an_editor_decides(db: None) -> None:
    pair()
    member = make_editor("member", is_superuser=False)
    member.groups.add(Group.objects.get(name=CONTRIBUTORS))
    client = Client()
    client.force_login(member)
    page = client.get(candidates()).content.decode()
    assert ("1 pair is near" in page, 'name="decision"' in page) == (True, False)
    assert take(Desk(client), "same").status_code == 403
    assert not EventMatch.objects.exists()


def test_the_list_of_decisions_leads_to_the_candidates(desk: Desk) -> None:
    page = desk.open(list_of("eventmatch")).content.decode()
    assert reverse("admin:timeline_eventmatch_candidates") in page


def test_the_page_takes_as_many_queries_for_nine_pairs_as_for_one(desk: Desk) -> None:
    pair()
    for_one = desk.queries(candidates())
    for number in range(2, 10):
        pair(number)
    assert desk.queries(candidates()) == for_one <= 18
