"""Sources as lines of a list: who issued them, their titles, when; and what they repeat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from timeline.documents.schema import SourceInDocument
from timeline.documents.statements import issuer
from timeline.pages.presenters.claims import sources_by_id
from timeline.pages.presenters.dates import ShownDate, shown


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in a list: who issued it, its title, when; and what it repeats."""

    source: SourceInDocument
    href: str
    issuer: str
    published: ShownDate | None
    repeats: str


def source_line(source: SourceInDocument, known: Mapping[str, SourceInDocument]) -> SourceLine:
    """Return one source; `known` holds those whose names it may need, by id."""
    repeated = source["derived_from"]
    return SourceLine(
        source=source,
        href=reverse("pages:source", args=[source["id"]]),
        issuer=issuer(source),
        published=shown(source["published_on"]) if source["published_on"] else None,
        repeats=issuer(known[repeated]) if repeated and repeated in known else "",
    )


def source_lines(sources: Iterable[SourceInDocument]) -> list[SourceLine]:
    """Return sources in the order given; one that repeats another of them names it."""
    known = sources_by_id(sources)
    return [source_line(source, known) for source in known.values()]


def by_issuer(lines: Iterable[SourceLine]) -> list[SourceLine]:
    """Order sources by issuer, then by day of publication."""
    return sorted(
        lines, key=lambda line: (line.issuer.casefold(), _published(line.source), line.source["id"])
    )


def _published(source: SourceInDocument) -> str:
    date = source["published_on"]
    return (date["earliest"] if date else None) or "9999"
