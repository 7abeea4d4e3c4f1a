"""Where figures come from, as a page shows it: nested lists of sources, each origin first."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.documents.lineage import Lineage, SourceNode, lineage_of
from timeline.documents.schema import ClaimDocument, SourceInDocument
from timeline.pages.presenters.sources import SourceLine, source_line

# A source that prints more figures than this is known by its count; the chart above has each.
MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class ShownNode:
    """One source of a tree: `figures` are those that it prints, `count` how many these are."""

    line: SourceLine
    figures: list[str]
    count: int
    copies: list["ShownNode"]

    @property
    def more(self) -> int:
        """Return how many figures are not named."""
        return self.count - len(self.figures)


@dataclass(frozen=True, slots=True)
class ShownLineage:
    """Trees of copies, and how many sources and origins there are in all."""

    trees: list[ShownNode]
    alone: int
    sources: int
    origins: int

    @property
    def has_copies(self) -> bool:
        """Return whether any source is known to repeat another."""
        return any(tree.copies for tree in self.trees)


def shown_lineage(claims: list[ClaimDocument], sources: Iterable[SourceInDocument]) -> ShownLineage:
    """Return the lineage of an event's claims; its trees are those with at least one copy."""
    listed = list(sources)
    lineage = lineage_of(claims, listed)
    return _shown(lineage, lineage.trees, claims, listed)


def claim_lineage(claim: ClaimDocument, sources: Iterable[SourceInDocument]) -> ShownLineage:
    """Return the lineage of one claim, with the sources that stand alone as trees of their own."""
    listed = list(sources)
    lineage = lineage_of([claim], listed)
    return _shown(lineage, (*lineage.trees, *lineage.alone), [claim], listed)


def _shown(
    lineage: Lineage,
    trees: Iterable[SourceNode],
    claims: list[ClaimDocument],
    sources: list[SourceInDocument],
) -> ShownLineage:
    known = {source["id"]: source for source in sources}
    printed = {
        (citation["source"], claim["id"]): citation["figure"]
        for claim in claims
        for citation in claim["citations"]
    }

    def shown_node(node: SourceNode) -> ShownNode:
        figures = [printed[node.source, claim] for claim in node.claims]
        return ShownNode(
            line=source_line(known[node.source], known),
            figures=figures[:MOST_FIGURES],
            count=len(figures),
            copies=[shown_node(copy) for copy in node.copies],
        )

    return ShownLineage(
        trees=[shown_node(tree) for tree in trees],
        alone=len(lineage.alone),
        sources=lineage.sources,
        origins=lineage.origins,
    )
