"""A document says what the record says: dates, figures, lineage, tallies."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_citation, make_claim, make_event, make_place, make_source
from timeline.actions.publishing import content_hash
from timeline.documents.build import build
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Claim, Event, EventPlace, Participation, PlaceName

pytestmark = pytest.mark.django_db


def built(slug: str = "clash") -> Any:
    Claim.objects.update(status=EditorialStatus.IN_REVIEW)
    return {event.slug: document for event, document in build([slug])}[slug]


def test_a_date_carries_its_text_its_bounds_and_its_label() -> None:
    make_event(date="1988-02~/1988-11~")
    assert built()["date"] == {
        "edtf": "1988-02~/1988-11~",
        "earliest": "1988-02-01",
        "latest": "1988-11-30",
        "precision": "interval",
        "label": "about February to about November 1988",
    }


def test_an_open_end_has_no_bound() -> None:
    make_event(date="2020-11-10/..")
    assert built()["date"]["latest"] is None


def test_an_open_figure_keeps_its_open_end_in_claim_and_tally() -> None:
    make_claim(qualifier="at_least", low=200, high=None)
    document = built()
    claim, tally = document["claims"][0], document["tallies"][0]
    assert (claim["low"], claim["high"], claim["figure"]) == (200, None, "at least 200")
    assert (tally["low"], tally["high"], tally["figure"]) == (200, None, "at least 200")


def test_a_claim_tells_its_stance() -> None:
    soldiers = make_actor("soldiers", side="azerbaijani")
    make_claim("own", victims=soldiers, claimant=make_actor("baku", side="azerbaijani"))
    make_claim("enemy", victims=soldiers, claimant=make_actor("yerevan", side="armenian"))
    make_claim("nobody", victims=soldiers, claimant=make_actor("infobox", is_attributed=False))
    stances = {claim["id"]: claim["stance"] for claim in built()["claims"]}
    assert stances == {"own": "own", "enemy": "enemy", "nobody": "unattributed"}


def test_sources_that_copy_one_another_are_one_origin() -> None:
    claim = make_claim(cited=False)
    wire = make_source("wire")
    make_citation(claim=claim, source=make_source("paper", derived_from=wire), copied_from=wire)
    make_citation(claim=claim, source=make_source("site"), copied_from=wire)
    document = built()
    (stated,) = document["claims"]
    assert stated["origins"] == 1
    assert {citation["origin"] for citation in stated["citations"]} == {"wire"}
    assert [source["id"] for source in document["sources"]] == ["paper", "site", "wire"]


def test_a_source_that_copies_for_one_figure_need_not_for_the_next() -> None:
    wire = make_source("wire")
    paper = make_source("paper", derived_from=wire)
    make_citation(claim=make_claim(cited=False), source=paper, copied_from=wire)
    make_citation(claim=make_claim("own-finding", cited=False, outcome="wounded"), source=paper)
    origins = {claim["id"]: claim["citations"][0]["origin"] for claim in built()["claims"]}
    assert origins == {"clash-killed": "wire", "own-finding": "paper"}


def test_a_source_keeps_the_figure_as_it_prints_it() -> None:
    claim = make_claim(qualifier="exactly", low=511, high=511, cited=False)
    make_citation(claim=claim, low=500, high=None, qualifier="more_than", differs=True)
    make_citation(claim=claim, source=make_source("page"))
    printed = [citation["figure"] for citation in built()["claims"][0]["citations"]]
    assert printed == ["more than 500", "511"]


def test_a_later_figure_of_the_same_claimant_takes_the_earlier_ones_place() -> None:
    first = make_claim(qualifier="exactly", low=2783, high=2783)
    make_claim("later", qualifier="exactly", low=2855, high=2855, stated_on="2021-01-12", supersedes=first)
    (tally,) = built()["tallies"]
    assert tally["claims"] == ["later"]
    assert tally["left_out"] == [{"claim": "clash-killed", "reason": "superseded", "other": "later"}]


def test_claims_that_do_not_overlap_are_called_disputed() -> None:
    make_claim(qualifier="exactly", low=50, high=50)
    make_claim("other", qualifier="exactly", low=91, high=91, claimant=make_actor("ngo"))
    (tally,) = built()["tallies"]
    assert tally["disputed"]
    assert (tally["low"], tally["high"]) == (50, 91)


def test_an_event_lies_in_the_phase_of_its_parent() -> None:
    phase = make_event("war", is_phase=True, phase_number=3, date="2020-09-27/2020-11-10")
    make_event(parent=phase)
    document = built()
    assert (document["phase"], document["phase_number"], document["parent"]["id"]) == ("war", 3, "war")
    assert built("war")["phase"] == "war"


def test_places_and_participants_keep_their_order() -> None:
    event = make_event()
    for position, slug in enumerate(["second-named", "first-in-the-alphabet"]):
        EventPlace.objects.create(event=event, place=make_place(slug), position=position)
        Participation.objects.create(event=event, actor=make_actor(slug), role="party", position=position)
    document = built()
    assert [place["id"] for place in document["places"]] == ["second-named", "first-in-the-alphabet"]
    assert [part["actor"]["id"] for part in document["participants"]] == [
        "second-named",
        "first-in-the-alphabet",
    ]


def test_a_place_is_named_in_every_language() -> None:
    place = make_place(name="Shushi / Shusha", latitude="39.76006", longitude="46.74989")
    PlaceName.objects.create(place=place, language="az", text="Şuşa")
    PlaceName.objects.create(place=place, language="hy", text="Շուշի")
    EventPlace.objects.create(event=make_event(), place=place)
    (named,) = built()["places"]
    assert named["names"] == {"az": ["Şuşa"], "hy": ["Շուշի"]}
    assert (named["lat"], named["lon"]) == (39.76006, 46.74989)


def test_the_same_record_gives_the_same_hash() -> None:
    make_claim()
    make_claim("other", qualifier="exactly", low=9, high=9, claimant=make_actor("ngo"))
    assert content_hash(built()) == content_hash(built())


def test_ten_events_take_as_many_queries_as_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(10):
        make_claim(f"claim-{number}", event=make_event(f"event-{number}"))
    slugs = list(Event.objects.values_list("slug", flat=True))
    Claim.objects.update(status=EditorialStatus.IN_REVIEW)
    queries = 11
    with django_assert_num_queries(queries):
        list(build(slugs[:1]))
    with django_assert_num_queries(queries):
        list(build(slugs))


def test_one_source_may_state_a_figure_of_its_own_and_copy_another() -> None:
    wire = make_source("wire")
    paper = make_source("paper", derived_from=wire)
    claim = make_claim(cited=False)
    make_citation(claim=claim, source=paper, locator="headline")
    make_citation(claim=claim, source=paper, locator="paragraph 4", copied_from=wire, position=1)
    (stated,) = built()["claims"]
    assert [citation["origin"] for citation in stated["citations"]] == ["paper", "wire"]
    assert stated["origins"] == 2
