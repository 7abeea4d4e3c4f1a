"""Charts as files that readers take away."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_actor, make_claim, make_event
from tests.pages.publishing import publish
from tests.pages.test_look import tokens
from timeline.pages.drawings import COLOURS

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n"
FILES = ("/events/clash/claims/killed", "/events/clash/history/killed/military")


@pytest.fixture
def _series() -> None:
    event = make_event()
    ministry = make_actor("ministry", name="=Ministry")
    first = make_claim("first", event=event, claimant=ministry)
    later: dict[str, Any] = {
        "supersedes": first,
        "low": 9,
        "high": 9,
        "qualifier": "exactly",
        "stated_on": "2021-02-03",
    }
    make_claim("later", event=event, claimant=ministry, **later)
    publish(event)


@pytest.mark.usefixtures("_series")
@pytest.mark.parametrize("address", FILES)
def test_a_drawing_is_sound_xml_with_its_own_colours(client: Client, address: str) -> None:
    response = client.get(f"{address}.svg")
    text = response.content.decode()
    assert ET.fromstring(text).tag.endswith("svg")  # noqa: S314  # our own drawing
    assert "var(" not in text
    assert COLOURS["ink"] in text


@pytest.mark.usefixtures("_series")
@pytest.mark.parametrize("address", FILES)
def test_a_drawing_names_the_event_s_address_and_revision(client: Client, address: str) -> None:
    text = client.get(f"{address}.svg").content.decode()
    assert "revision 1" in text
    assert "/events/clash/" in text


@pytest.mark.usefixtures("_series")
@pytest.mark.parametrize("address", FILES)
def test_the_same_drawing_is_a_picture(client: Client, address: str) -> None:
    assert client.get(f"{address}.png").content.startswith(PNG)


@pytest.mark.usefixtures("_series")
@pytest.mark.parametrize("address", FILES)
def test_a_table_runs_no_formula(client: Client, address: str) -> None:
    text = client.get(f"{address}.csv").content.decode()
    assert ",'=Ministry," in text


@pytest.mark.usefixtures("_series")
@pytest.mark.parametrize("form", ["svg", "png", "csv"])
def test_a_kept_file_is_still_one_to_save(client: Client, form: str) -> None:
    for _time in range(2):
        sent = client.get(f"{FILES[0]}.{form}").headers["Content-Disposition"]
        assert sent == f'attachment; filename="conflictdb-clash-killed.{form}"'


@pytest.mark.usefixtures("_series")
@pytest.mark.parametrize(
    "address",
    [
        "/events/clash/claims/killed.gif",
        "/events/clash/claims/wounded.svg",
        "/events/clash/claims/wounded.csv",
        "/events/clash/history/killed/civilian.svg",
        "/events/none/claims/killed.svg",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_colours_of_files_are_those_of_the_page() -> None:
    light = tokens()[0]
    assert {name: light[name] for name in COLOURS} == COLOURS
