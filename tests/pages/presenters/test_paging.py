"""Parts of a list."""

import pytest
from django.http import QueryDict

from timeline.pages.presenters.paging import PageError, paging


def test_a_list_comes_in_pages_of_fifty() -> None:
    part = paging(QueryDict("page=4"), 176, "/")
    assert (part.first, part.last, part.pages, part.next_href) == (151, 176, 4, "")


def test_the_first_page_has_one_address_only() -> None:
    assert paging(QueryDict("type=clash&page=2"), 176, "/").previous_href == "/?type=clash"


def test_the_whole_list_has_an_address_of_its_own() -> None:
    part = paging(QueryDict("page_size=all"), 176, "/")
    assert (part.first, part.last) == (1, 176)


def test_an_empty_list_has_one_empty_page() -> None:
    part = paging(QueryDict(), 0, "/")
    assert (part.first, part.last, part.pages) == (0, 0, 1)


@pytest.mark.parametrize("page", ["0", "5", "-1", "two", "²", "9" * 5000, "1.0"])
def test_a_page_that_does_not_exist_is_refused_with_the_remedy(page: str) -> None:
    query = QueryDict(mutable=True)
    query["page"] = page
    with pytest.raises(PageError, match="write a number from 1 to 4"):
        paging(query, 176, "/")


def test_a_list_too_long_for_one_page_is_refused() -> None:
    with pytest.raises(PageError, match="too many for one page"):
        paging(QueryDict("page_size=all"), 1001, "/")


def test_another_size_is_refused() -> None:
    with pytest.raises(PageError, match="not a size"):
        paging(QueryDict("page_size=7"), 176, "/")
