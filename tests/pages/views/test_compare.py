"""Events side by side, and the matrix of one."""

import csv
import io
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_claim, make_event
from tests.pages.publishing import publish
from timeline.models import Claim, Event

pytestmark = pytest.mark.django_db


def body(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def make_pair(slug: str, lesser: int, greater: int, **fields: object) -> tuple[Event, Claim]:
    """Two standing claims of two third parties about one population."""
    event = make_event(slug, title=f"Event {slug}", **fields)
    first = make_claim(f"{slug}-a", event=event, low=lesser, high=lesser, qualifier="exactly")
    make_claim(
        f"{slug}-b",
        event=event,
        claimant=make_actor("mission"),
        low=greater,
        high=greater,
        qualifier="exactly",
        stated_on="2021-02-03",
    )
    return event, first


def places(page: str, *titles: str) -> list[int]:
    return [page.index(f">{title}<") for title in titles]


def test_the_widest_ratio_comes_first_unless_another_order_is_asked() -> None:
    near, _first = make_pair("near", 1000, 1500)
    far, _second = make_pair("far", 2, 20)
    publish(near, far)
    client = Client()
    sharpest = places(body(client, "/compare/"), "Event far", "Event near")
    most_people = places(body(client, "/compare/?order=people"), "Event near", "Event far")
    assert sharpest == sorted(sharpest)
    assert most_people == sorted(most_people)


def test_a_line_says_that_its_figures_differ_and_by_how_much(client: Client) -> None:
    event, _first = make_pair("clash", 4, 10)
    publish(event)
    page = body(client, "/compare/")
    assert "<b>differ</b><span>, 6 apart (4 and 10), 2.5 times</span>" in page


@pytest.mark.parametrize("address", ["/compare/", "/compare/clash/", "/events/clash/"])
def test_a_cell_without_a_claim_is_empty_and_says_so_to_those_who_hear_it(
    client: Client, address: str
) -> None:
    event, _first = make_pair("clash", 4, 10)
    make_claim(
        "civilians",
        event=event,
        victims_status="civilian",
        claimant=make_actor("nobody", is_attributed=False),
    )
    publish(event)
    cells = re.findall(r'<td class="is-empty">(.*?)\s*</td>', body(client, address))
    assert set(cells) == {'<span class="visually-hidden">nothing recorded</span>'}


def test_a_gap_names_who_stated_its_two_ends_and_when(client: Client) -> None:
    event, _first = make_pair("clash", 4, 10)
    publish(event)
    page = body(client, "/compare/")
    ends = '<li><a href="/claims/clash-a/">4</a> ministry, 24 November 2020</li>'
    assert ends + '<li><a href="/claims/clash-b/">10</a> mission, 3 February 2021</li>' in page


@pytest.mark.parametrize("address", ["/compare/", "/events/clash/"])
def test_a_figure_of_one_claim_has_its_claimant_and_day_beside_it(client: Client, address: str) -> None:
    publish(make_claim().event)
    assert "<small>ministry, 24 November 2020</small>" in body(client, address)


def test_the_matrix_names_the_source_of_each_claim(client: Client) -> None:
    publish(make_claim().event)
    assert '24 November 2020\n <span class="soft">(agency)</span>' in body(client, "/compare/clash/")


def test_another_outcome_is_compared_by_its_own_address(client: Client) -> None:
    event = make_event(title="Only wounded")
    make_claim(event=event, outcome="wounded")
    publish(event)
    assert "Only wounded" not in body(client, "/compare/")
    assert "Only wounded" in body(client, "/compare/?outcome=wounded")


def test_the_list_can_be_cut_to_events_whose_figures_of_this_outcome_lie_apart(client: Client) -> None:
    apart, _first = make_pair("apart", 4, 10)
    agreed, _first = make_pair("agreed", 5, 5)
    for name, number in (("ministry", 1), ("mission", 30)):
        make_claim(
            f"hurt-{name}",
            event=agreed,
            claimant=make_actor(name),
            outcome="wounded",
            low=number,
            high=number,
            qualifier="exactly",
        )
    publish(apart, agreed)
    page = body(client, "/compare/")
    assert '<a href="/compare/?disputed=true">Only where figures lie apart</a>' in page
    killed, wounded = (
        body(client, f"/compare/?disputed=true&outcome={outcome}") for outcome in ("killed", "wounded")
    )
    assert ("Event apart" in killed, "Event agreed" in killed) == (True, False)
    assert ("Event apart" in wounded, "Event agreed" in wounded) == (False, True)
    assert "Event agreed" in body(client, "/compare/?disputed=false")


def test_as_of_an_earlier_day_only_what_was_said_by_then_stands(client: Client) -> None:
    event, _first = make_pair("clash", 4, 10)
    publish(event)
    page = body(client, "/compare/?as_of=2020-12-31")
    assert "as it was claimed by 31 December 2020" in page
    assert "<b>differ</b>" not in page


@pytest.mark.parametrize("query", ["order=loudest", "outcome=hurt", "years=2020", "as_of=soon", "page=9"])
def test_what_cannot_be_read_is_refused_with_the_form(client: Client, query: str) -> None:
    event, _first = make_pair("clash", 4, 10)
    publish(event)
    assert 'role="alert"' in body(client, f"/compare/?{query}", 400)


def test_the_matrix_names_each_claim_left_out_with_its_reason(client: Client) -> None:
    event, first = make_pair("clash", 4, 10)
    make_claim(
        "later", event=event, supersedes=first, low=5, high=5, qualifier="exactly", stated_on="2021-03"
    )
    publish(event)
    page = body(client, "/compare/clash/")
    assert "its claimant replaced it by" in page
    assert 'id="claim-clash-a"' in page


def test_the_sum_of_statuses_stands_below_the_line_about_all_of_them(client: Client) -> None:
    event = make_event()
    claims = {"civilian": ("avillagers", 10), "mixed": ("beveryone", 20), "military": ("csoldiers", 4)}
    for status, (people, number) in claims.items():
        victims = make_actor(people, side="armenian")
        make_claim(
            people,
            event=event,
            victims=victims,
            victims_status=status,
            low=number,
            high=number,
            qualifier="exactly",
        )
    publish(event)
    page = body(client, "/compare/clash/")
    texts = (">beveryone<", "Armenian side: computed sum", "<b>14</b>", ">csoldiers<")
    marks = [page.index(text) for text in texts]
    assert marks == sorted(marks)
    assert page.count("computed sum") == 1


def test_the_matrix_names_its_rule(client: Client) -> None:
    event, _first = make_pair("clash", 4, 10)
    publish(event)
    assert "conflictdb-tally-1" in body(client, "/compare/clash/")


def test_the_file_holds_one_row_for_each_cell(client: Client) -> None:
    event, _first = make_pair("clash", 4, 10)
    publish(event)
    text = body(client, "/compare.csv").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["stance"], row["figure"], row["claims"]) for row in rows] == [
        ("third_party", "4–10", "clash-a; clash-b")
    ]
    stated = "4, ministry, 24 November 2020 (agency); 10, mission, 3 February 2021 (agency)"
    assert [row["statements"] for row in rows] == [stated]


def test_as_of_an_earlier_day_the_file_holds_the_table_of_that_day_in_its_order(client: Client) -> None:
    late, _first = make_pair("late", 2, 20, date="2020-11-22")
    early, _first = make_pair("early", 1000, 1500, date="2020-11-20")
    publish(late, early)
    page = body(client, "/compare/?as_of=2020-12-31")
    assert 'href="/compare.csv?as_of=2020-12-31"' in page
    assert places(page, "Event early", "Event late") == sorted(places(page, "Event early", "Event late"))
    text = body(client, "/compare.csv?as_of=2020-12-31").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["event"], row["claims"]) for row in rows] == [("early", "early-a"), ("late", "late-a")]


def test_a_comparison_takes_few_queries_however_many_events_it_shows(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish(*(make_pair(f"event-{number}", 4, 10)[0] for number in range(3)))
    client.get("/compare/")
    with django_assert_max_num_queries(6):
        client.get("/compare/?order=people")
    with django_assert_max_num_queries(6):
        client.get("/compare/?as_of=2021")
