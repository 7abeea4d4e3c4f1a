"""Comparisons as files that readers take away."""

import csv
import io
import xml.etree.ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_claim, make_event
from tests.pages.publishing import publish
from timeline.models import Event
from timeline.pages.drawings import COLOURS
from timeline.pages.presenters import matrix_files

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"
DRAWINGS = ("/compare", "/compare/clash/killed")


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode().removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return list(csv.DictReader(io.StringIO(text)))


def texts_of(client: Client, address: str) -> list[str]:
    """Return the lines of text of a drawing."""
    root = ET.fromstring(client.get(address).content)  # noqa: S314  # our own drawing
    return ["".join(element.itertext()).strip() for element in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.fixture
def clash(db: None) -> Event:
    """Publish a clash of which one ministry says at least 200 soldiers, and a mission 10."""
    event = make_event(title="Clash at the border")
    ministry = make_actor("ministry", name="=Ministry")
    make_claim("ours", event=event, claimant=ministry, qualifier="at_least", low=200, high=None)
    mission = make_actor("mission", name="Mission")
    make_claim(
        "theirs", event=event, claimant=mission, qualifier="exactly", low=10, high=10, stated_on="2021-02-03"
    )
    publish(event)
    return event


@pytest.mark.usefixtures("clash")
@pytest.mark.parametrize("address", DRAWINGS)
def test_a_drawn_comparison_is_sound_xml_with_its_own_colours(client: Client, address: str) -> None:
    text = client.get(f"{address}.svg").content.decode()
    assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314  # our own drawing
    assert "var(" not in text
    assert COLOURS["ink"] in text


@pytest.mark.usefixtures("clash")
@pytest.mark.parametrize("address", DRAWINGS)
def test_each_figure_of_a_drawing_has_its_claimant_its_day_and_its_source(
    client: Client, address: str
) -> None:
    texts = " ".join(texts_of(client, f"{address}.svg"))
    assert "at least 200, =Ministry, 24 November 2020 (agency)" in texts
    assert "10, Mission, 3 February 2021 (agency)" in texts


@pytest.mark.usefixtures("clash")
@pytest.mark.parametrize("address", DRAWINGS)
def test_an_open_end_stays_open_in_a_drawing(client: Client, address: str) -> None:
    assert "10–200 or more" in texts_of(client, f"{address}.svg")
    assert 'href="#arm-up"' in client.get(f"{address}.svg").content.decode()


@pytest.mark.usefixtures("clash")
@pytest.mark.parametrize("address", DRAWINGS)
def test_the_same_comparison_is_a_picture(client: Client, address: str) -> None:
    assert client.get(f"{address}.png").content.startswith(PNG)


@pytest.mark.usefixtures("clash")
def test_a_drawing_says_where_its_reasons_are(client: Client) -> None:
    texts = " ".join(texts_of(client, "/compare/clash/killed.svg?as_of=2020-12-31"))
    assert "/compare/clash/?rev=1&as_of=2020-12-31" in texts
    assert "as claimed by 31 December 2020" in texts
    assert "Mission" not in texts


@pytest.mark.usefixtures("clash")
def test_a_drawing_of_the_list_says_which_of_its_events_it_shows(client: Client) -> None:
    publish(make_claim("other-killed", event=make_event("other")).event)
    assert "Killed · By date · events 1 to 2 of 2 · logarithmic scale" in texts_of(
        client, "/compare.svg?order=date"
    )


@pytest.mark.usefixtures("clash")
def test_a_drawing_holds_whole_events_as_far_as_they_fit_and_says_how_many(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(make_claim("other-killed", event=make_event("other", title="Another clash")).event)
    monkeypatch.setattr(matrix_files, "MOST_ROWS", 1)
    texts = texts_of(client, "/compare.svg?order=date")
    assert "Killed · By date · events 1 to 1 of 2 · logarithmic scale" in texts
    assert not any("Another clash" in text for text in texts)


@pytest.mark.usefixtures("clash")
def test_the_table_of_one_outcome_holds_its_cells_and_no_others(client: Client) -> None:
    publish(make_claim("hurt", event=Event.objects.get(slug="clash"), outcome="wounded").event)
    assert {row["outcome"] for row in rows_of(client, "/compare/clash/killed.csv")} == {"killed"}
    assert {row["outcome"] for row in rows_of(client, "/compare/clash.csv")} == {"killed", "wounded"}


@pytest.mark.usefixtures("clash")
@pytest.mark.parametrize(
    "address",
    [
        "/compare.gif",
        "/compare/clash/killed.gif",
        "/compare/clash/wounded.svg",
        "/compare/clash/wounded.csv",
        "/compare/none/killed.svg",
        "/compare/none/sums.csv",
        "/compare/clash/killed.svg?rev=9",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.usefixtures("clash")
@pytest.mark.parametrize(
    "address",
    [
        "/compare.svg?order=loudest",
        "/compare.png?page=9",
        "/compare-sums.csv?outcome=hurt",
        "/compare/clash/killed.svg?as_of=soon",
        "/compare/clash/killed.svg?scale=round",
        "/compare/clash/sums.csv?rev=first",
    ],
)
def test_what_cannot_be_read_is_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.fixture
def war(clash: Event) -> Event:
    """Publish a phase that holds the clash; the clash has 4 dead villagers beside the soldiers."""
    phase = make_event(
        "war", title="+War", is_phase=True, phase_number=9, short_name="War", type="war", date="2020"
    )
    clash.parent = phase
    clash.save()
    villagers = make_actor("villagers", name="villagers")
    make_claim("villagers", event=clash, victims=villagers, victims_status="civilian")
    publish(phase, clash)
    return phase


@pytest.mark.usefixtures("war")
def test_the_sums_of_a_phase_keep_their_open_ends_and_name_their_events_and_claims(client: Client) -> None:
    found = [
        (row["sum"], row["victims_status"], row["figure"], row["high"], row["events"], row["claims"])
        for row in rows_of(client, "/compare/war/sums.csv")
    ]
    assert found == [
        ("events_of_a_phase", "military", "10–200 or more", "", "clash", "ours; theirs"),
        ("events_of_a_phase", "civilian", "4", "4", "clash", "villagers"),
    ]


@pytest.mark.usefixtures("war")
def test_the_sum_of_statuses_of_one_event_is_a_table_too(client: Client) -> None:
    (row,) = rows_of(client, "/compare/clash/sums.csv")
    assert (row["sum"], row["victims_status"]) == ("statuses_of_a_side", "military; civilian")
    assert (row["figure"], row["low"], row["high"]) == ("14–204 or more", "14", "")
    assert row["note"] == "Computed: adds the ranges of these statuses; claimed by nobody."
    assert row["url"].endswith("/compare/clash/?rev=2")


@pytest.mark.usefixtures("war")
def test_the_sums_of_a_filter_are_those_of_each_event_that_it_keeps(client: Client) -> None:
    assert [row["event"] for row in rows_of(client, "/compare-sums.csv?type=clash")] == ["clash"]
    assert rows_of(client, "/compare-sums.csv?outcome=wounded") == []


def test_the_sums_of_a_list_hold_those_of_its_phases(client: Client, war: Event) -> None:
    make_claim("war-killed", event=war, low=900, high=900, qualifier="exactly")
    publish(war)
    found = [(row["event"], row["sum"]) for row in rows_of(client, "/compare-sums.csv")]
    assert found.count(("war", "events_of_a_phase")) == 2
    assert found.count(("clash", "statuses_of_a_side")) == 1


@pytest.mark.usefixtures("war")
def test_a_table_of_sums_runs_no_formula(client: Client) -> None:
    assert {row["event_title"] for row in rows_of(client, "/compare/war/sums.csv")} == {"'+War"}


@pytest.mark.usefixtures("war")
def test_an_old_revision_of_a_phase_has_no_sum_of_the_events_of_today(client: Client) -> None:
    assert rows_of(client, "/compare/war/sums.csv?rev=1") == []


@pytest.mark.usefixtures("war")
@pytest.mark.parametrize("address", ["/compare.svg", "/compare-sums.csv", "/compare/war/sums.csv"])
def test_a_file_takes_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    client.get("/compare/")
    with django_assert_max_num_queries(6):
        client.get(address)
