"""Who copied whom: the sources of one claim, traced to where its figure was first found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Link:
    """One citation of a claim: the citing source and the source it copies for this very figure, if any."""

    source: str
    copied_from: str | None = None


@dataclass(frozen=True, slots=True)
class LineageNode:
    """A source in a tree of copies, with those that copied it in alphabetical order."""

    source: str
    is_cited: bool
    copies: tuple["LineageNode", ...] = ()


def chain(source: str, links: Iterable[Link], derived_from: Mapping[str, str]) -> tuple[str, ...]:
    """Follow a source back through its copies: itself first, its origin last.

    A cited source's own citation decides: without `copied_from` it is an origin for this figure, whatever it
    copies elsewhere. A source not cited on this claim goes on through `derived_from` (source to source). A
    circle of copies has no origin; the alphabetically first of its sources then stands for it, so that all in
    it agree.
    """
    cited = {link.source: link.copied_from for link in links}
    path = [source]
    while True:
        here = path[-1]
        before = cited[here] if here in cited else derived_from.get(here)
        if before is None:
            return tuple(path)
        if before in path:
            circle = path[path.index(before) :]
            first = min(circle)
            return (*path[: path.index(first)], first)
        path.append(before)


def origin(source: str, links: Iterable[Link], derived_from: Mapping[str, str]) -> str:
    """Give the source in which a citing source's figure was first found."""
    return chain(source, links, derived_from)[-1]


def origins(links: Iterable[Link], derived_from: Mapping[str, str]) -> tuple[str, ...]:
    """Give the distinct origins of a claim's citations, in alphabetical order."""
    known = tuple(links)
    return tuple(sorted({origin(link.source, known, derived_from) for link in known}))


def trees(links: Iterable[Link], derived_from: Mapping[str, str]) -> tuple[LineageNode, ...]:
    """Give one tree of copies for each origin of a claim, in alphabetical order."""
    known = tuple(links)
    cited = {link.source for link in known}
    copies: dict[str, set[str]] = {}
    roots: set[str] = set()
    for link in known:
        path = chain(link.source, known, derived_from)
        roots.add(path[-1])
        for copy, copied in pairwise(path):
            copies.setdefault(copied, set()).add(copy)

    def grown(source: str) -> LineageNode:
        below = tuple(grown(copy) for copy in sorted(copies.get(source, ())))
        return LineageNode(source, source in cited, below)

    return tuple(grown(root) for root in sorted(roots))
