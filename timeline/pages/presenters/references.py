"""Actors, places and sources: their lists, and their own pages with the events that name them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from timeline.documents.schema import (
    ActorDocument,
    ClaimDocument,
    PublishedEventDocument,
)
from timeline.pages.presenters.claims import SIDE_ORDER, ClaimRow, by_statement, claim_row, sources_by_id
from timeline.pages.presenters.event import EventLine, event_line


@dataclass(frozen=True, slots=True)
class Name:
    """Names in one language; `code` is the BCP 47 tag that the page marks them with."""

    code: str
    language: str
    names: list[str]


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """The actors of one side."""

    side: str
    actors: list[ActorDocument]


@dataclass(frozen=True, slots=True)
class EventClaims:
    """The claims of one event that concern the page's subject."""

    event: EventLine
    rows: list[ClaimRow]


def names(by_language: Mapping[str, list[str]]) -> list[Name]:
    """Return the names of an actor or a place by language, in the order of the languages' English names."""
    words = {
        "en": _("English"),
        "hy": _("Armenian"),
        "az": _("Azerbaijani"),
        "ru": _("Russian"),
        "tr": _("Turkish"),
        "fa": _("Persian"),
    }
    listed = [Name(code, words.get(code, code), texts) for code, texts in by_language.items() if texts]
    return sorted(listed, key=lambda name: name.language)


def actor_groups(actors: Iterable[ActorDocument]) -> list[ActorGroup]:
    """Return actors by side, in English alphabetical order of the sides."""
    ordered = sorted(actors, key=lambda actor: (SIDE_ORDER[actor["side"]], actor["name"].casefold()))
    return [
        ActorGroup(side, list(members)) for side, members in groupby(ordered, key=lambda actor: actor["side"])
    ]


def event_lines(events: Iterable[PublishedEventDocument]) -> list[EventLine]:
    """Return events as lines, in the order given."""
    return [event_line(event) for event in events]


def claims_by_claimant(events: Iterable[PublishedEventDocument], actor: str) -> list[EventClaims]:
    """Return what an actor claims, by event."""
    return _claims_by_event(events, lambda claim: claim["claimant"]["id"] == actor)


def claims_of_source(events: Iterable[PublishedEventDocument], source: str) -> list[EventClaims]:
    """Return the claims that a source states, by event."""
    return _claims_by_event(
        events, lambda claim: any(citation["source"] == source for citation in claim["citations"])
    )


def _claims_by_event(
    events: Iterable[PublishedEventDocument], concerns: Callable[[ClaimDocument], bool]
) -> list[EventClaims]:
    found = []
    for event in events:
        sources = sources_by_id(event["sources"])
        claims = sorted(filter(concerns, event["claims"]), key=by_statement)
        if claims:
            found.append(EventClaims(event_line(event), [claim_row(claim, sources) for claim in claims]))
    return found
