"""Claims side by side, who copied whom, and the series of a claim."""

import csv
import io

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
    text = b"".join(api.get("/api/v1/compare/?format=csv").streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a stream
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
