"""Numbers on a common scale."""

import pytest

from timeline.pages.presenters.scale import scale_for


def labels(values: list[int]) -> list[str]:
    scale = scale_for(values)
    assert scale is not None
    return [tick.label for tick in scale.ticks]


def test_one_number_alone_has_no_scale() -> None:
    assert scale_for([613, 613]) is None


def test_numbers_of_one_order_stand_on_a_linear_scale_from_nought() -> None:
    assert labels([200, 613, 1000]) == ["0", "500", "1,000"]


def test_numbers_far_apart_stand_on_a_logarithmic_scale_up_to_a_power_of_ten() -> None:
    assert labels([2, 9066]) == ["1", "10", "100", "1,000", "10,000"]


def test_nought_has_its_own_place_before_one_on_a_logarithmic_scale() -> None:
    assert labels([0, 1, 100]) == ["0", "1", "10", "100"]


def test_the_reader_may_choose_the_other_scale() -> None:
    scale = scale_for([2, 9066], "linear")
    assert scale is not None
    assert not scale.is_log


@pytest.mark.parametrize("form", ["linear", "log"])
def test_a_greater_number_never_stands_further_left(form: str) -> None:
    scale = scale_for([0, 7, 60, 5300], "log" if form == "log" else "linear")
    assert scale is not None
    places = [float(scale.x(value).removesuffix("%")) for value in (0, 1, 7, 60, 5300)]
    assert places == sorted(places)
    assert 0 <= places[0] < places[-1] <= 100


@pytest.mark.parametrize("form", ["linear", "log"])
def test_noughts_alone_can_be_asked_for_on_either_scale(form: str) -> None:
    scale = scale_for([0, 1], "log" if form == "log" else "linear")
    assert scale is not None
    assert scale.ticks[0].label == "0"


def test_the_numbers_of_a_wide_logarithmic_scale_leave_room_for_one_another() -> None:
    wide, narrow = scale_for([0, 123_456], "log"), scale_for([3, 4000])
    assert wide is not None
    assert narrow is not None
    assert [tick.label for tick in wide.labelled] == ["0", "10", "1,000", "100,000"]
    assert [tick.label for tick in wide.labelled_narrow] == ["0", "100", "100,000"]
    assert [tick.label for tick in narrow.labelled] == ["1", "10", "100", "1,000", "10,000"]
    assert [tick.label for tick in narrow.labelled_narrow] == ["1", "100", "10,000"]
