"""Sums of tallies: computed, never claimed, with open ends that stay open."""

from tests.domain.claims import NO_NUMBER, at_least, claim, up_to
from timeline.domain.figures import Interval
from timeline.domain.tallies import tally
from timeline.domain.tally_sums import recorded_sum, status_sums


def test_disjoint_statuses_of_one_side_are_added() -> None:
    (added,) = status_sums(
        tally(
            [
                claim("soldiers", 180),
                claim("police", 12, victims="am-police", victims_status="police"),
                claim("everyone", 213, victims="am-people", victims_status="mixed"),
            ]
        )
    )
    assert added.interval == Interval(192, 192)
    assert added.statuses == ("military", "police")
    assert added.claims == ("police", "soldiers")


def test_an_open_end_of_a_status_stays_open_in_the_sum() -> None:
    (added,) = status_sums(
        tally([claim("soldiers", at_least(180)), claim("civilians", up_to(9), victims_status="civilian")])
    )
    assert added.interval == Interval(None, None)
    assert added.numbers == Interval(189, 189)


def test_two_populations_of_one_status_are_never_added() -> None:
    claims = [claim("a", 1434), claim("b", 3825, victims="others"), claim("c", 85, victims_status="civilian")]
    assert status_sums(tally(claims)) == []


def test_a_status_without_a_number_leaves_no_sum() -> None:
    claims = [
        claim("a", 10),
        claim("b", 2, victims_status="police"),
        claim("c", NO_NUMBER, victims_status="civilian"),
    ]
    assert status_sums(tally(claims)) == []


def test_one_status_alone_is_no_sum() -> None:
    assert status_sums(tally([claim("a", 10)])) == []


def test_what_is_recorded_for_a_phases_events_is_added_line_by_line() -> None:
    (added,) = recorded_sum(
        tally(
            [
                claim("a", 10, event="siege"),
                claim("b", at_least(5), event="raid"),
                claim("c", NO_NUMBER, event="battle"),
            ]
        )
    )
    assert added.interval == Interval(15, None)
    assert added.events == ("raid", "siege")
    assert added.without_number == ("battle",)
    assert added.claims == ("a", "b")


def test_events_without_any_number_leave_no_sum() -> None:
    assert recorded_sum(tally([claim("a", NO_NUMBER)])) == []
