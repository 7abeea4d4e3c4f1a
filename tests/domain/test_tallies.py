"""Tallies: what the claims about one population leave possible, and which claims say so."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.claims import FIGURES, NO_NUMBER, at_least, between, claim, exactly, sets_of_claims, up_to
from timeline.domain.figures import Interval
from timeline.domain.stated_claims import StatedClaim, wholes
from timeline.domain.tallies import RULE, LeftOut, Reason, Tally, tally, tally_words

FAR_FUTURE = date(9999, 12, 31)


def only_tally(*claims: StatedClaim, as_of: date | None = None) -> Tally:
    (found,) = tally(claims, as_of)
    return found


def test_a_tally_spans_its_claims_and_names_its_rule() -> None:
    found = only_tally(claim("a", 93), claim("b", 98))
    assert found.interval == Interval(93, 98)
    assert found.claims == ("a", "b")
    assert found.rule == RULE == "conflictdb-tally-1"
    assert tally_words(found) == "93–98"


def test_an_open_end_stays_open_and_shows_how_far_the_stated_numbers_reach() -> None:
    found = only_tally(claim("a", at_least(93)), claim("b", 94))
    assert found.interval == Interval(93, None)
    assert tally_words(found) == "93–94 or more"
    assert tally_words(only_tally(claim("a", up_to(90)), claim("b", 20))) == "20–90 or fewer"
    assert tally_words(only_tally(claim("a", up_to(90)), claim("b", at_least(20)))) == "20–90, open"


def test_claims_that_do_not_overlap_are_disputed() -> None:
    assert only_tally(claim("a", 485), claim("b", 613)).is_disputed
    assert not only_tally(claim("a", at_least(485)), claim("b", 613)).is_disputed


def test_copies_of_one_statement_count_as_one_origin() -> None:
    found = only_tally(claim("a", origins=("agency",)), claim("b", origins=("agency", "ministry")))
    assert found.origins == 2


def test_a_superseded_figure_leaves_for_its_successor() -> None:
    found = only_tally(claim("old", 2783), claim("new", 2855, supersedes="old"))
    assert found.claims == ("new",)
    assert found.left_out == (LeftOut("old", Reason.SUPERSEDED, "new"),)


def test_a_figure_revised_by_another_body_says_so() -> None:
    found = only_tally(claim("old", 2317), claim("new", 2425, claimant="committee", revises="old"))
    assert found.left_out == (LeftOut("old", Reason.REVISED, "new"),)


def test_a_figure_revised_into_another_line_leaves_its_own() -> None:
    soldiers, people = tally(
        [claim("old", 3439), claim("new", 3753, revises="old", victims="people", victims_status="mixed")]
    )
    assert soldiers.interval is None
    assert tally_words(soldiers) == "replaced by a later figure"
    assert people.claims == ("new",)


def test_a_later_claim_without_a_number_replaces_none() -> None:
    found = only_tally(claim("old", 10), claim("new", NO_NUMBER, supersedes="old"))
    assert found.claims == ("old",)
    assert found.left_out == (LeftOut("new", Reason.UNQUANTIFIED),)


def test_replacement_reaches_through_claims_that_cannot_replace() -> None:
    found = only_tally(claim("a", 10), claim("b", NO_NUMBER, supersedes="a"), claim("c", 60, supersedes="b"))
    assert found.claims == ("c",)
    assert found.left_out[0] == LeftOut("a", Reason.SUPERSEDED, "c")


def test_a_claim_about_another_event_replaces_none() -> None:
    first_day, war = tally([claim("a", 16, event="first-day"), claim("b", 673, event="war", revises="a")])
    assert (first_day.claims, war.claims) == (("a",), ("b",))


def test_a_part_is_never_beside_its_whole() -> None:
    found = only_tally(claim("whole", 200), claim("part", 10, included_in="whole"))
    assert found.interval == Interval(200, 200)
    assert found.left_out == (LeftOut("part", Reason.PART, "whole"),)


def test_a_line_whose_claims_are_all_parts_is_in_a_larger_figure() -> None:
    women, everyone = tally(
        [
            claim("whole", 181, victims_status="mixed"),
            claim("part", 51, victims_status="civilian", included_in="whole"),
        ]
    )
    assert women.is_in_larger_figure
    assert women.left_out == (LeftOut("part", Reason.SAME_VICTIMS, "whole"),)
    assert tally_words(women) == "in a larger figure"
    assert everyone.interval == Interval(181, 181)


def test_victims_counted_in_a_wider_population_are_not_counted_again() -> None:
    soldiers, locals_ = tally(
        [
            claim("whole", 3825, victims="all-soldiers"),
            claim("part", 1434, victims="local-soldiers", included_in="whole"),
        ]
    )
    assert soldiers.claims == ("whole",)
    assert locals_.left_out == (LeftOut("part", Reason.SAME_VICTIMS, "whole"),)
    assert tally_words(locals_) == "in a larger figure"


def test_two_claimants_of_one_figure_both_stay_from_whatever_source() -> None:
    found = only_tally(
        claim("a", 3, origins=("agency",)),
        claim("b", 3, claimant="observers", claimant_side="third_party", origins=("agency",)),
    )
    assert (found.claims, found.origins, found.interval) == (("a", "b"), 1, Interval(3, 3))


def test_a_part_stands_where_its_whole_has_another_status() -> None:
    lines = tally([claim("whole", 200), claim("part", 10, victims_status="civilian", included_in="whole")])
    assert [line.claims for line in lines] == [("part",), ("whole",)]


def test_parts_stand_where_their_whole_spans_sides() -> None:
    lines = tally(
        [
            claim("both", 146, victims="people", victims_side="mixed", victims_status="civilian"),
            claim("am", 52, victims_status="civilian", included_in="both"),
            claim(
                "az",
                94,
                victims="az",
                victims_side="azerbaijani",
                victims_status="civilian",
                included_in="both",
            ),
        ]
    )
    assert [line.claims for line in lines] == [("am",), ("az",), ("both",)]


def test_a_part_about_the_very_population_of_a_whole_that_spans_sides_is_left_out() -> None:
    both = {"victims": "passengers", "victims_side": "mixed"}
    found = only_tally(claim("whole", 22, **both), claim("part", 3, included_in="whole", **both))
    assert found.claims == ("whole",)


def test_a_part_stands_where_its_whole_counts_another_outcome() -> None:
    lines = tally([claim("whole", 50, outcome="killed_or_wounded"), claim("part", 10, included_in="whole")])
    assert [line.claims for line in lines] == [("part",), ("whole",)]


def test_a_part_stands_where_its_whole_states_no_number() -> None:
    assert only_tally(claim("whole", NO_NUMBER), claim("part", 10, included_in="whole")).claims == ("part",)


def test_a_part_stays_inside_a_whole_that_was_replaced() -> None:
    found = only_tally(
        claim("part", 5, included_in="old"), claim("old", 27), claim("new", 213, supersedes="old")
    )
    assert found.claims == ("new",)


def test_two_populations_of_one_side_are_two_lines() -> None:
    lines = tally([claim("a", 1434, victims="local-soldiers"), claim("b", 3825, victims="all-soldiers")])
    assert [line.interval for line in lines] == [Interval(3825, 3825), Interval(1434, 1434)]


def test_a_line_of_words_alone_has_no_number() -> None:
    found = only_tally(claim("a", NO_NUMBER))
    assert found.interval is None
    assert tally_words(found) == "no number"


def test_zero_is_a_number() -> None:
    assert tally_words(only_tally(claim("a", 0))) == "0"


def test_as_of_shows_what_had_been_claimed_by_a_day() -> None:
    claims = [
        claim("old", 27, stated_on="2023-09-19"),
        claim("new", 200, stated_on="2023-09-20", supersedes="old"),
        claim("undated", 300, stated_on=None),
    ]
    found = only_tally(*claims, as_of=date(2023, 9, 19))
    assert found.claims == ("old",)
    assert found.left_out == (LeftOut("undated", Reason.UNKNOWN_DATE),)
    assert only_tally(*claims).claims == ("new", "undated")
    assert tally_words(only_tally(claims[2], as_of=FAR_FUTURE)) == "no dated figure"


def test_as_of_before_anything_was_said_has_no_tally() -> None:
    assert tally([claim("a", stated_on="2023-09-19")], date(2023, 9, 18)) == []


@given(sets_of_claims(), st.randoms(use_true_random=False), st.sampled_from([None, date(2020, 10, 20)]))
def test_the_order_of_claims_never_matters(
    claims: list[StatedClaim], random: object, as_of: date | None
) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands a random.Random
    assert tally(shuffled, as_of) == tally(claims, as_of)


@given(sets_of_claims(), FIGURES)
def test_adding_a_claim_never_narrows_what_is_shown(claims: list[StatedClaim], figure: object) -> None:
    before = tally(claims)
    added = claim("added", figure, victims="people", victims_status="mixed")  # type: ignore[arg-type]  # a Figure
    after = {
        (one.event, one.victims, one.victims_side, one.victims_status): one for one in tally([*claims, added])
    }
    for line in before:
        wider = after[line.event, line.victims, line.victims_side, line.victims_status]
        assert set(line.claims) <= set(wider.claims)
        if line.interval is not None:
            assert wider.interval is not None
            assert wider.interval.contains(line.interval)


@given(sets_of_claims(dates=st.sampled_from(["2020-10-01", "2020-11", "2021~"])))
def test_as_of_the_far_future_equals_no_as_of(claims: list[StatedClaim]) -> None:
    assert tally(claims, FAR_FUTURE) == tally(claims)


@given(sets_of_claims())
def test_every_claim_is_used_or_left_out_once(claims: list[StatedClaim]) -> None:
    named = [key for one in tally(claims) for key in (*one.claims, *(left.claim for left in one.left_out))]
    assert sorted(named) == sorted(one.id for one in claims)


@given(sets_of_claims())
def test_no_used_claim_stands_beside_its_whole_or_its_successor(claims: list[StatedClaim]) -> None:
    for line in tally(claims):
        of_event = {one.id: one for one in claims if one.event == line.event}
        for key in line.claims:
            assert not {whole.id for whole in wholes(of_event[key], of_event)} & set(line.claims)
            assert of_event[key].supersedes not in line.claims


def test_a_sources_range_is_kept_whole() -> None:
    assert only_tally(claim("a", between(27, 229, best=69))).interval == Interval(27, 229)
    assert only_tally(claim("a", exactly(7)), claim("b", between(5, 9))).interval == Interval(5, 9)
