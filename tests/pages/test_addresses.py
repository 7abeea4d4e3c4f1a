"""The query string holds the whole state of a page."""

from django.http import QueryDict

from timeline.pages.addresses import address, lacking, replaced, without_paging


def test_empty_fields_and_paging_leave_the_filters() -> None:
    query = without_paging(QueryDict("year_min=&type=battle&type=clash&page=3"))
    assert query.urlencode() == "type=battle&type=clash"


def test_one_of_two_values_can_be_taken_away() -> None:
    assert lacking(QueryDict("type=battle&type=clash"), "type", "clash").urlencode() == "type=battle"


def test_the_last_value_takes_its_parameter_with_it() -> None:
    assert address("/", lacking(QueryDict("type=clash"), "type", "clash")) == "/"


def test_a_replaced_parameter_keeps_the_others() -> None:
    changed = replaced(QueryDict("type=battle&phase=truce"), phase="war")
    assert address("/", changed, "year-2020") == "/?type=battle&phase=war#year-2020"
