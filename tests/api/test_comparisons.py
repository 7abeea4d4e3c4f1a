"""Claims side by side, who copied whom, and the series of a claim."""

import csv
import io
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.api.conftest import NOON
from tests.factories import make_actor, make_citation, make_claim, make_event, make_source
from timeline.actions import editorial
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Claim, Event


@pytest.fixture
def disagreement(clash: Event) -> Event:
    """Add a count of 9 by another body, stated later, and an article that repeats the first one."""
    first = Claim.objects.get(slug="clash-killed")
    make_claim(
        "later",
        event=clash,
        victims=first.victims,
        claimant=make_actor("mission"),
        low=9,
        high=9,
        qualifier="exactly",
        stated_on="2021-01-05",
        status=EditorialStatus.IN_REVIEW,
    )
    make_citation(claim=first, source=make_source("copy"), copied_from=make_source())
    editorial.publish(event=clash, now=NOON)
    return clash


@pytest.mark.usefixtures("disagreement")
def test_a_comparison_names_its_rule_and_measures_what_disagrees(api: Client) -> None:
    answer = api.get("/api/v1/compare/clash/").json()
    assert answer["rule"] == "conflictdb-tally-1"
    assert [(one["reason"], one["size"]) for one in answer["lines"][0]["disagreements"]] == [("differ", 5)]


@pytest.mark.usefixtures("disagreement")
def test_as_of_a_day_a_comparison_holds_only_what_was_claimed_by_then(api: Client) -> None:
    answer = api.get("/api/v1/compare/clash/?as_of=2020-12-31").json()
    assert [cell["claims"] for cell in answer["lines"][0]["cells"]] == [["clash-killed"]]


@pytest.mark.usefixtures("disagreement")
def test_the_list_follows_the_filters_of_events_and_the_outcome(api: Client) -> None:
    found = api.get("/api/v1/compare/?outcome=killed&year=2020").json()
    assert [one["event"] for one in found["results"]] == ["clash"]
    assert api.get("/api/v1/compare/?outcome=wounded").json()["count"] == 0


@pytest.mark.usefixtures("disagreement")
def test_a_table_has_one_row_for_each_cell(api: Client) -> None:
    text = api.get("/api/v1/compare/?format=csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["stance"], row["claims"]) for row in rows] == [("third_party", "clash-killed; later")]


@pytest.mark.usefixtures("disagreement")
def test_a_claim_comes_with_who_copied_whom_where_asked(api: Client) -> None:
    answer = api.get("/api/v1/claims/clash-killed/?include=lineage").json()
    lineage = answer["included"]["lineage"]
    assert (lineage["sources"], lineage["origins"]) == (2, 1)
    assert [copy["source"] for copy in lineage["trees"][0]["copies"]] == ["copy"]


@pytest.mark.usefixtures("disagreement")
def test_a_claim_comes_with_its_series_where_asked(api: Client) -> None:
    later = Claim.objects.get(slug="later")
    later.revises = Claim.objects.get(slug="clash-killed")
    later.save()
    editorial.publish(event=later.event, now=NOON)
    history = api.get("/api/v1/claims/clash-killed/?include=history").json()["included"]["history"]
    assert [(step["claim"], step["figure"]) for step in history] == [("clash-killed", "4"), ("later", "9")]
    assert history[1]["ties"] == [{"claim": "clash-killed", "tie": "revises", "is_population_change": False}]


@pytest.mark.usefixtures("disagreement")
@pytest.mark.parametrize("query", ["as_of=soon", "outcome=killed"])
def test_what_the_comparison_of_one_event_does_not_take_is_refused(api: Client, query: str) -> None:
    assert api.get(f"/api/v1/compare/clash/?{query}").status_code == 400


@pytest.mark.usefixtures("clash")
def test_there_is_no_comparison_of_an_event_that_is_not_public(api: Client) -> None:
    assert api.get("/api/v1/compare/nothing/").status_code == 404


@pytest.mark.usefixtures("clash")
def test_of_a_phase_the_sum_of_its_events_stands_beside_its_own_claims(api: Client) -> None:
    clash = Event.objects.get(slug="clash")
    war = make_event("war", is_phase=True, phase_number=9, short_name="War", type="war", date="2020")
    make_citation(event=war)
    clash.parent = war
    clash.save()
    editorial.publish_all(events=[war, clash], now=NOON)
    recorded = api.get("/api/v1/compare/war/").json()["recorded"]
    assert recorded["note"] == "Added up from the events recorded here; not a total of the phase."
    assert [(line["figure"], line["events"]) for line in recorded["lines"]] == [("4", ["clash"])]
    assert api.get("/api/v1/compare/clash/").json()["recorded"] is None


@pytest.mark.usefixtures("clash")
def test_statuses_of_one_side_are_added_beside_the_lines(api: Client) -> None:
    first = Claim.objects.get(slug="clash-killed")
    villagers = make_actor("villagers", side=first.victims.side)
    make_claim(
        "villagers",
        event=first.event,
        victims=villagers,
        victims_status="civilian",
        status=EditorialStatus.IN_REVIEW,
    )
    editorial.publish(event=first.event, now=NOON)
    (added,) = api.get("/api/v1/compare/clash/").json()["status_sums"]
    assert (added["figure"], added["claims"]) == ("8", ["clash-killed", "villagers"])


def apart(slug: str, lesser: int, greater: int, **fields: Any) -> None:
    """Publish an event with two exact claims of two bodies about one population."""
    event = make_event(slug)
    for name, number in (("ministry", lesser), ("mission", greater)):
        make_claim(
            f"{slug}-{name}",
            event=event,
            claimant=make_actor(name),
            low=number,
            high=number,
            qualifier="exactly",
            status=EditorialStatus.IN_REVIEW,
            **fields,
        )
    editorial.publish(event=event, now=NOON)


@pytest.fixture
def ratios(db: None) -> None:
    """Publish events whose figures lie 1.5, 10, 3 times and not at all apart, and 30 wounded beside nobody."""
    apart("near", 1000, 1500)
    apart("far", 2, 20)
    apart("between", 1, 3)
    apart("agreed", 7, 7)
    apart("nobody", 0, 30, outcome="wounded")


def order_of(api: Client, query: str) -> list[str]:
    """Follow a list of comparisons through its pages."""
    found: list[str] = []
    address = f"/api/v1/compare/?{query}"
    while address:
        answer = api.get(address).json()
        found += [one["event"] for one in answer["results"]]
        following = urlsplit(answer["next"] or "")
        address = f"{following.path}?{following.query}" if following.query else ""
    return found


@pytest.mark.usefixtures("ratios")
@pytest.mark.parametrize("size", [1, 2, 50])
def test_the_widest_ratio_comes_first_and_each_event_once(api: Client, size: int) -> None:
    found = order_of(api, f"ordering=disagreement&page_size={size}")
    assert found == ["nobody", "far", "between", "near", "agreed"]


@pytest.mark.usefixtures("ratios")
def test_the_other_way_round_events_whose_figures_overlap_still_come_last(api: Client) -> None:
    found = order_of(api, "ordering=-disagreement&page_size=2")
    assert found == ["near", "between", "far", "nobody", "agreed"]


@pytest.mark.usefixtures("ratios")
def test_the_ratio_is_that_of_the_outcome_asked_for(api: Client) -> None:
    assert order_of(api, "ordering=disagreement&outcome=wounded") == ["nobody"]
    assert order_of(api, "ordering=disagreement&outcome=killed&disputed=true") == ["far", "between", "near"]


@pytest.mark.usefixtures("ratios")
def test_the_order_is_that_of_the_page(api: Client, client: Client) -> None:
    page = client.get("/compare/").content.decode()
    places = [page.index(f">{slug}<") for slug in order_of(api, "ordering=disagreement&outcome=killed")]
    assert places == sorted(places)


@pytest.mark.usefixtures("ratios")
def test_the_ratio_of_an_earlier_day_is_refused_since_it_is_not_stored(api: Client) -> None:
    answer = api.get("/api/v1/compare/?ordering=disagreement&as_of=2020-12-01")
    assert answer.status_code == 400
    assert [error["parameter"] for error in answer.json()["errors"]] == ["ordering"]


@pytest.mark.usefixtures("disagreement")
def test_the_address_of_a_line_shows_it_again_after_the_event_has_changed(
    api: Client, client: Client
) -> None:
    (line,) = api.get("/api/v1/compare/clash/").json()["lines"]
    assert line["url"] == "http://127.0.0.1:8000/compare/clash/?rev=2#line-killed-az-soldiers-military"
    later = Claim.objects.get(slug="later")
    later.low = later.high = 11
    later.save()
    editorial.publish(event=later.event, now=NOON)
    page = client.get("/compare/clash/?rev=2").content.decode()
    assert 'id="line-killed-az-soldiers-military"' in page
    assert "4–9" in page
    assert "4–11" in client.get("/compare/clash/").content.decode()


@pytest.mark.usefixtures("disagreement")
@pytest.mark.parametrize("query", ["", "?as_of=2020-12-31"])
def test_the_address_of_a_comparison_answers_with_it_again(api: Client, query: str) -> None:
    answer = api.get(f"/api/v1/compare/clash/{query}").json()
    address = urlsplit(answer["api_url"])
    again = api.get(f"{address.path}?{address.query}").json()
    assert again["lines"] == answer["lines"]
    assert api.get("/api/v1/compare/clash/?rev=1").json()["lines"] != []


@pytest.mark.usefixtures("clash")
@pytest.mark.parametrize(("revision", "status"), [("7", 404), ("0", 400), ("first", 400), ("9" * 30, 400)])
def test_a_revision_that_is_not_there_is_a_problem(api: Client, revision: str, status: int) -> None:
    assert api.get(f"/api/v1/compare/clash/?rev={revision}").status_code == status
