"""The home page reads fully without script, holds its state in its address, and refuses what it cannot read."""

import json
import re
from importlib import import_module

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_claim, make_event, make_place, make_publisher
from tests.pages.publishing import publish
from timeline.models import Dataset, Event, EventPlace, Participation

pytestmark = pytest.mark.django_db


def body(client: Client, address: str = "/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def phase(slug: str = "war", date: str = "2020-09-27/2020-11-10", number: int = 3) -> Event:
    return make_event(
        slug,
        title="Second war",
        short_name="2020 war",
        date=date,
        type="war",
        is_phase=True,
        phase_number=number,
    )


def test_an_event_stands_under_its_phase_year_and_month(client: Client) -> None:
    war = phase()
    publish(war, make_event(parent=war, date="2020-10-02", title="Clash at a village"))
    page = body(client)
    places = [
        page.index(text)
        for text in ("Second war</a>", 'id="year-2020"', ">October<", "Clash at a village</a></h5>")
    ]
    assert places == sorted(places)


def test_a_draft_is_not_shown(client: Client) -> None:
    make_event(title="Unpublished clash")
    publish(make_event("other"))
    assert "Unpublished clash" not in body(client)


def test_the_peak_of_the_strip_is_named_beside_it_where_no_bar_or_window_crosses_it(client: Client) -> None:
    publish(make_event("one", date="2020-10-02"), make_event("two", date="2020-11-02"))
    page = body(client)
    caption, strip = re.findall(
        r'<p class="overview-caption">.*?</p>|<svg class="overview".*?</section>', page, re.S
    )
    assert "most in Oct – Dec 2020" in caption
    assert not re.search(r"<text[^>]*>[^<]*Oct – Dec 2020", strip)


def test_a_claim_shows_figure_claimant_day_source_and_locator(client: Client) -> None:
    claim = make_claim(
        qualifier="at_least", low=200, high=None, claimant=make_actor("mission", name="The Mission")
    )
    publish(claim.event)
    page = body(client)
    for text in ("at least 200", "The Mission", "24 Nov 2020", "agency</a>, paragraph 1"):
        assert text in page


def test_the_head_counts_what_the_record_holds_in_the_singular_and_the_plural(client: Client) -> None:
    publish(make_claim().event, make_event("other"))
    head = re.search(r'<p class="lede">(.*?)</p>', body(client))
    assert head
    assert "<b>2 events</b>" in head[1]
    assert "<b>1 claim</b> by 1 claimant, in 1 published source." in head[1]


def test_armenian_participants_stand_before_azerbaijani_ones(client: Client) -> None:
    event = make_event()
    Participation.objects.create(event=event, actor=make_actor("baku", side="azerbaijani"), role="party")
    Participation.objects.create(event=event, actor=make_actor("yerevan", side="armenian"), role="party")
    publish(event)
    page = body(client)
    assert page.index("/actors/yerevan/") < page.index("/actors/baku/")


def test_the_search_keeps_the_events_that_hold_the_words(client: Client) -> None:
    publish(make_event("one", title="Clash by the river"), make_event("two", title="Vote in the hall"))
    page = body(client, "/?q=river")
    assert "Clash by the river" in page
    assert "Vote in the hall" not in page
    assert "1 of 2 events" in page


def test_each_filter_in_use_can_be_removed(client: Client) -> None:
    publish(make_event())
    page = body(client, "/?type=clash&year_min=2020")
    assert 'href="/?year_min=2020" aria-label="Remove: Kind of event: Clash"' in page


@pytest.mark.parametrize(
    ("query", "opened"),
    [("", []), ("type=clash", ["usual"]), ("victims_status=civilian", ["further"]), ("phase=war", [])],
)
def test_fields_that_are_in_use_stand_open(client: Client, query: str, opened: list[str]) -> None:
    publish(phase(), make_event())
    assert re.findall(r'<details class="filter-(\w+)" open>', body(client, f"/?{query}")) == opened


def test_a_phase_that_no_tile_shows_opens_its_fold(client: Client) -> None:
    publish(phase(), make_event())
    assert '<details class="filter-further" open>' in body(client, "/compare/?phase=war")


def test_a_filter_without_a_field_is_carried_by_the_form(client: Client) -> None:
    publish(make_event())
    assert '<input type="hidden" name="disputed" value="false">' in body(client, "/?disputed=false")


def test_what_began_before_the_time_asked_for_can_be_skipped(client: Client) -> None:
    earlier, war = phase("ceasefire", "1994-05-12/2020-09-26", 2), phase()
    mines = make_event("mines", date="1995/2025", parent=earlier)
    publish(earlier, war, mines, make_event("strike", date="2020-09-27", parent=war))
    page = body(client, "/?after=2020-09-27&before=2020-09-27")
    assert "1 event that began earlier comes first." in page
    assert '<a href="#phase-war">Skip to what begins in this time</a>' in page
    assert "Skip to what begins" not in body(client)


def test_nothing_is_skipped_where_nothing_began_earlier_or_nothing_begins(client: Client) -> None:
    publish(make_event("mines", date="1994/2025"), make_event("strike", date="2020-09-27"))
    assert "Skip to what begins" not in body(client, "/?after=1994&before=1994")
    assert "Skip to what begins" not in body(client, "/?after=2020-10&before=2020-10")


@pytest.mark.parametrize("query", ["year=3020", "year_min=2026", "after=2026-01-01"])
def test_a_time_after_the_record_says_why_events_without_a_known_end_answer_it(
    client: Client, query: str
) -> None:
    publish(make_event("peace", date="2020-11-10/.."), make_event("clash", date="2025-03-01"))
    page = body(client, f"/?{query}")
    assert "The record reaches to 2025. This event has no known end" in page
    assert "<b>1 of 2 events</b>" in page


@pytest.mark.parametrize("query", ["year=2025", "year=2020&year=3020", "before=3020"])
def test_a_time_within_the_record_needs_no_such_word(client: Client, query: str) -> None:
    publish(make_event("peace", date="2020-11-10/.."), make_event("clash", date="2025-03-01"))
    assert "no known end" not in body(client, f"/?{query}")


def test_a_refused_value_without_a_field_is_named_as_readers_know_it(client: Client) -> None:
    page = body(client, "/?year=20200", status=400)
    assert "<b>Year</b>: “20200” is not a year" in page


def test_the_form_tells_soldiers_from_civilians(client: Client) -> None:
    event = make_event()
    make_claim("soldiers", event=event)
    make_claim("civilians", event=event, victims_status="civilian")
    publish(event)
    page = body(client, "/?victims_status=civilian")
    assert '<option value="civilian" selected>Civilians (1)</option>' in page
    assert '<option value="military">Military (1)</option>' in page


def test_nothing_found_is_said_with_a_way_out(client: Client) -> None:
    publish(make_event())
    page = body(client, "/?q=nowhere")
    assert "No event matches all of these." in page
    assert 'aria-label="Remove: Words, place or person: nowhere"' in page


def test_an_unreadable_value_gets_the_form_back_with_its_message(client: Client) -> None:
    publish(make_event())
    page = body(client, "/?after=19x8", status=400)
    assert 'value="19x8"' in page
    assert 'aria-invalid="true" aria-describedby="filter-after-error"' in page
    assert 'id="filter-after-error"' in page
    assert "0 events" not in page


@pytest.mark.parametrize(
    "query", ["colour=red", "lanes=colour", "page=9", "page=x", "page_size=7", "type=picnic", "phase=nowhere"]
)
def test_what_is_not_known_is_refused_and_named(client: Client, query: str) -> None:
    publish(make_event())
    page = body(client, f"/?{query}", status=400)
    assert 'role="alert"' in page


def test_a_long_list_comes_by_fifty_and_whole(client: Client) -> None:
    publish(*(make_event(f"clash-{number:02}") for number in range(51)))
    assert body(client).count("<article") == 50
    assert body(client, "/?page=2").count("<article") == 1
    assert body(client, "/?page_size=all").count("<article") == 51


def test_the_index_leads_to_the_page_on_which_a_year_begins(client: Client) -> None:
    publish(
        *(make_event(f"clash-{number:02}", date="2020-11-23") for number in range(50)),
        make_event("later", date="2021-05-04"),
    )
    assert 'href="/?page=2#year-2021"' in body(client)
    assert 'id="year-2021"' in body(client, "/?page=2")


def test_an_event_known_to_its_year_has_a_heading_that_says_so(client: Client) -> None:
    publish(make_event(date="2020"))
    assert "Month not stated" in body(client)


def test_the_status_line_leads_to_the_same_events_as_data(client: Client) -> None:
    publish(make_event(), make_event("vote", type="political"))
    page = body(client, "/?type=clash&page_size=all")
    assert '<a href="/api/v1/events/?type=clash">JSON</a>' in page
    assert '<a href="/api/v1/events/?type=clash&amp;format=csv">CSV</a>' in page


def test_the_empty_record_has_a_page(client: Client) -> None:
    assert "0 events" in body(client)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?page_size=all",
        "/?q=village&type=clash&actor=ministry",
        "/?place=village&outcome=killed",
        "/?phase=war&actor=ministry&place=village&after=2020&before=2020",
        "/?as_of=2020-12-31",
        "/?lanes=sides&year=2020",
        "/?dataset=set&disputed=true",
        "/?dataset=set&year=2020&q=village",
    ],
)
@pytest.mark.parametrize("most_at_once", [0, 5000])
def test_the_home_page_needs_at_most_six_queries(
    client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    most_at_once: int,
) -> None:
    monkeypatch.setattr(import_module("timeline.pages.views.timeline"), "MOST_READ_AT_ONCE", most_at_once)
    held = Dataset.objects.create(slug="set", name="Set", publisher=make_publisher(), is_redistributable=True)
    imported = make_event("imported", dataset=held, title="Clash at a village")
    claim = make_claim()
    Participation.objects.create(event=claim.event, actor=make_actor(), role="party")
    EventPlace.objects.create(event=claim.event, place=make_place())
    publish(phase(), claim.event, imported)
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


def test_the_lanes_draw_each_event_as_a_link(client: Client) -> None:
    publish(make_event("vote", date="1988-02-20"), make_event(title="Clash at a village"))
    assert 'aria-label="Clash at a village, 23 Nov 2020"' in body(client)


def test_more_events_than_can_be_drawn_are_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("timeline.pages.views.timeline"), "MOST_MARKS", 1)
    publish(make_event("one"), make_event("two"))
    page = body(client)
    assert 'class="lane-bars"' in page
    assert '"marks": null' in page


def test_a_narrow_view_of_a_great_record_is_drawn_event_by_event(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("timeline.pages.views.timeline"), "MOST_MARKS", 1)
    publish(make_event("one", date="1990-05-01"), make_event("two", date="2020-11-23"))
    assert 'href="/events/two/?after=2020&amp;before=2020" tabindex="-1"' in body(
        client, "/?after=2020&before=2020"
    )


def lane_labels(page: str) -> list[tuple[str, int]]:
    found = re.findall(r'<a class="lane-label".*?<span>([^<]+)</span><small>(\d+)<', page)
    return [(name, int(count)) for name, count in found]


def test_lanes_are_kinds_of_event_unless_the_address_says_otherwise(client: Client) -> None:
    publish(make_event())
    assert lane_labels(body(client))[:2] == [("Fighting", 1), ("Attacks on civilians", 0)]


def test_lanes_by_phase_end_with_what_belongs_to_none(client: Client) -> None:
    war = phase()
    publish(war, make_event(parent=war), make_event("beside"))
    page = body(client, "/?lanes=phase")
    assert lane_labels(page) == [("2020 war", 1), ("In no phase", 1)]
    assert '<a class="lane-label" href="/?lanes=phase&amp;phase=war"' in page


def test_lanes_by_side_end_with_what_is_not_said(client: Client) -> None:
    event = make_event()
    Participation.objects.create(event=event, actor=make_actor("baku", side="azerbaijani"), role="party")
    publish(event, make_event("unsaid"))
    assert lane_labels(body(client, "/?lanes=sides")) == [
        ("Armenian side only", 0),
        ("Azerbaijani side only", 1),
        ("Both sides", 0),
        ("Neither side", 0),
        ("Not said which", 1),
    ]


def test_lanes_are_no_filter_and_stay_when_the_filters_change(client: Client) -> None:
    publish(make_event())
    page = body(client, "/?lanes=sides&type=clash")
    assert '<input type="hidden" name="lanes" value="sides">' in page
    assert 'href="/?lanes=sides" aria-label="Remove: Kind of event: Clash"' in page
    assert "Remove: lanes" not in page
    assert 'href="/events/clash/?type=clash"' in page
    assert '<a href="/api/v1/events/?type=clash">JSON</a>' in page


def test_bars_count_the_same_events_in_any_lanes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("timeline.pages.views.timeline"), "MOST_MARKS", 1)
    publish(*(make_event(f"clash-{number}") for number in range(3)))
    for lanes in ("type", "phase", "sides"):
        for window in ("", "&after=2020-11&before=2020-11"):
            data = re.search(
                r'<script id="figure-data"[^>]*>(.*?)</script>', body(client, f"/?lanes={lanes}{window}")
            )
            assert data is not None
            sent = json.loads(data[1])
            counted = sent["days"] if window else sent["months"]
            assert sum(map(sum, counted)) == 3


def test_a_long_list_leaves_out_how_many_each_value_would_leave(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("timeline.pages.views.timeline"), "MOST_COUNTED_BY_VALUE", 1)
    publish(make_event("one"), make_event("two"))
    assert ">Clash</option>" in body(client)


def test_a_great_record_is_listed_as_a_small_one(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(make_event("a", date="2020-01-01"), make_event("b", date="2020-02/2020-06"), make_event("c"))
    small = body(client, "/?year=2020")
    monkeypatch.setattr(import_module("timeline.pages.views.timeline"), "MOST_READ_AT_ONCE", 1)
    great = body(client, "/?year=2020&page_size=all")
    articles = r'<article class="[^"]*" id="([^"]+)"'
    assert re.findall(articles, great) == re.findall(articles, small) == ["a", "b", "c"]


def test_a_value_of_a_filter_is_told_with_the_number_of_events_it_leaves(client: Client) -> None:
    publish(make_event("one"), make_event("two"), make_event("vote", type="political"))
    page = body(client, "/?type=clash")
    assert ">Clash (2)</option>" in page
    assert ">Politics (1)</option>" in page
    assert ">Battle" not in page


def test_a_phase_is_counted_whatever_phase_is_chosen(client: Client) -> None:
    war, truce = phase(), phase("truce", date="2020-11-10/2022-12-12", number=4)
    publish(war, truce, make_event(parent=war, date="2020-10-02"), make_event("two", parent=truce))
    counts = re.findall(r'phase-tile-count">(\d+)', body(client, "/?phase=truce"))
    assert counts == ["2", "2"]


def test_no_cookie_is_set(client: Client) -> None:
    assert client.get("/").cookies == {}


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/").status_code == 405


def test_a_dataset_has_its_own_number_and_years_beside_those_of_the_record(client: Client) -> None:
    held = Dataset.objects.create(slug="set", name="Set", publisher=make_publisher(), is_redistributable=True)
    publish(make_event("imported", dataset=held, date="1946-03-02"))
    page = body(client, "/?dataset=set")
    assert "<b>1 event, 1946" in page
    assert 'data-year="1946"' in page
    publish(make_event("own", date="2020-10-02"))
    assert "<b>1 event, 1946 to 2020" in body(client, "/?dataset=set")
    assert "1946" not in body(client)
    assert "<b>0 of 1 events" in body(client, "/?dataset=record&year=1950")
