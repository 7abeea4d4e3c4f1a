"""The comparison that the API and the exports give."""

from datetime import date
from typing import Any

import pytest

from tests.factories import make_actor, make_claim, make_event
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.documents.comparison import COMPARISON_COLUMNS, comparison_document, comparison_rows

pytestmark = pytest.mark.django_db


def two_sides(**fields: Any) -> None:
    event = make_event()
    own = make_actor("own", side="armenian")
    soldiers = make_actor("soldiers", side="armenian")
    make_claim("own-count", event=event, claimant=own, victims=soldiers, low=4, high=4, qualifier="exactly")
    enemy = make_actor("enemy", side="azerbaijani")
    late = {"low": 9, "high": None, "qualifier": "at_least", "stated_on": "2021-01-05"} | fields
    make_claim("enemy-count", event=event, claimant=enemy, victims=soldiers, **late)
    publish(event)


def test_each_stance_has_its_own_cell_with_its_claims() -> None:
    two_sides()
    cells = comparison_document(store.event("clash"))["lines"][0]["cells"]
    assert [(cell["stance"], cell["figure"], cell["claims"]) for cell in cells] == [
        ("own", "4", ["own-count"]),
        ("enemy", "at least 9", ["enemy-count"]),
    ]


def test_an_open_end_is_null_and_no_number() -> None:
    two_sides()
    cell = comparison_document(store.event("clash"))["lines"][0]["cells"][1]
    assert (cell["low"], cell["high"], cell["least"], cell["greatest"]) == (9, None, 9, 9)


def test_figures_that_leave_no_number_in_common_are_flagged_with_their_size() -> None:
    two_sides()
    flags = comparison_document(store.event("clash"))["lines"][0]["disagreements"]
    assert [(flag["reason"], flag["size"]) for flag in flags] == [("do_not_overlap", 5)]


def test_as_of_a_day_before_the_second_claim_there_is_no_disagreement() -> None:
    two_sides()
    earlier = comparison_document(store.event("clash"), as_of=date(2020, 12, 31))
    assert [cell["stance"] for cell in earlier["lines"][0]["cells"]] == ["own"]
    assert earlier["lines"][0]["disagreements"] == []


def test_far_in_the_future_it_is_as_today() -> None:
    two_sides()
    document = store.event("clash")
    future, today = comparison_document(document, as_of=date(9999, 1, 1)), comparison_document(document)
    assert [line["url"] for line in future["lines"]] != [line["url"] for line in today["lines"]]
    for line in (*future["lines"], *today["lines"]):
        line["url"] = "its own address"
    assert future["lines"] == today["lines"]


def test_a_claim_whose_day_is_not_known_is_left_out_of_an_earlier_day_and_named() -> None:
    two_sides(stated_on="")
    cells = comparison_document(store.event("clash"), as_of=date(2021, 1, 1))["lines"][0]["cells"]
    assert cells[1]["left_out"] == [{"claim": "enemy-count", "reason": "unknown_date", "other": None}]


def test_every_column_of_a_row_is_filled_from_the_document() -> None:
    two_sides()
    rows = list(comparison_rows(comparison_document(store.event("clash"))))
    assert [set(row) for row in rows] == [set(COMPARISON_COLUMNS)] * 2
    assert rows[0]["disagreement"] == "do not overlap: 5 apart (4 and 9)"
