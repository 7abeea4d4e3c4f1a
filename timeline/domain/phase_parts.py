"""Which events of a phase may be added up: those that count nobody over again, and nobody from beyond it."""

from enum import StrEnum

from timeline.domain.dates import EdtfDate, must_lie_within
from timeline.domain.vocabulary import EventType


class Beside(StrEnum):
    """Why an event of a phase is not added to the others."""

    COUNT_OVER_A_PERIOD = "count_over_a_period"
    MAY_REACH_BEYOND = "may_reach_beyond"


def beside_the_sum(kind: str, when: EdtfDate, phase: EdtfDate) -> Beside | None:
    """Say why an event of this type and date is not added to the others of its phase; None where it is.

    A count over a period may count the dead of the events within it. An event that may have begun before the phase
    or ended after it may count people of another phase.
    """
    if kind == EventType.TOLL:
        return Beside.COUNT_OVER_A_PERIOD
    if not must_lie_within(when, phase.earliest, phase.latest):
        return Beside.MAY_REACH_BEYOND
    return None
