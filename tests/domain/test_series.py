"""Series: how figures moved, on the days they were stated."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.claims import NO_NUMBER, claim, sets_of_claims
from timeline.domain.dates import parse
from timeline.domain.series import Riser, Series, Step, Tie, middle, series
from timeline.domain.stated_claims import StatedClaim
from timeline.domain.tallies import Reason, tally

FAR_FUTURE = date(9999, 12, 31)


def only_series(*claims: StatedClaim, as_of: date | None = None) -> Series:
    (found,) = series(claims, as_of)
    return found


def test_a_claimants_later_figures_are_steps() -> None:
    first, second = only_series(
        claim("2855", 2855, stated_on="2021-01-18", supersedes="2783"),
        claim("2783", 2783, stated_on="2020-12-03"),
    ).steps
    assert (first.claim.id, first.placed_on, first.risers) == ("2783", date(2020, 12, 3), ())
    assert first.until == second.placed_on == date(2021, 1, 18)
    assert second.risers == (Riser("2783", Tie.SUPERSEDES, is_population_change=False),)
    assert second.until is None
    assert not second.is_imprecise


def test_another_bodys_revision_is_told_from_a_claimants_own_step() -> None:
    found = only_series(
        claim("ministry", stated_on="2020-11-18"),
        claim("committee", claimant="committee", stated_on="2021-09-27", revises="ministry"),
    )
    assert found.steps[1].risers[0].tie is Tie.REVISES
    assert found.claimants == ("am-ministry", "committee")


def test_a_series_marks_where_it_begins_to_count_other_people() -> None:
    soldiers, people, named = only_series(
        claim("3439", stated_on="2021-04-01"),
        claim("3753", stated_on="2021-05-25", supersedes="3439", victims="people", victims_status="mixed"),
        claim("3781", stated_on="2021-09-27", supersedes="3753", victims="people", victims_status="mixed"),
    ).steps
    assert people.risers[0].is_population_change
    assert not named.risers[0].is_population_change
    assert soldiers.risers == ()


def test_claims_tied_to_none_are_series_of_their_own() -> None:
    assert [len(one.steps) for one in series([claim("a", 10), claim("b", 12)])] == [1, 1]


def test_claims_of_two_events_are_two_series() -> None:
    found = series([claim("a", event="first-day"), claim("b", event="war", supersedes="a")])
    assert [one.event for one in found] == ["first-day", "war"]
    assert found[1].steps[0].risers == ()


def test_an_imprecise_date_is_placed_in_its_middle_and_says_so() -> None:
    (step,) = only_series(claim("a", stated_on="2022-07")).steps
    assert (step.placed_on, step.is_imprecise) == (date(2022, 7, 16), True)
    assert only_series(claim("a", stated_on="2022-07-04~")).steps[0].is_imprecise


def test_an_imprecise_date_ends_with_the_figure_that_replaced_it() -> None:
    earlier, later = only_series(
        claim("3439", stated_on="2021~"), claim("3753", stated_on="2021-05-25", revises="3439")
    ).steps
    assert (earlier.claim.id, earlier.placed_on) == ("3439", date(2021, 3, 14))
    assert later.placed_on == date(2021, 5, 25)


def test_dates_that_contradict_a_replacement_are_kept() -> None:
    new, old = only_series(
        claim("old", stated_on="2021-05-25"), claim("new", stated_on="2020-05", supersedes="old")
    ).steps
    assert (new.claim.id, new.placed_on) == ("new", date(2020, 5, 16))
    assert old.claim.id == "old"


def test_what_is_replaced_comes_first_on_one_day() -> None:
    found = only_series(claim("z", 27), claim("m", 32, supersedes="z"), claim("a", 200, supersedes="m"))
    assert [step.claim.id for step in found.steps] == ["z", "m", "a"]


def test_a_statement_without_a_number_is_a_step_that_ends_nothing() -> None:
    number, words, later = only_series(
        claim("number", 10, stated_on="2020-10-01"),
        claim("words", NO_NUMBER, stated_on="2020-10-02", supersedes="number"),
        claim("later", 60, stated_on="2020-10-03", supersedes="words"),
    ).steps
    assert (words.risers, words.until) == ((), None)
    assert later.risers == (Riser("number", Tie.SUPERSEDES, is_population_change=False),)
    assert number.until == date(2020, 10, 3)


def test_an_undated_claim_is_named_and_stepped_over() -> None:
    found = only_series(
        claim("old", stated_on="2020-10-01"),
        claim("undated", stated_on=None, supersedes="old"),
        claim("new", stated_on="2020-10-09", supersedes="undated"),
    )
    assert found.undated == ("undated",)
    assert found.steps[1].risers[0].earlier == "old"


def test_two_figures_may_replace_one() -> None:
    old, _bodies, _named = only_series(
        claim("old", stated_on="2020-11-13"),
        claim("bodies", stated_on="2020-11-21", supersedes="old"),
        claim("named", stated_on="2021-07-02", supersedes="old"),
    ).steps
    assert old.until == date(2020, 11, 21)


def test_as_of_ends_a_series_at_what_had_been_said() -> None:
    claims = [claim("old", stated_on="2023-09-19"), claim("new", stated_on="2023-09-20", supersedes="old")]
    (step,) = only_series(*claims, as_of=date(2023, 9, 19)).steps
    assert (step.claim.id, step.until) == ("old", None)
    assert series(claims, date(2023, 9, 18)) == []


def test_the_middle_of_a_half_open_date_is_its_known_end() -> None:
    assert middle(parse("2020-10-01/..")) == date(2020, 10, 1)
    assert middle(parse("../..")) is None


def risers(found: list[Series]) -> list[tuple[Step, Step]]:
    """Every pair of an earlier step and the step that takes its place."""
    steps = {step.claim.id: step for one in found for step in one.steps}
    return [(steps[riser.earlier], step) for step in steps.values() for riser in step.risers]


@given(sets_of_claims())
def test_every_claim_is_placed_or_undated_once(claims: list[StatedClaim]) -> None:
    found = series(claims)
    named = [key for one in found for key in (*one.undated, *(step.claim.id for step in one.steps))]
    assert sorted(named) == sorted(one.id for one in claims)


@given(sets_of_claims(), st.randoms(use_true_random=False), st.sampled_from([None, date(2020, 10, 20)]))
def test_the_order_of_claims_never_matters(
    claims: list[StatedClaim], random: Random, as_of: date | None
) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert series(shuffled, as_of) == series(claims, as_of)


@given(sets_of_claims(dates=st.sampled_from(["2020-10-01", "2020-11", "2021~"])))
def test_as_of_the_far_future_equals_no_as_of(claims: list[StatedClaim]) -> None:
    assert series(claims, FAR_FUTURE) == series(claims)


@given(sets_of_claims(dates=st.sampled_from(["2020", "2020-10~", "2020-10-31/2021"])))
def test_no_figure_is_placed_before_the_one_it_replaces(claims: list[StatedClaim]) -> None:
    for earlier, later in risers(series(claims)):
        assert earlier.placed_on <= later.placed_on


@given(sets_of_claims(dates=st.sampled_from(["2020-10-01", "2020-11"])))
def test_a_step_stands_where_its_tally_does_not_replace_it(claims: list[StatedClaim]) -> None:
    replaced = {
        left.claim
        for line in tally(claims)
        for left in line.left_out
        if left.reason in (Reason.SUPERSEDED, Reason.REVISED)
    }
    ended = {earlier.claim.id for earlier, _later in risers(series(claims))}
    assert ended == {one.id for one in claims if one.id in replaced and one.figure.is_quantified}
