"""Claims as rows: the order of the people, six in a list, all on the event's page."""

from django.http import QueryDict

from tests.pages.presenters.documents import claim, people
from timeline.pages.presenters.asked_claims import asked_claims
from timeline.pages.presenters.claims import ClaimRow, ClaimsTable, claims_table, outcome_sections


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


def rows(table: ClaimsTable | None) -> list[ClaimRow]:
    assert table is not None
    return [row for group in table.groups for row in group.rows]


def test_a_claim_that_is_asked_for_is_among_the_six_in_its_own_place_and_marked() -> None:
    claims = [claim(f"claim-{number}", claimant=people(f"Body-{number}", "armenian")) for number in range(8)]
    shown = rows(claims_table(claims, {}, asked_claims(QueryDict("claimant=body-7"))))
    assert [row.claim["id"] for row in shown] == [*(f"claim-{number}" for number in range(5)), "claim-7"]
    assert [row.claim["id"] for row in shown if row.is_asked] == ["claim-7"]


def test_a_claim_that_stands_alone_is_replaced_by_one_of_its_event_that_is_not_shown() -> None:
    claims = [
        claim("early", claimant=people("Ministry", "armenian"), superseded_by=["late"]),
        claim("late", claimant=people("Committee", "armenian")),
    ]
    table = claims_table(claims, {}, asked_claims(QueryDict("claimant=ministry")), is_asked_alone=True)
    (row,) = rows(table)
    assert (row.claim["id"], row.is_replaced, row.is_continued, row.is_asked) == ("early", True, False, False)
    assert table is not None
    assert table.total == 1


def test_what_is_asked_is_asked_of_one_and_the_same_claim() -> None:
    claims = [
        claim("wounded", outcome="wounded", claimant=people("Ministry", "armenian")),
        claim("killed", claimant=people("Agency", "armenian")),
    ]
    shown = rows(claims_table(claims, {}, asked_claims(QueryDict("outcome=killed&claimant=ministry"))))
    assert [row.is_asked for row in shown] == [False, False]


def test_nothing_is_marked_where_every_claim_fits_or_nothing_is_asked() -> None:
    claims = [claim("one"), claim("two")]
    for query in ("outcome=killed", "outcome=", "q=river&year=2020"):
        table = claims_table(claims, {}, asked_claims(QueryDict(query)))
        assert table is not None
        assert not table.has_marks


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
