"""Disjoint statuses of one side added up: computed, claimed by nobody, beside claims about both kinds together."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.utils.translation import gettext as _

from timeline.documents.claims import stated_claim
from timeline.documents.schema import ClaimDocument
from timeline.domain.figures import interval_words
from timeline.domain.tallies import tally
from timeline.domain.tally_sums import RecordedSum, StatusSum, status_sums
from timeline.domain.vocabulary import Qualifier, VictimsStatus


class SumDocument(TypedDict):
    """What was added up; null is an open end, `least` and `greatest` are stated numbers.

    `is_about` says that a claim in the sum is stated as “about” a number.
    """

    figure: str
    low: int | None
    high: int | None
    least: int | None
    greatest: int | None
    is_about: bool
    claims: list[str]


class StatusSumDocument(SumDocument):
    """The sum of a side's statuses for one outcome."""

    outcome: str
    victims_side: str
    statuses: list[str]
    rule: str


def about_in(claims: Iterable[ClaimDocument]) -> set[str]:
    """Return the claims that are stated as “about” a number."""
    return {claim["id"] for claim in claims if claim["qualifier"] == Qualifier.ABOUT}


def sum_document(one: StatusSum | RecordedSum, about: set[str]) -> SumDocument:
    """Render what was added up; `about` are the claims that are stated as “about” a number."""
    is_about = not about.isdisjoint(one.claims)
    words = interval_words(one.interval, one.numbers)
    return SumDocument(
        # A sum of “about 11,000” and 163 is no 11,163.
        figure=_("about %(figure)s") % {"figure": words} if is_about else words,
        low=one.interval.low,
        high=one.interval.high,
        least=one.numbers.low,
        greatest=one.numbers.high,
        is_about=is_about,
        claims=list(one.claims),
    )


def status_sum_documents(
    claims: Iterable[ClaimDocument], as_of: date | None = None
) -> list[StatusSumDocument]:
    """Return what may be added up among the claims of one event, with `as_of` among those stated by that day."""
    known = list(claims)
    about = about_in(known)
    return [
        StatusSumDocument(
            outcome=one.outcome,
            victims_side=one.victims_side,
            statuses=sorted(one.statuses, key=VictimsStatus.values.index),
            **sum_document(one, about),
            rule=one.rule,
        )
        for one in status_sums(tally((stated_claim(claim) for claim in known), as_of))
    ]
