"""Who copied whom."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.domain.lineage import LineageNode, Link, origin, origins, trees


def test_copies_of_one_statement_share_its_origin() -> None:
    links = [Link("paper", "agency"), Link("site", "paper"), Link("agency"), Link("ministry")]
    assert origins(links, {}) == ("agency", "ministry")
    assert origin("site", links, {}) == "agency"


def test_a_citation_decides_for_its_own_figure() -> None:
    derived_from = {"paper": "agency"}
    assert origin("paper", [Link("paper")], derived_from) == "paper"
    assert origin("paper", [Link("paper", "agency")], {}) == "agency"


def test_a_source_not_cited_on_the_claim_goes_on_to_what_it_repeats() -> None:
    assert origin("paper", [Link("paper", "agency")], {"agency": "ministry"}) == "ministry"


def test_the_tree_shows_each_copy_under_what_it_copied() -> None:
    links = [Link("site", "agency"), Link("paper", "agency"), Link("ministry")]
    assert trees(links, {}) == (
        LineageNode("agency", False, (LineageNode("paper", True), LineageNode("site", True))),
        LineageNode("ministry", True),
    )


def test_a_circle_of_copies_has_one_origin_for_all_in_it() -> None:
    links = [Link("c", "b"), Link("b", "c"), Link("a", "c")]
    assert origins(links, {}) == ("b",)
    assert trees(links, {}) == (LineageNode("b", True, (LineageNode("c", True, (LineageNode("a", True),)),)),)


_NAMES = st.sampled_from("abcdef")


@given(st.dictionaries(_NAMES, st.one_of(st.none(), _NAMES)), st.dictionaries(_NAMES, _NAMES))
def test_every_lineage_ends_and_names_each_citing_source_once(
    copied: dict[str, str | None], derived_from: dict[str, str]
) -> None:
    links = [Link(source, copied_from) for source, copied_from in copied.items()]

    def names(node: LineageNode) -> list[str]:
        return [node.source, *(name for copy in node.copies for name in names(copy))]

    grown = trees(links, derived_from)
    named = [name for root in grown for name in names(root)]
    assert [root.source for root in grown] == list(origins(links, derived_from))
    assert set(copied) <= set(named)
    assert len(named) == len(set(named))
