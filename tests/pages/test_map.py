"""The locator map on the pages of events and places, and the ground that it is drawn on."""

import gzip
import re
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_event, make_place
from tests.pages.publishing import publish
from timeline.documents.schema import PlaceInEvent, PublishedEventDocument
from timeline.models import EventPlace
from timeline.pages.presenters.map import LINES, OUTLINES, LocatorMap, event_map, place_map
from timeline.pages.presenters.map_frame import NEAR, REGION, project
from tools.make_map import ATLAS, GROUND, ground

MOST_GROUND = 5 * 1024  # bytes, compressed


def place(name: str, **fields: Any) -> PlaceInEvent:
    """Return a point in Stepanakert / Khankendi, unless the test says otherwise."""
    document: Any = {"id": name.lower(), "name": name, "lat": 39.8177, "lon": 46.7528, "precision": "point"}
    stated: PlaceInEvent = document | fields
    return stated


def shown(*places: PlaceInEvent, day: str = "1992-05-08") -> LocatorMap:
    document: Any = {"type": "battle", "date": {"earliest": day, "latest": day}, "places": list(places)}
    event: PublishedEventDocument = document
    drawn = event_map(event)
    assert drawn
    return drawn


def forms(drawn: LocatorMap) -> dict[str, str]:
    return {mark.id: mark.form for mark in drawn.marks}


def test_a_point_is_ringed_with_the_mark_of_its_kind() -> None:
    drawn = shown(place("Shusha"))
    assert (forms(drawn), drawn.lane) == ({"shusha": "point"}, "fighting")


@pytest.mark.parametrize("precision", ["area", "line"])
def test_an_area_or_a_line_is_never_drawn_as_a_point(precision: str) -> None:
    assert forms(shown(place("Somewhere", precision=precision))) == {"somewhere": "glow"}


def test_an_area_with_a_known_outline_is_drawn_in_it_among_its_neighbours() -> None:
    drawn = shown(place("Nagorno-Karabakh", precision="area"))
    assert forms(drawn) == {"nagorno-karabakh": "outline"}
    assert drawn.frame is REGION


def test_the_lachin_corridor_is_drawn_as_a_line() -> None:
    corridor = place(
        "Berdzor / Lachin corridor", id="lachin-corridor", precision="line", lat=39.64, lon=46.55
    )
    assert forms(shown(corridor)) == {"lachin-corridor": "line"}


def test_near_places_get_the_near_frame_and_a_far_one_the_wide_one() -> None:
    baku = place("Baku", lat=40.37767, lon=49.89201)
    assert shown(place("Shusha")).frame is NEAR
    assert shown(place("Shusha"), baku).frame is REGION


def test_a_place_outside_the_south_caucasus_is_listed_in_words() -> None:
    drawn = shown(place("Shusha"), place("Moscow", lat=55.75, lon=37.62))
    assert (drawn.names, drawn.outside) == (["Shusha"], ["Moscow"])


def test_a_place_without_a_position_is_said_to_have_none() -> None:
    drawn = shown(place("Somewhere", lat=None, lon=None))
    assert (drawn.names, drawn.outside, drawn.unplaced) == ([], [], ["Somewhere"])


@pytest.mark.parametrize(
    ("day", "is_drawn"),
    [("1994-05-11", False), ("1994-05-12", True), ("2020-09-27", True), ("2020-09-28", False)],
)
def test_the_line_of_contact_is_drawn_for_the_years_in_which_it_held(day: str, is_drawn: bool) -> None:
    assert shown(place("Shusha"), day=day).has_line_of_contact is is_drawn


def test_an_event_without_a_place_has_no_map() -> None:
    document: Any = {"type": "battle", "date": {"earliest": None, "latest": None}, "places": []}
    assert event_map(document) is None


def test_a_town_that_is_marked_is_not_named_twice() -> None:
    capital = place("Yerevan", lat=40.17765, lon=44.5126)
    assert "Yerevan" not in [word.text for word in shown(capital).words]
    assert "Tbilisi" in [word.text for word in shown(capital).words]


def test_the_ground_has_every_shape_that_the_presenter_names() -> None:
    drawn = set(re.findall(r'id="map-([a-z-]+)"', GROUND.read_text(encoding="utf-8")))
    assert drawn == {*OUTLINES, *LINES, "line-of-contact"}


def test_the_ground_is_drawn_in_the_projection_in_which_places_are_marked() -> None:
    # Natural Earth's Lake Sevan reaches from 44.960 to 45.666 degrees east and from 40.139 to 40.627 north.
    path = re.search(r'class="map-lake" d="M(\d+) (\d+)l([^M"]+)', GROUND.read_text(encoding="utf-8"))
    assert path
    x, y = int(path[1]), int(path[2])
    steps = [int(step) for step in re.findall(r"-?\d+", path[3])]
    xs, ys = [x], [y]
    for across, down in zip(steps[::2], steps[1::2], strict=True):
        xs.append(xs[-1] + across)
        ys.append(ys[-1] + down)
    assert (min(xs), min(ys)) == pytest.approx(project(44.960, 40.627), abs=3)
    assert (max(xs), max(ys)) == pytest.approx(project(45.666, 40.139), abs=3)


def test_the_ground_weighs_little_and_holds_no_style() -> None:
    text = GROUND.read_bytes()
    assert len(gzip.compress(text, 9)) <= MOST_GROUND
    assert b"style" not in text


# `make check` runs npm ci before its PostgreSQL step, where this test then runs.
@pytest.mark.skipif(not ATLAS.exists(), reason="world-atlas is installed by npm ci, for the checks alone")
def test_the_committed_ground_is_what_the_script_draws() -> None:
    assert GROUND.read_text(encoding="utf-8") == ground()


@pytest.mark.django_db
def test_an_events_page_shows_where_it_happened_in_both_names(client: Client) -> None:
    event = make_event(date="1992-05-08", type="battle")
    shusha = make_place("shusha", name="Shushi / Shusha", latitude="39.76006", longitude="46.74989")
    EventPlace.objects.create(event=event, place=shusha)
    publish(event)
    page = client.get("/events/clash/").content.decode()
    assert 'role="img" aria-label="Map of Nagorno-Karabakh and its surroundings' in page
    assert "Ring: Shushi / Shusha." in page
    assert "Dashed: boundary of the Nagorno-Karabakh Autonomous Oblast, about 1991." in page
    assert "Natural Earth 4.1, 2018" in page
    assert "line of contact" not in page


@pytest.mark.django_db
def test_a_places_page_shows_where_it_lies(client: Client) -> None:
    event = make_event()
    baku = make_place("baku", name="Baku", latitude="40.37767", longitude="49.89201")
    EventPlace.objects.create(event=event, place=baku)
    publish(event)
    page = client.get("/places/baku/").content.decode()
    assert 'aria-label="Map of the South Caucasus, on which these are marked: Baku."' in page


def test_a_place_outside_the_map_gets_words_and_no_picture() -> None:
    drawn = place_map(place("The Hague", lat=52.08, lon=4.31))
    assert drawn
    assert (drawn.marks, drawn.outside) == ([], ["The Hague"])
