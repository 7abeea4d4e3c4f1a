"""Voices: who spoke in which month, and who was silent."""

from datetime import date

from hypothesis import given

from tests.domain.claims import claim, sets_of_claims
from timeline.domain.stated_claims import StatedClaim
from timeline.domain.voices import SpokenMonth, voices


def test_a_month_without_a_statement_is_silent_and_not_zero() -> None:
    own, other = voices(
        [
            claim("a", stated_on="2020-12-03"),
            claim("b", 0, stated_on="2021-02-01"),
            claim("c", stated_on="2021-01-18", claimant="az-ministry"),
        ]
    )
    assert (own.claimant, other.claimant) == ("am-ministry", "az-ministry")
    assert [one.month for one in own.months] == [date(2020, 12, 1), date(2021, 1, 1), date(2021, 2, 1)]
    assert [one.is_silent for one in own.months] == [False, True, False]
    assert [one.is_silent for one in other.months] == [True, False, True]
    assert own.months[2].claims == ("b",)


def test_a_date_of_several_months_may_have_been_any_of_them() -> None:
    (voice,) = voices([claim("a", stated_on="2020-11/2020-12")])
    assert voice.months == (
        SpokenMonth(date(2020, 11, 1), (), ("a",)),
        SpokenMonth(date(2020, 12, 1), (), ("a",)),
    )


def test_a_date_in_doubt_is_not_certain_of_its_month() -> None:
    (voice,) = voices([claim("a", stated_on="2020-11~"), claim("b", stated_on="2020-11")])
    assert voice.months == (SpokenMonth(date(2020, 11, 1), ("b",), ("a",)),)


def test_claims_of_unknown_or_open_dates_fall_in_no_month() -> None:
    (voice,) = voices([claim("a", stated_on=None), claim("b", stated_on="2020-11/..")])
    assert (voice.months, voice.undated) == ((), ("a", "b"))


def test_as_of_ends_the_months_on_its_day() -> None:
    claims = [claim("a", stated_on="2021"), claim("b", stated_on="2021-03-01")]
    (voice,) = voices(claims, date(2021, 2, 9))
    assert [month.perhaps for month in voice.months] == [("a",), ("a",)]


@given(sets_of_claims())
def test_every_claim_is_heard_or_undated(claims: list[StatedClaim]) -> None:
    heard = {
        key
        for voice in voices(claims)
        for key in (
            *voice.undated,
            *(key for month in voice.months for key in (*month.claims, *month.perhaps)),
        )
    }
    assert heard == {one.id for one in claims}
