"""Disagreements: what is flagged, for which reason and how large it is."""

from datetime import date
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.claims import NO_NUMBER, at_least, claim, exactly, sets_of_claims, up_to
from timeline.domain.dates import parse
from timeline.domain.disagreements import Flag, Kind, date_disagreement, disagreements, sharpest
from timeline.domain.figures import Figure
from timeline.domain.stated_claims import Rendering, StatedClaim, wholes
from timeline.domain.tallies import tally

FAR_FUTURE = date(9999, 12, 31)
ENEMY = {"claimant": "az-ministry", "claimant_side": "azerbaijani"}
EVERYONE = {"victims": "am-people", "victims_status": "mixed"}


def only_flag(*claims: StatedClaim) -> Flag:
    (found,) = disagreements(claims)
    return found


def test_own_losses_far_from_those_claimed_by_the_other_side_do_not_overlap() -> None:
    found = only_flag(claim("own", 2908), claim("enemy", at_least(7510), **ENEMY))
    assert (found.kind, found.stance, found.claims) == (Kind.DO_NOT_OVERLAP, None, ("enemy", "own"))
    assert (found.lesser, found.greater, found.size) == (2908, 7510, 4602)
    assert found.factor == pytest.approx(2.58, abs=0.01)


def test_exact_figures_of_one_side_differ() -> None:
    found = only_flag(claim("a", 50), claim("b", 53))
    assert (found.kind, found.stance, found.size) == (Kind.DIFFER, "own", 3)


def test_open_figures_of_one_side_do_not_overlap() -> None:
    found = only_flag(claim("a", 192), claim("b", at_least(201)))
    assert (found.kind, found.stance, found.size) == (Kind.DO_NOT_OVERLAP, "own", 9)


def test_exact_figures_of_two_sides_do_not_overlap() -> None:
    assert only_flag(claim("own", 10), claim("enemy", 100, **ENEMY)).kind is Kind.DO_NOT_OVERLAP


def test_the_size_is_the_widest_gap() -> None:
    found = only_flag(claim("a", 485), claim("b", 613), claim("c", at_least(1000)), claim("d", up_to(2000)))
    assert (found.claims, found.lesser, found.greater) == (("a", "b", "c"), 485, 1000)


def test_figures_that_share_a_number_are_not_flagged() -> None:
    assert disagreements([claim("a", 213), claim("b", at_least(200)), claim("c", NO_NUMBER)]) == []


def test_a_figure_that_was_replaced_disagrees_with_none() -> None:
    assert disagreements([claim("old", 27), claim("new", 200, supersedes="old")]) == []


def test_figures_of_two_populations_or_two_periods_are_no_disagreement() -> None:
    assert disagreements([claim("a", 1434), claim("b", 3825, victims="others")]) == []
    assert disagreements([claim("a", 33, period=parse("2021")), claim("b", 154, period=parse("2022"))]) == []


def test_a_size_beside_zero_has_no_factor() -> None:
    found = only_flag(claim("none", 0), claim("some", 3))
    assert (found.size, found.factor) == (3, None)


def test_sources_that_print_one_statement_differently_are_named() -> None:
    found = only_flag(
        claim(
            "wounded",
            511,
            renderings=(
                Rendering("agency", Figure(500, None, None, "more_than")),
                Rendering("ministry", exactly(511)),
                Rendering("paper", exactly(512)),
            ),
        )
    )
    assert (found.kind, found.sources) == (Kind.RENDERED_DIFFERENTLY, ("agency", "paper"))
    assert (found.lesser, found.greater, found.size) == (500, 512, 12)


def test_a_source_that_names_other_people_for_the_same_number_is_named() -> None:
    found = only_flag(
        claim("a", at_least(4000), renderings=(Rendering("paper", at_least(4000), differs=True),))
    )
    assert (found.kind, found.sources, found.size) == (Kind.RENDERED_DIFFERENTLY, ("paper",), 0)


def test_a_source_that_prints_a_figure_in_two_ways_contradicts_itself() -> None:
    contradiction, rendering = disagreements(
        [
            claim(
                "wounded",
                511,
                renderings=(Rendering("paper", exactly(511)), Rendering("paper", at_least(500))),
            )
        ]
    )
    assert (contradiction.kind, contradiction.sources) == (Kind.CONTRADICTS_ITSELF, ("paper",))
    assert contradiction.size == 11
    assert rendering.kind is Kind.RENDERED_DIFFERENTLY


def test_a_source_that_repeats_itself_does_not_contradict_itself() -> None:
    twice = (Rendering("paper", exactly(511)), Rendering("paper", exactly(511)))
    assert disagreements([claim("wounded", 511, renderings=twice)]) == []


def test_a_part_larger_than_its_whole_is_flagged() -> None:
    found = only_flag(
        claim("whole", 200, **EVERYONE), claim("part", 250, victims_status="civilian", included_in="whole")
    )
    assert (found.kind, found.claims, found.size) == (Kind.PART_ABOVE_WHOLE, ("part", "whole"), 50)


def test_a_part_that_need_not_exceed_its_whole_is_not_flagged() -> None:
    whole = claim("whole", at_least(200), **EVERYONE)
    assert disagreements([whole, claim("part", 250, included_in="whole")]) == []
    assert (
        disagreements([claim("whole", 200, **EVERYONE), claim("part", up_to(250), included_in="whole")]) == []
    )


def test_one_figure_for_a_kind_of_people_and_for_all_is_flagged() -> None:
    found = only_flag(claim("soldiers", 3753), claim("people", 3753, **EVERYONE))
    assert (found.kind, found.claims, found.size) == (Kind.STATUS_DIFFERS, ("people", "soldiers"), 0)
    replaced = [claim("a", 9), claim("b", 9, stated_on="2021-05-25", supersedes="a", **EVERYONE)]
    assert only_flag(*replaced).kind is Kind.STATUS_DIFFERS


def test_one_figure_for_two_kinds_of_people_is_two_counts() -> None:
    assert disagreements([claim("soldiers", 1), claim("civilians", 1, victims_status="civilian")]) == []


def test_one_figure_for_all_and_a_part_of_them_is_no_doubt_of_status() -> None:
    assert disagreements([claim("all", 1, **EVERYONE), claim("part", 1, included_in="all")]) == []


def test_one_figure_at_two_times_or_by_two_claimants_is_no_doubt_of_status() -> None:
    people = claim("people", 7, **EVERYONE)
    assert disagreements([people, claim("later", 7, stated_on="2021")]) == []
    assert disagreements([people, claim("other", 7, **ENEMY)]) == []
    assert disagreements([people, claim("undated", 7, stated_on=None)]) == []


def test_an_event_dated_to_one_of_two_days_is_flagged_with_the_days_between() -> None:
    found = date_disagreement("truce", parse("2020-11-09/2020-11-10"), is_span_uncertain=True)
    assert found is not None
    assert (found.kind, found.event, found.days, found.size) == (Kind.DATES_DIFFER, "truce", 1, 1)
    assert date_disagreement("war", parse("2020-09-27/2020-11-10"), is_span_uncertain=False) is None
    assert date_disagreement("open", parse("2020-09-27/.."), is_span_uncertain=True) is None


def test_the_sharpest_come_first_and_dates_last() -> None:
    truce = date_disagreement("truce", parse("1991/1992"), is_span_uncertain=True)
    assert truce is not None
    small, large = disagreements(
        [claim("a", 50), claim("b", 53), claim("c", 485, event="z"), claim("d", 613, event="z")]
    )
    assert sharpest([truce, small, large]) == [large, small, truce]


def test_as_of_flags_what_disagreed_by_then() -> None:
    claims = [claim("a", 10, stated_on="2020-10-01"), claim("b", 20, stated_on="2020-10-03")]
    assert disagreements(claims, date(2020, 10, 2)) == []
    assert len(disagreements(claims, date(2020, 10, 3))) == 1


def test_as_of_reaches_through_a_claim_of_unknown_date() -> None:
    claims = [
        claim("old", 10),
        claim("undated", 15, stated_on=None, supersedes="old"),
        claim("new", 20, supersedes="undated"),
    ]
    assert disagreements(claims, FAR_FUTURE) == []


def test_as_of_flags_no_whole_that_had_not_been_stated() -> None:
    whole = claim("whole", 200, stated_on="2021-01-18", **EVERYONE)
    claims = [whole, claim("part", 250, victims_status="civilian", included_in="whole")]
    assert disagreements(claims, date(2020, 12, 31)) == []


@given(sets_of_claims(), st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(claims: list[StatedClaim], random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert disagreements(shuffled) == disagreements(claims)


@given(sets_of_claims(dates=st.sampled_from(["2020-10-01", "2020-11", "2021~"])))
def test_as_of_the_far_future_equals_no_as_of(claims: list[StatedClaim]) -> None:
    assert disagreements(claims, FAR_FUTURE) == disagreements(claims)


@given(sets_of_claims())
def test_a_part_never_exceeds_its_whole_without_being_flagged(claims: list[StatedClaim]) -> None:
    by_id = {one.id: one for one in claims}
    exceeding = {
        (part.id, whole.id)
        for part in claims
        for whole in wholes(part, by_id)
        if part.figure.low is not None
        and whole.figure.high is not None
        and part.figure.low > whole.figure.high
    }
    flagged = {flag.claims for flag in disagreements(claims) if flag.kind is Kind.PART_ABOVE_WHOLE}
    assert flagged == exceeding


@given(sets_of_claims(), st.sampled_from([None, date(2020, 10, 20)]))
def test_a_line_is_flagged_exactly_where_its_tally_is_disputed(
    claims: list[StatedClaim], as_of: date | None
) -> None:
    flags = disagreements(claims, as_of)
    apart = {flag.line for flag in flags if flag.kind in (Kind.DO_NOT_OVERLAP, Kind.DIFFER)}
    assert apart == {one.line for one in tally(claims, as_of) if one.is_disputed}


@given(sets_of_claims())
def test_a_size_is_a_gap_between_two_flagged_claims(claims: list[StatedClaim]) -> None:
    by_id = {one.id: one for one in claims}
    for flag in disagreements(claims):
        if flag.kind in (Kind.DO_NOT_OVERLAP, Kind.DIFFER):
            pairs = combinations([by_id[key].figure for key in flag.claims], 2)
            ends = {(one.high, other.low) for pair in pairs for one, other in (pair, pair[::-1])}
            assert (flag.lesser, flag.greater) in ends
            lesser, greater = (by_id[key].figure for key in flag.furthest)
            assert (flag.lesser, flag.greater) == (lesser.high, greater.low)
            assert flag.size > 0
