"""A claim in one line of words."""

import pytest

from tests.factories import make_citation, make_claim, make_publisher, make_source
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.documents.statements import statement

pytestmark = pytest.mark.django_db


def words() -> str:
    event = store.event("clash")
    return statement(event["claims"][0], {source["id"]: source for source in event["sources"]})


def test_a_statement_names_figure_claimant_day_and_source() -> None:
    publish(make_claim(qualifier="at_least", low=200).event)
    assert words() == "at least 200, ministry, 24 November 2020 (agency)"


def test_further_publishers_are_counted_once_each() -> None:
    claim = make_claim()
    make_citation(claim=claim, source=make_source("second-report"))
    make_citation(claim=claim, source=make_source("paper-report", publisher=make_publisher("paper")))
    publish(claim.event)
    assert words() == "4, ministry, 24 November 2020 (agency and 1 more)"


def test_a_day_that_is_not_known_is_said_to_be_unknown() -> None:
    publish(make_claim(stated_on="").event)
    assert words() == "4, ministry, date unknown (agency)"
