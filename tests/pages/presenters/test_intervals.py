"""A figure as a shape: no end and no middle is drawn that nobody stated."""

from tests.pages.presenters.documents import claim
from timeline.pages.presenters.intervals import interval
from timeline.pages.presenters.scale import scale_for

SCALE = scale_for([0, 1000])


def test_at_least_has_a_mark_and_an_arrow_but_no_high_end() -> None:
    shape = interval(claim(qualifier="at_least", low=200, high=None), SCALE)
    assert shape is not None
    assert (shape.form, shape.high_x) == ("up", "")


def test_almost_points_downwards_from_its_high_end() -> None:
    shape = interval(claim(qualifier="almost", low=None, high=500), SCALE)
    assert shape is not None
    assert (shape.form, shape.x) == ("down", "47.50%")


def test_a_range_has_a_mark_at_each_end_and_none_between() -> None:
    shape = interval(claim(qualifier="between", low=500, high=1000), SCALE)
    assert shape is not None
    assert (shape.form, shape.x, shape.high_x, shape.best_x) == ("between", "47.50%", "86.00%", "")


def test_a_best_number_is_drawn_only_where_the_claim_states_one() -> None:
    shape = interval(claim(qualifier="between", low=0, best=500, high=1000), SCALE)
    assert shape is not None
    assert shape.best_x == "47.50%"


def test_a_claim_without_a_number_has_no_shape() -> None:
    assert interval(claim(qualifier="unquantified", low=None, high=None), SCALE) is None
