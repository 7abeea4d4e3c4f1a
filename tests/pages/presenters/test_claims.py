"""Claims as rows: the order of the people, six in a list, all on the event's page."""

from tests.pages.presenters.documents import claim, people
from timeline.pages.presenters.claims import claims_table, outcome_sections


def test_armenian_people_stand_before_azerbaijani_ones() -> None:
    claims = [
        claim("second", victims=people("Villagers", "azerbaijani")),
        claim("first", victims=people("Villagers", "armenian")),
    ]
    table = claims_table(claims, {})
    assert table is not None
    assert [group.side for group in table.groups] == ["armenian", "azerbaijani"]


def test_a_list_shows_six_claims_and_counts_all() -> None:
    table = claims_table([claim(f"claim-{number}") for number in range(8)], {})
    assert table is not None
    assert sum(len(group.rows) for group in table.groups) == 6
    assert (table.total, table.is_cut) == (8, True)


def test_an_event_without_claims_has_no_table() -> None:
    assert claims_table([], {}) is None


def test_two_populations_are_never_put_on_one_scale_in_a_list() -> None:
    claims = [
        claim("one", low=5, high=5, victims=people("Army", "armenian")),
        claim("two", low=900, high=900, victims=people("Defence army", "armenian")),
    ]
    table = claims_table(claims, {})
    assert table is not None
    assert [group.scale for group in table.groups] == [None, None]


def test_a_replaced_claim_stands_apart_from_those_that_stand() -> None:
    claims = [claim("early", superseded_by=["late"]), claim("late", low=9, high=9)]
    (section,) = outcome_sections(claims, {}, None)
    (group,) = section.groups
    assert [row.claim["id"] for row in group.standing] == ["late"]
    assert [row.claim["id"] for row in group.replaced] == ["early"]


def test_a_figure_of_another_event_replaces_none_of_this_one() -> None:
    (section,) = outcome_sections([claim("first-days", superseded_by=["of-the-war"])], {}, None)
    (group,) = section.groups
    assert group.replaced == []
    assert [row.is_continued for row in group.standing] == [True]


def test_all_groups_of_an_outcome_share_one_scale() -> None:
    claims = [
        claim("soldiers", low=5, high=5),
        claim("civilians", low=10, high=10, victims_status="civilian"),
    ]
    (section,) = outcome_sections(claims, {}, None)
    assert {group.scale for group in section.groups} == {section.scale}
    assert section.scale is not None
