"""Marks of a lane stand together or apart by the rule that the browser follows too (tests/js/lane-layout.test.js)."""

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.pages.presenters.lanes import dots, place

CASES: dict[str, Any] = json.loads((Path(__file__).parents[2] / "lanes" / "cases.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["place"], ids=lambda case: case["name"])
def test_marks_stand_where_the_shared_cases_say(case: dict[str, Any]) -> None:
    placed = [
        {"x": round(unit["x"], 2), "width": round(unit["width"], 2), "members": unit["members"]}
        for unit in place(case["starts"], case["width"])
    ]
    assert placed == case["units"]


@pytest.mark.parametrize("case", CASES["dots"], ids=lambda case: str(case["count"]))
def test_a_swarm_fills_its_columns_evenly(case: dict[str, Any]) -> None:
    assert dots(case["count"]) == [tuple(at) for at in case["at"]]
