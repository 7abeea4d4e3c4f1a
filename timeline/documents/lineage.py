"""Where figures come from: the sources of claims as trees of copies, one for each origin."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.documents.schema import ClaimDocument, LineageDocument, SourceInDocument, SourceNodeDocument
from timeline.domain.lineage import LineageNode, Link, trees


@dataclass(frozen=True, slots=True)
class SourceNode:
    """A source with those that copied it; `claims` are the figures it prints, empty for one that is only copied."""

    source: str
    claims: tuple[str, ...]
    copies: tuple["SourceNode", ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Every cited source of some claims: trees of copies, and those that neither copy nor were copied.

    `sources` counts the cited sources, `origins` the sources in which the figures were first found. A source may be
    the origin of one figure and a copy for the next, and then stands in two trees.
    """

    trees: tuple[SourceNode, ...]
    alone: tuple[SourceNode, ...]
    sources: int
    origins: int


class _Branch:
    """A node while claims are being added to it."""

    def __init__(self) -> None:
        self.claims: list[str] = []
        self.copies: dict[str, _Branch] = {}

    def add(self, node: LineageNode, claim: str) -> None:
        if node.is_cited:
            self.claims.append(claim)
        for copy in node.copies:
            self.copies.setdefault(copy.source, _Branch()).add(copy, claim)

    def grown(self, source: str) -> SourceNode:
        copies = tuple(branch.grown(copy) for copy, branch in sorted(self.copies.items()))
        return SourceNode(source, tuple(self.claims), copies)


def links_of(claim: ClaimDocument) -> list[Link]:
    """Return a claim's citations as the domain's tracing reads them."""
    return [Link(citation["source"], citation["copied_from"]) for citation in claim["citations"]]


def lineage_of(claims: Iterable[ClaimDocument], sources: Iterable[SourceInDocument]) -> Lineage:
    """Trace the sources of these claims, each claim by its own citations; `sources` say what each repeats."""
    derived_from = {source["id"]: source["derived_from"] for source in sources if source["derived_from"]}
    roots: dict[str, _Branch] = {}
    cited: set[str] = set()
    for claim in claims:
        links = links_of(claim)
        cited.update(link.source for link in links)
        for tree in trees(links, derived_from):
            roots.setdefault(tree.source, _Branch()).add(tree, claim["id"])
    grown = [branch.grown(source) for source, branch in sorted(roots.items())]
    copied = tuple(node for node in grown if node.copies)
    in_trees = {source for node in copied for source in _sources(node)}
    alone = tuple(node for node in grown if not node.copies and node.source not in in_trees)
    return Lineage(copied, alone, len(cited), len(roots))


def lineage_document(claim: ClaimDocument, sources: Iterable[SourceInDocument]) -> LineageDocument:
    """Return the lineage of one claim."""
    lineage = lineage_of([claim], sources)
    return LineageDocument(
        sources=lineage.sources,
        origins=lineage.origins,
        trees=[_node_document(node) for node in (*lineage.trees, *lineage.alone)],
    )


def _node_document(node: SourceNode) -> SourceNodeDocument:
    return SourceNodeDocument(
        source=node.source,
        claims=list(node.claims),
        copies=[_node_document(copy) for copy in node.copies],
    )


def _sources(node: SourceNode) -> set[str]:
    return {node.source}.union(*(_sources(copy) for copy in node.copies))
