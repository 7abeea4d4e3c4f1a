"""Figures: their bounds, the arithmetic of open ends, and their wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.domain.figures import Figure, FigureError, Interval, hull_of, interval_words, words


def _upwards(one: int | None, other: int | None) -> Interval:
    return (
        Interval(other, one)
        if one is not None and other is not None and one > other
        else Interval(one, other)
    )


_ENDS = st.one_of(st.none(), st.integers(0, 50))
INTERVALS = st.builds(_upwards, _ENDS, _ENDS)


@given(INTERVALS, INTERVALS, INTERVALS)
def test_sums_and_spans_do_not_depend_on_order(one: Interval, two: Interval, three: Interval) -> None:
    assert one.add(two) == two.add(one)
    assert one.add(two).add(three) == one.add(two.add(three))
    assert one.hull(two) == two.hull(one)
    assert hull_of([one, two, three]) == hull_of([three, one, two])


@given(INTERVALS, INTERVALS)
def test_a_span_contains_what_it_spans(one: Interval, other: Interval) -> None:
    assert one.hull(other).contains(one)
    assert one.hull(one) == one


@given(INTERVALS, INTERVALS)
def test_an_open_end_stays_open(one: Interval, other: Interval) -> None:
    for joined in (one.add(other), one.hull(other)):
        assert (joined.low is None) == (one.low is None or other.low is None)
        assert (joined.high is None) == (one.high is None or other.high is None)


@given(INTERVALS, INTERVALS, st.integers(0, 60))
def test_intervals_overlap_where_they_share_a_number(one: Interval, other: Interval, number: int) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    point = Interval(number, number)
    if one.contains(point) and other.contains(point):
        assert one.overlaps(other)


@given(INTERVALS, INTERVALS)
def test_what_contains_another_overlaps_it(one: Interval, other: Interval) -> None:
    if one.contains(other):
        assert one.overlaps(other)


def test_zero_adds_nothing_and_is_not_an_open_end() -> None:
    assert Interval(3, None).add(Interval(0, 0)) == Interval(3, None)
    assert not Interval(0, 0).overlaps(Interval(1, 1))


def test_no_interval_spans_nothing() -> None:
    assert hull_of([]) is None


def test_an_interval_runs_upwards() -> None:
    with pytest.raises(FigureError, match="from 9 down to 3"):
        Interval(9, 3)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure(613, None, 613, "exactly"), "613"),
        (Figure(0, 0, 0, "exactly"), "0"),
        (Figure(800, None, 800, "about"), "about 800"),
        (Figure(161, None, None, "at_least"), "at least 161"),
        (Figure(1240, None, None, "more_than"), "more than 1,240"),
        (Figure(None, None, 5000, "almost"), "almost 5,000"),
        (Figure(None, None, 40, "up_to"), "up to 40"),
        (Figure(500, None, 1000, "between"), "500 to 1,000"),
        (Figure(7, None, 7, "between"), "7"),
        (Figure(None, None, None, "unquantified"), "no number"),
    ],
)
def test_a_figure_in_words(figure: Figure, expected: str) -> None:
    figure.validate()
    assert words(figure) == expected


def test_a_figure_without_a_number_keeps_the_claims_own_words() -> None:
    assert words(Figure(None, None, None, "unquantified"), "tens of thousands") == "tens of thousands"


@pytest.mark.parametrize(
    ("interval", "numbers", "expected"),
    [
        (Interval(613, 613), None, "613"),
        (Interval(1434, 3825), Interval(1434, 3825), "1,434–3,825"),
        (Interval(93, None), Interval(93, 94), "93–94 or more"),
        (Interval(93, None), None, "93 or more"),
        (Interval(None, 90), Interval(20, 90), "20–90 or fewer"),
        (Interval(None, None), Interval(20, 90), "20–90, open"),
        (Interval(None, None), Interval(40, 40), "40, open"),
        (Interval(None, None), None, "open"),
        (Interval(0, 0), None, "0"),
    ],
)
def test_a_tallys_interval_in_words(interval: Interval, numbers: Interval | None, expected: str) -> None:
    assert interval_words(interval, numbers) == expected


@pytest.mark.parametrize(
    ("figure", "remedy"),
    [
        (Figure(5, None, 5, "roughly"), "use one of exactly"),
        (Figure(-1, None, -1, "exactly"), "below 0"),
        (Figure(5, None, None, "exactly"), "needs a high number"),
        (Figure(None, None, 5, "at_least"), "needs a low number"),
        (Figure(5, None, 9, "more_than"), "leave it empty"),
        (Figure(5, None, 5, "up_to"), "leave it empty"),
        (Figure(5, None, 5, "unquantified"), "leave it empty"),
        (Figure(9, None, 5, "between"), "exchange them"),
        (Figure(5, None, 9, "about"), "One number is stated"),
        (Figure(5, 6, 5, "exactly"), "are the same"),
        (Figure(5, 5, None, "at_least"), "best number stands only beside"),
    ],
)
def test_bounds_that_do_not_fit_the_qualifier_are_refused_with_a_remedy(figure: Figure, remedy: str) -> None:
    with pytest.raises(FigureError, match=remedy):
        figure.validate()


def test_a_data_sets_best_number_outside_its_bounds_is_kept_and_flagged() -> None:
    figure = Figure(10, 14, 13, "between")
    figure.validate()
    assert figure.is_best_outside
    assert figure.interval() == Interval(10, 13)
    assert not Figure(10, 12, 13, "between").is_best_outside
