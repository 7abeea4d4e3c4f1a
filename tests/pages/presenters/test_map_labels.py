"""The labels of the locator map stand clear of each other and of the marks."""

from itertools import combinations

import pytest

from timeline.pages.presenters.map_frame import HEIGHT, WIDTH
from timeline.pages.presenters.map_labels import Anchor, Box, around, broken, labels

MIDDLE = (WIDTH / 2, HEIGHT / 2)


def ring(text: str, x: float, y: float) -> Anchor:
    return Anchor(text, x, y, reach=8)


def placed(*anchors: Anchor) -> list[Box]:
    """Return the boxes of the labels, all of which must have found a place."""
    marks = [around(anchor.x, anchor.y, anchor.reach) for anchor in anchors]
    found = labels(anchors, marks)
    assert all(found)
    return [label.box for label in found if label]


def test_a_label_stands_below_its_mark() -> None:
    [box] = placed(ring("Shushi / Shusha", *MIDDLE))
    assert box.top > MIDDLE[1] + 8
    assert (box.left + box.right) / 2 == MIDDLE[0]


def test_a_label_at_the_lower_edge_stands_above_its_mark() -> None:
    [box] = placed(ring("Kovsakan / Zangilan", 160, HEIGHT - 12))
    assert box.bottom < HEIGHT - 12 - 8


@pytest.mark.parametrize("x", [8, WIDTH - 8])
def test_a_label_never_leaves_the_picture(x: float) -> None:
    [box] = placed(ring("Stepanakert / Khankendi", x, 100))
    assert box.is_in_picture


def test_labels_of_near_places_overlap_neither_each_other_nor_a_mark() -> None:
    anchors = [ring("Getashen / Chaykend", 150, 40), ring("Martunashen / Garabulag", 153, 42)]
    anchors += [ring("Shahumyan / Goranboy area", 166, 48), ring("Goranboy", 180, 30)]
    boxes = placed(*anchors)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(around(anchor.x, anchor.y, 8)) for box in boxes for anchor in anchors)


def test_a_label_that_stands_off_is_tied_to_its_mark() -> None:
    [label] = labels([ring("Akna", *MIDDLE)], [around(*MIDDLE, 15)])
    assert label
    assert label.leader == "M160.0 122.0L160.0 134.0"


def test_a_label_without_a_free_place_is_left_out() -> None:
    assert labels([ring("Akna", *MIDDLE)], [Box(0, 0, WIDTH, HEIGHT)]) == [None]


def test_a_long_name_is_broken_at_the_slash_and_no_word_is_cut() -> None:
    assert broken("Stepanakert / Khankendi", 26) == ["Stepanakert / Khankendi"]
    assert broken("Stepanakert / Khankendi", 14) == ["Stepanakert /", "Khankendi"]
    assert broken("Hakari bridge, Berdzor / Lachin corridor", 26) == [
        "Hakari bridge, Berdzor /",
        "Lachin corridor",
    ]
