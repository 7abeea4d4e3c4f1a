"""The projection of the locator map."""

import math

import pytest

from timeline.pages.presenters.map_frame import HEIGHT, NEAR, REGION, WIDTH, Frame, project


def kilometres(frame: Frame, one: tuple[float, float], other: tuple[float, float]) -> float:
    """Measure a distance in the picture by its own scale bar."""
    (x1, y1), (x2, y2) = frame.place(*one), frame.place(*other)
    return math.hypot(x2 - x1, y2 - y1) * frame.bar_km / frame.bar


def test_the_ground_begins_in_the_north_west() -> None:
    assert project(43.3, 42.1) == (0, 0)
    east, south = project(44.3, 41.1)
    assert (round(east), round(south)) == (200, 262)


def test_the_wide_frame_shows_the_whole_ground() -> None:
    assert REGION.viewbox == "0.0 0.0 1440.0 1026.0"


@pytest.mark.parametrize("frame", [NEAR, REGION], ids=["near", "region"])
def test_a_frame_fills_the_picture_with_its_cut(frame: Frame) -> None:
    assert frame.place(frame.west, frame.north) == (0, 0)
    assert frame.place(frame.west + frame.wide, frame.north)[0] == pytest.approx(WIDTH)


def test_a_frame_and_its_cut_of_the_ground_agree() -> None:
    left, top, wide, high = map(float, NEAR.viewbox.split())
    x, y = project(46.75, 39.82)
    shown = NEAR.place(46.75, 39.82)
    assert shown == pytest.approx(((x - left) * WIDTH / wide, (y - top) * HEIGHT / high), abs=0.05)


@pytest.mark.parametrize("frame", [NEAR, REGION], ids=["near", "region"])
def test_the_scale_bar_measures_a_known_distance(frame: Frame) -> None:
    # A degree of latitude is about 111.2 km, so 0.78 of one is 86.7 km.
    assert kilometres(frame, (47.12, 40.38), (47.12, 39.6)) == pytest.approx(86.7, rel=0.01)


def test_a_place_at_the_edge_is_not_held_with_a_margin() -> None:
    assert NEAR.holds(44.81, 40.0, margin=0)
    assert not NEAR.holds(44.81, 40.0, margin=10)
    assert not NEAR.holds(37.62, 55.75, margin=0)
