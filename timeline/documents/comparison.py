"""The comparison of an event's claims as a document: each line with a cell for each stance, for API and export."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from timeline.documents.disagreements import by_line, flags_of, line_key
from timeline.documents.line_addresses import api_comparison_address, line_address
from timeline.documents.matrix import MatrixCell, MatrixRow, matrix_rows
from timeline.documents.rows import Row, joined
from timeline.documents.schema import (
    ClaimDocument,
    DateDocument,
    LeftOutDocument,
    PublishedEventDocument,
    SourceInDocument,
)
from timeline.documents.statements import statement
from timeline.documents.sums import StatusSumDocument, status_sum_documents
from timeline.domain.disagreement_words import flag_words
from timeline.domain.disagreements import Flag
from timeline.domain.tallies import RULE

COMPARISON_COLUMNS = (
    "event", "event_title", "event_date", "outcome", "victims", "victims_name", "victims_side", "victims_status",
    "stance", "figure", "low", "high", "least", "greatest", "claims", "statements", "left_out", "origins",
    "disagreement", "rule", "as_of", "url",
)  # fmt: skip


class FlagDocument(TypedDict):
    """A disagreement: `lesser` and `greater` are the numbers furthest apart, `words` reason and size in words.

    `furthest` are the two claims that state these numbers, the lesser first, where they are two claims'.
    """

    reason: str
    stance: str | None
    claims: list[str]
    sources: list[str]
    lesser: int | None
    greater: int | None
    furthest: list[str]
    size: int
    words: str


class CellDocument(TypedDict):
    """What claimants of one stance leave standing; a null bound is open, `least` and `greatest` are stated numbers.

    `statements` are the claims used in words: figure, claimant, day, and who printed it.
    """

    stance: str
    figure: str
    low: int | None
    high: int | None
    least: int | None
    greatest: int | None
    claims: list[str]
    statements: list[str]
    left_out: list[LeftOutDocument]
    origins: int


class LineDocument(TypedDict):
    """One outcome, population and status of an event, with its cells and its disagreements.

    `url` shows the line again as it is here, whatever is published later.
    """

    outcome: str
    victims: str
    victims_name: str
    victims_side: str
    victims_status: str
    figure: str
    low: int | None
    high: int | None
    cells: list[CellDocument]
    disagreements: list[FlagDocument]
    url: str


class ComparisonDocument(TypedDict):
    """The matrix of one event under a named rule; with `as_of`, of the claims stated by that day.

    `url` is the event's page, `api_url` answers with this very matrix again. `status_sums` are computed and claimed by
    nobody.
    """

    event: str
    title: str
    url: str
    api_url: str
    date: DateDocument
    revision: int
    rule: str
    as_of: str | None
    lines: list[LineDocument]
    status_sums: list[StatusSumDocument]


@dataclass(frozen=True, slots=True)
class _Words:
    """The claims and sources of one event, from which its statements are put in words."""

    claims: Mapping[str, ClaimDocument]
    sources: Mapping[str, SourceInDocument]

    def of(self, name: str) -> str:
        return statement(self.claims[name], self.sources)


def comparison_document(
    event: PublishedEventDocument, *, outcomes: Iterable[str] = (), as_of: date | None = None
) -> ComparisonDocument:
    """Return the matrix of an event, of all outcomes or of those given."""
    wanted = set(outcomes)
    flagged = by_line(flags_of(event["claims"], as_of))
    words = _Words(
        {claim["id"]: claim for claim in event["claims"]},
        {source["id"]: source for source in event["sources"]},
    )
    return ComparisonDocument(
        event=event["id"],
        title=event["title"],
        url=event["url"],
        api_url=api_comparison_address(event["id"], event["revision"], as_of),
        date=event["date"],
        revision=event["revision"],
        rule=RULE,
        as_of=as_of.isoformat() if as_of else None,
        lines=[
            _line(
                row,
                flagged.get(line_key(row.tally), ()),
                line_address(event["id"], event["revision"], row.tally, as_of),
                words,
            )
            for row in matrix_rows(event["claims"], as_of)
            if not wanted or row.tally["outcome"] in wanted
        ],
        status_sums=[
            one
            for one in status_sum_documents(event["claims"], as_of)
            if not wanted or one["outcome"] in wanted
        ],
    )


def flag_document(flag: Flag) -> FlagDocument:
    """Return one disagreement."""
    return FlagDocument(
        reason=str(flag.kind),
        stance=flag.stance,
        claims=list(flag.claims),
        sources=list(flag.sources),
        lesser=flag.lesser,
        greater=flag.greater,
        furthest=list(flag.furthest),
        size=flag.size,
        words=flag_words(flag),
    )


def comparison_rows(comparison: ComparisonDocument) -> Iterator[Row]:
    """Yield one flat row for each cell of a comparison."""
    for line in comparison["lines"]:
        for cell in line["cells"]:
            flags = [one for one in line["disagreements"] if one["stance"] in (None, cell["stance"])]
            yield {
                "event": comparison["event"],
                "event_title": comparison["title"],
                "event_date": comparison["date"]["edtf"],
                "outcome": line["outcome"],
                "victims": line["victims"],
                "victims_name": line["victims_name"],
                "victims_side": line["victims_side"],
                "victims_status": line["victims_status"],
                "stance": cell["stance"],
                "figure": cell["figure"],
                "low": cell["low"],
                "high": cell["high"],
                "least": cell["least"],
                "greatest": cell["greatest"],
                "claims": joined(cell["claims"]),
                "statements": joined(cell["statements"]),
                "left_out": joined(f"{one['claim']} ({one['reason']})" for one in cell["left_out"]),
                "origins": cell["origins"],
                "disagreement": joined(one["words"] for one in flags),
                "rule": comparison["rule"],
                "as_of": comparison["as_of"],
                "url": line["url"],
            }


def _line(row: MatrixRow, flags: Iterable[Flag], url: str, words: _Words) -> LineDocument:
    tally = row.tally
    return LineDocument(
        outcome=tally["outcome"],
        victims=tally["victims"],
        victims_name=tally["victims_name"],
        victims_side=tally["victims_side"],
        victims_status=tally["victims_status"],
        figure=tally["figure"],
        low=tally["low"],
        high=tally["high"],
        cells=[_cell(cell, words) for cell in row.cells],
        disagreements=[flag_document(flag) for flag in flags],
        url=url,
    )


def _cell(cell: MatrixCell, words: _Words) -> CellDocument:
    return CellDocument(
        stance=cell.stance,
        figure=cell.tally["figure"],
        low=cell.tally["low"],
        high=cell.tally["high"],
        least=cell.least,
        greatest=cell.greatest,
        claims=cell.tally["claims"],
        statements=[words.of(name) for name in cell.tally["claims"]],
        left_out=cell.tally["left_out"],
        origins=cell.tally["origins"],
    )
