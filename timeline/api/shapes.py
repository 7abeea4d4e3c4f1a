"""The shapes of answers that are not stored documents."""

from typing import Any, NotRequired, TypedDict


class Terms(TypedDict):
    """Licence, citation and state of the record that an answer shows."""

    licence: str
    citation: str
    dataset_version: int
    changed_at: str | None


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


Entry = dict[str, Any]
