"""How figures changed: what the step chart draws."""

from typing import Any

from tests.pages.presenters.documents import claim
from timeline.documents.schema import ClaimDocument
from timeline.pages.presenters.figure_history import figure_history, history_groups
from timeline.pages.presenters.step_shapes import Panel


def said(name: str, number: int, day: str, **fields: Any) -> ClaimDocument:
    date = {"edtf": day, "earliest": None, "latest": None, "precision": "day", "label": day}
    return claim(name, low=number, high=number, figure=str(number), stated_on=date, **fields)


def panel(*claims: ClaimDocument) -> Panel:
    return history_groups(list(claims))[0].panels[0]


def test_a_lone_figure_has_no_history() -> None:
    assert figure_history([said("a", 4, "2020-11-24")]) is None


def test_each_figure_stands_until_the_next_and_the_last_one_on() -> None:
    drawn = panel(said("a", 4, "2020-11-24"), said("b", 9, "2021-02-03", supersedes="a"))
    assert [tread.to_x for tread in drawn.treads] == [drawn.marks[1].x, "84.0%"]
    assert [end.text for end in drawn.ends] == ["9"]


def test_a_revision_by_another_body_is_drawn_apart_from_a_replacement() -> None:
    others = {"claimant": {"id": "court", "name": "Court", "side": "third_party"}}
    drawn = panel(
        said("a", 4, "2020-11-24"),
        said("b", 9, "2021-02-03", supersedes="a"),
        said("c", 12, "2021-06-01", revises="b", **others),
    )
    assert [riser.tie for riser in drawn.risers] == ["supersedes", "revises"]


def test_where_other_people_are_counted_the_riser_says_so() -> None:
    drawn = panel(
        said("a", 4, "2020-11-24"), said("b", 9, "2021-02-03", supersedes="a", victims_status="mixed")
    )
    assert [riser.tie for riser in drawn.risers] == ["population"]
    assert [one["id"] for one in drawn.changes] == ["b"]


def test_a_month_is_dashed_since_its_day_is_not_known() -> None:
    drawn = panel(said("a", 4, "2020-11"), said("b", 9, "2021-02-03", supersedes="a"))
    assert [tread.is_imprecise for tread in drawn.treads] == [True, False]


def test_the_months_of_silence_lie_between_those_with_a_statement() -> None:
    drawn = panel(said("a", 4, "2020-11-24"), said("b", 9, "2021-02-03", supersedes="a"))
    assert len(drawn.voices[0].blocks) == 2


def test_all_panels_of_an_outcome_and_status_share_one_scale_from_0() -> None:
    others = {"victims": {"id": "others", "name": "Others", "side": "azerbaijani"}}
    group = history_groups(
        [
            said("a", 4, "2020-11-24"),
            said("b", 9, "2021-02-03", supersedes="a"),
            said("c", 100, "2020-11-24", **others),
            said("d", 200, "2021-02-03", supersedes="c", **others),
        ]
    )[0]
    assert len(group.panels) == 2
    assert group.ticks[0].label == "0"
    assert group.panels[0].marks[1].y > group.panels[1].marks[1].y


def test_figures_that_still_stand_do_not_cover_one_another() -> None:
    drawn = panel(
        said("a", 100, "2020-11-24"),
        said("b", 101, "2021-02-03", supersedes="a"),
        said("c", 102, "2021-02-04", supersedes="a"),
    )
    assert abs(drawn.ends[0].y - drawn.ends[1].y) >= 15
