"""The shape of every published document, as typed dictionaries.

A document is JSON. It is written once, when its event is published, and read as it stands by page, API, export
and feed. ``SCHEMA_VERSION`` grows by one whenever a field changes its meaning or leaves; adding a field does not.
Addresses inside a stored document begin with ``domain.addresses.ADDRESS_BASE`` and are given the site's own base when
they are read, so that moving the site to another host publishes nothing anew.
"""

from typing import NotRequired, TypedDict

SCHEMA_VERSION = 1


class DateDocument(TypedDict):
    """An EDTF date with its bounds; a bound is null where the date is open or its end unknown."""

    edtf: str
    earliest: str | None
    latest: str | None
    precision: str
    label: str


class ReferenceDocument(TypedDict):
    """An actor as named beside a figure: enough to show and to link it."""

    id: str
    name: str
    side: str


class PlaceInEvent(TypedDict):
    """A place of an event. `lat` and `lon` of an area or a line are its label point, never to be drawn as a point."""

    id: str
    name: str
    names: dict[str, list[str]]
    lat: float | None
    lon: float | None
    precision: str


class ParticipantDocument(TypedDict):
    """Who took part, in which role, and who says so."""

    actor: ReferenceDocument
    role: str
    role_basis: str


class PublisherInDocument(TypedDict):
    """The issuer of a source."""

    id: str
    name: str
    country: str
    kind: str


class SourceInDocument(TypedDict):
    """A published document that is cited; `derived_from` names the source that it repeats."""

    id: str
    title: str
    is_title_descriptive: bool
    publisher: PublisherInDocument
    carried_by: PublisherInDocument | None
    url: str
    archived_url: str
    read_at_url: str
    published_on: DateDocument | None
    language: str
    derived_from: str | None


class CitationDocument(TypedDict):
    """Where a source states a claim, and the figure as that source renders it."""

    source: str
    locator: str
    locator_precision: str
    figure: str
    low: int | None
    high: int | None
    qualifier: str
    differs: bool
    note: str
    copied_from: str | None
    origin: str


class EventCitationDocument(TypedDict):
    """A source of the event itself, beside those of its claims, and what of the event it tells."""

    source: str
    locator: str
    note: str


class ClaimDocument(TypedDict):
    """One stated figure: who says it, when, of whom, in which sources.

    `low` and `high` are the stated bounds, null where the claim leaves that end open or unsaid; `qualifier` says which.
    """

    id: str
    url: str
    api_url: str
    event: str
    claimant: ReferenceDocument
    is_attributed: bool
    stance: str
    outcome: str
    victims: ReferenceDocument
    victims_status: str
    low: int | None
    best: int | None
    high: int | None
    qualifier: str
    figure: str
    stated_on: DateDocument | None
    as_of: DateDocument | None
    scope: str
    period: DateDocument | None
    included_in: str | None
    supersedes: str | None
    superseded_by: list[str]
    revises: str | None
    revised_by: list[str]
    evidence_level: str
    is_verified: bool
    verification_urls: list[str]
    note: str
    origins: int
    citations: list[CitationDocument]


class LeftOutDocument(TypedDict):
    """A claim that a tally does not use, why, and which claim stands in its stead.

    `reason` is superseded, revised, part, same_victims (its whole stands on another line), unquantified or
    unknown_date.
    """

    claim: str
    reason: str
    other: str | None


class TallyDocument(TypedDict):
    """What stands for one outcome, population and status within one event; null is an open end."""

    outcome: str
    victims: str
    victims_name: str
    victims_side: str
    victims_status: str
    low: int | None
    high: int | None
    figure: str
    claims: list[str]
    left_out: list[LeftOutDocument]
    origins: int
    disputed: bool
    rule: str


class RelatedEvent(TypedDict):
    """An event as another one names it."""

    id: str
    title: str
    date: DateDocument


class EventDocument(TypedDict):
    """One event with everything that is published about it.

    `dataset` names the outside collection that it was imported from, null for the record's own. `same_as` names the
    public events that an editor found to be the same one: imported ones, or of an imported one that of the record.
    """

    schema_version: int
    id: str
    url: str
    api_url: str
    title: str
    summary: str
    type: str
    date: DateDocument
    is_span_uncertain: bool
    date_note: str
    is_phase: bool
    phase: str | None
    phase_number: int | None
    short_name: str
    editors_note: str
    parent: RelatedEvent | None
    dataset: str | None
    same_as: list[str]
    places: list[PlaceInEvent]
    participants: list[ParticipantDocument]
    citations: list[EventCitationDocument]
    claims: list[ClaimDocument]
    tallies: list[TallyDocument]
    sources: list[SourceInDocument]
    is_verified: bool
    verification_urls: list[str]
    verification_note: str
    licence: str


class AsOfDocument(TypedDict):
    """To which day an event was taken back, and how many of its claims are not shown for it.

    `later` were stated after that day; of `undated` it is not known when they were stated.
    """

    day: str
    later: int
    undated: int


class PublishedEventDocument(EventDocument):
    """An event document with the stamp of its publication; `as_of` is there where a day was asked for."""

    revision: int
    published_at: str
    updated_at: str
    as_of: NotRequired[AsOfDocument]


class EventInClaim(TypedDict):
    """An event as a claim that was asked for with its event names it."""

    id: str
    url: str
    api_url: str
    title: str
    type: str
    date: DateDocument
    phase: str | None
    places: list[PlaceInEvent]


class SourceNodeDocument(TypedDict):
    """A source with those that copied it; `claims` are the figures that it prints."""

    source: str
    claims: list[str]
    copies: list["SourceNodeDocument"]


class LineageDocument(TypedDict):
    """Where a figure comes from: one tree of copies for each origin, and how many sources and origins there are."""

    sources: int
    origins: int
    trees: list[SourceNodeDocument]


class TieDocument(TypedDict):
    """How a figure stands to an earlier one: `supersedes` (same claimant) or `revises`, perhaps of other people."""

    claim: str
    tie: str
    is_population_change: bool


class StepDocument(TypedDict):
    """One statement of a series; `placed_on` is the middle of its date where that is not one day."""

    claim: str
    claimant: str
    figure: str
    stated_on: DateDocument | None
    placed_on: str | None
    is_imprecise: bool
    ties: list[TieDocument]


class IncludedDocument(TypedDict, total=False):
    """What was asked for beside a claim: its event, its sources, who copied whom, and the series that it stands in."""

    event: EventInClaim
    sources: list[SourceInDocument]
    lineage: LineageDocument
    history: list[StepDocument]


class PublishedClaimDocument(ClaimDocument):
    """A claim's own entry: the same as within its event, with its last change and what `include` asked for."""

    updated_at: str
    included: NotRequired[IncludedDocument]


class ActorDocument(TypedDict):
    """An actor's own entry; one that is not attributed stands in for a claimant whom nobody names."""

    id: str
    url: str
    api_url: str
    name: str
    names: dict[str, list[str]]
    kind: str
    side: str
    affiliation: ReferenceDocument | None
    is_attributed: bool


class PlaceDocument(TypedDict):
    """A place's own entry."""

    id: str
    url: str
    api_url: str
    name: str
    name_armenian: str
    name_azerbaijani: str
    is_latin_verified: bool
    names: dict[str, list[str]]
    lat: float | None
    lon: float | None
    precision: str
    coordinates_source: str
    is_coordinates_verified: bool


class PublisherDocument(TypedDict):
    """A publisher's own entry."""

    id: str
    api_url: str
    name: str
    country: str
    kind: str
    note: str


class SourceDocument(SourceInDocument):
    """A source's own entry."""

    page_url: str
    api_url: str
    accessed_on: str | None
    read_extent: str
    is_opened: bool
    is_seed: bool
    note: str
    licence: str
    is_redistributable: bool


class PublishedActorDocument(ActorDocument):
    """An actor's own entry, with the moment of its last change."""

    updated_at: str


class PublishedPlaceDocument(PlaceDocument):
    """A place's own entry, with the moment of its last change."""

    updated_at: str


class PublishedPublisherDocument(PublisherDocument):
    """A publisher's own entry, with the moment of its last change."""

    updated_at: str


class PublishedSourceDocument(SourceDocument):
    """A source's own entry, with the moment of its last change."""

    updated_at: str
