import datetime
from typing import Any

import pytest

from tests.factories import make_citation, make_claim, make_event, make_source
from tests.models.breaches import Breach, each
from timeline.domain.vocabulary import EditorialStatus, Qualifier
from timeline.models import Citation, Claim

pytestmark = pytest.mark.django_db

# The bounds that each qualifier needs, and which of the others it refuses; 0 is a figure and null is none.
SHAPES: dict[str, tuple[int | None, int | None]] = {
    Qualifier.EXACTLY: (0, 0),
    Qualifier.ABOUT: (800, 800),
    Qualifier.BETWEEN: (500, 1000),
    Qualifier.AT_LEAST: (200, None),
    Qualifier.MORE_THAN: (0, None),
    Qualifier.ALMOST: (None, 5000),
    Qualifier.UP_TO: (None, 40),
    Qualifier.UNQUANTIFIED: (None, None),
}


def state_before_the_first_possible_day() -> None:
    # Saving derives both days from the date; only a bulk change can set them apart.
    make_claim()
    Claim.objects.update(stated_earliest=datetime.date(2020, 11, 25))


def cite_claim(times: int = 1, **fields: object) -> None:
    claim = make_claim(cited=False)
    for _attempt in range(times):
        make_citation(claim=claim, **fields)


def cite_event_twice() -> None:
    event = make_event()
    for _attempt in range(2):
        make_citation(event=event)


BREACHES = [
    Breach("claim_outcome_is_known", lambda: make_claim(outcome="casualties")),
    Breach("claim_victims_status_is_known", lambda: make_claim(victims_status="combatant")),
    Breach("claim_evidence_level_is_known", lambda: make_claim(evidence_level="certain")),
    Breach("claim_scope_is_known", lambda: make_claim(scope="yearly")),
    Breach("claim_status_is_known", lambda: make_claim(status="final")),
    Breach("claim_low_not_above_high", lambda: make_claim(qualifier=Qualifier.BETWEEN, low=9, high=8)),
    Breach("claim_bounds_fit_qualifier", lambda: make_claim(qualifier=Qualifier.AT_LEAST, low=200, high=200)),
    Breach("claim_bounds_fit_qualifier", lambda: make_claim(qualifier="roughly", low=200, high=200)),
    Breach("claim_words_stand_only_without_a_number", lambda: make_claim(unquantified_words="many")),
    Breach("claim_earliest_not_after_latest", state_before_the_first_possible_day),
    Breach("claim_is_not_part_of_itself", lambda: make_claim(pk=5, included_in_id=5)),
    Breach("claim_does_not_replace_itself", lambda: make_claim(pk=5, supersedes_id=5)),
    Breach("claim_does_not_revise_itself", lambda: make_claim(pk=5, revises_id=5)),
    Breach("citation_is_of_a_claim_or_of_an_event", make_citation),
    Breach("citation_is_of_a_claim_or_of_an_event", lambda: cite_claim(event=make_event("other"))),
    Breach("citation_of_a_claim_is_listed_once", lambda: cite_claim(times=2)),
    Breach("citation_of_an_event_is_listed_once", cite_event_twice),
    Breach("citation_low_not_above_high", lambda: cite_claim(qualifier=Qualifier.BETWEEN, low=9, high=8)),
    Breach("citation_bounds_fit_qualifier", lambda: cite_claim(low=511)),
    Breach("citation_does_not_copy_itself", lambda: cite_claim(copied_from=make_source())),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()


@pytest.mark.parametrize("qualifier", SHAPES)
@pytest.mark.parametrize("has_low", [False, True])
@pytest.mark.parametrize("has_high", [False, True])
def test_a_figure_states_just_the_bounds_of_its_qualifier(
    qualifier: str, has_low: bool, has_high: bool
) -> None:
    low, high = SHAPES[qualifier]
    number = low if low is not None else high or 0
    stated: dict[str, Any] = {
        "qualifier": qualifier,
        "low": number if has_low else None,
        "high": (high or number) if has_high else None,
    }
    if (has_low, has_high) == (low is not None, high is not None):
        make_claim(**stated)
    else:
        Breach("claim_bounds_fit_qualifier", lambda: make_claim(**stated)).is_refused()


def test_bounds_that_contradict_each_other_in_print_are_kept_when_marked() -> None:
    claim = make_claim(qualifier=Qualifier.BETWEEN, low=9, high=8, is_out_of_order=True)
    claim.refresh_from_db()
    assert (claim.low, claim.high) == (9, 8)


def test_an_exact_figure_is_one_number() -> None:
    Breach("claim_bounds_fit_qualifier", lambda: make_claim(qualifier="exactly", low=3, high=4)).is_refused()


def test_a_citation_that_prints_the_claims_own_figure_repeats_no_number() -> None:
    cite_claim()
    assert Citation.objects.get().qualifier == ""


def test_a_source_is_cited_at_two_places() -> None:
    claim = make_claim(cited=False)
    for locator in ("paragraph 1", "headline"):
        make_citation(claim=claim, locator=locator)


def test_claims_without_a_source_are_found() -> None:
    make_claim("cited")
    make_claim("bare", cited=False)
    assert [claim.slug for claim in Claim.objects.without_a_source()] == ["bare"]


def test_drafts_and_withdrawn_claims_stay_at_the_desk() -> None:
    for status in EditorialStatus:
        make_claim(status.value, status=status)
    assert {claim.slug for claim in Claim.objects.to_publish()} == {"in_review", "published"}
