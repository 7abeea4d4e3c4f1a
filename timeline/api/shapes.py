"""The shapes of answers that are not stored documents."""

from typing import NotRequired, TypedDict

from timeline.documents.schema import PublishedEventDocument
from timeline.documents.terms import Terms


class ListEnvelope(Terms):
    """What stands around the entries of a list; `next` and `previous` are addresses to follow as they are."""

    count: int
    next: str | None
    previous: str | None


class RootAnswer(Terms):
    """What the API offers: each address with what it answers, and some questions to begin with."""

    title: str
    description: str
    addresses: dict[str, str]
    examples: dict[str, str]


class RevisionEntry(TypedDict):
    """One revision of an event; `kind` tells a publication from a withdrawal."""

    revision: int
    kind: str
    at: str
    reason: str
    content_hash: str
    api_url: str


class FaultDocument(TypedDict):
    """What is wrong with one parameter; `allowed` and `nearest` help to set it right."""

    parameter: str
    code: str
    detail: str
    allowed: NotRequired[list[str]]
    nearest: NotRequired[str]


class ProblemDocument(TypedDict):
    """A problem in the form of RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[FaultDocument]]
    allowed: NotRequired[list[str]]
    nearest: NotRequired[str]
    id: NotRequired[str]
    reason: NotRequired[str]
    withdrawn_at: NotRequired[str]


class FacetValue(TypedDict):
    """A value with the number of entries that have it; `api_url` lists these very entries."""

    value: str
    count: int
    api_url: str


class FacetDocument(TypedDict):
    """The values of one parameter, most frequent first, years in order."""

    by: str
    values: list[FacetValue]


class FacetsAnswer(Terms):
    """How many entries there are under the filters, and how many by each value."""

    of: str
    count: int
    facets: list[FacetDocument]


class KilledInBin(TypedDict):
    """How many of a bin's events have a standing figure of the killed, and the greatest low bound among these.

    It is one claim's lower bound and no total: figures of events overlap and are never added here.
    """

    events: int
    greatest_low: int | None


class BinDocument(TypedDict):
    """Events of one bin; `value` is the type or phase where the answer is split.

    `api_url` lists the events of that bin under the filters, those of time left out.
    """

    bin: str
    value: str | None
    events: int
    killed: KilledInBin
    api_url: str


class SpanDocument(TypedDict):
    """Events that may lie in more than one bin, from the first to the last; null is an open end."""

    first: str | None
    last: str | None
    value: str | None
    events: int
    killed: KilledInBin


class DensityAnswer(Terms):
    """Events by day, month or year, under the filters."""

    unit: str
    count: int
    bins: list[BinDocument]
    spans: list[SpanDocument]


class ChangeEntry(TypedDict):
    """One change of the public record; `sequence` grows with each."""

    sequence: int
    id: str
    change: str
    revision: int
    at: str
    reason: str
    content_hash: str
    api_url: str
    revision_api_url: str
    document: NotRequired[PublishedEventDocument]


class ChangesAnswer(Terms):
    """Changes in the order in which they were made; `next` asks for those after the last one here, now or later."""

    count: int
    last_sequence: int
    is_complete: bool
    next: str
    results: list[ChangeEntry]
