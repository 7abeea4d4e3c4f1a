"""Where figures come from: each claim is traced by its own citations."""

from typing import Any

from tests.pages.presenters.documents import claim
from timeline.documents.lineage import lineage_of


def citation(source: str, copied_from: str | None = None) -> dict[str, Any]:
    return {"source": source, "copied_from": copied_from}


def source(slug: str, derived_from: str | None = None) -> Any:
    return {"id": slug, "derived_from": derived_from}


def test_articles_that_repeat_one_statement_are_one_origin() -> None:
    cited = [citation("wire"), citation("paper", "wire"), citation("radio", "wire")]
    lineage = lineage_of([claim(citations=cited)], [source("wire"), source("paper"), source("radio")])
    assert (lineage.sources, lineage.origins) == (3, 1)
    assert [copy.source for copy in lineage.trees[0].copies] == ["paper", "radio"]


def test_a_source_that_copies_one_figure_is_the_origin_of_another() -> None:
    first = claim("first", citations=[citation("wire"), citation("paper", "wire")])
    second = claim("second", citations=[citation("paper")])
    lineage = lineage_of([first, second], [source("wire"), source("paper", "wire")])
    assert lineage.origins == 2
    assert lineage.trees[0].copies[0].claims == ("first",)


def test_an_origin_that_no_claim_cites_stands_over_its_copies() -> None:
    lineage = lineage_of([claim(citations=[citation("paper", "wire")])], [source("paper"), source("wire")])
    assert (lineage.trees[0].source, lineage.trees[0].claims) == ("wire", ())


def test_a_source_that_nobody_copies_stands_alone() -> None:
    lineage = lineage_of([claim(citations=[citation("paper")])], [source("paper")])
    assert lineage.trees == ()
    assert [node.source for node in lineage.alone] == ["paper"]
