"""Which events of a phase are added up."""

import pytest

from timeline.domain.dates import parse
from timeline.domain.phase_parts import Beside, beside_the_sum

PHASE = parse("1994-05-12/2020-09-27")


def test_an_event_within_the_phase_is_added() -> None:
    assert beside_the_sum("battle", parse("2016-04-01/2016-04-05"), PHASE) is None


def test_a_count_over_a_period_is_not_added() -> None:
    assert beside_the_sum("toll", parse("2016"), PHASE) is Beside.COUNT_OVER_A_PERIOD


@pytest.mark.parametrize("when", ["1994-05/1995", "2020-09-01/2020-11-10", "2010/.."])
def test_an_event_that_may_reach_beyond_the_phase_is_not_added(when: str) -> None:
    assert beside_the_sum("mine", parse(when), PHASE) is Beside.MAY_REACH_BEYOND


def test_a_phase_that_goes_on_takes_in_what_goes_on() -> None:
    assert beside_the_sum("mine", parse("2024/.."), parse("2023-10-02/..")) is None
