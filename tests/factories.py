"""The smallest valid entries for tests, with fixed dates; each test spells out what it is about."""

from typing import Any

from django.contrib.auth.models import User

from timeline.domain.vocabulary import (
    ActorKind,
    EventType,
    EvidenceLevel,
    Outcome,
    PublisherKind,
    Qualifier,
    Side,
    VictimsStatus,
)
from timeline.models import Actor, Citation, Claim, Event, Place, Publisher, Source


def make_actor(slug: str = "ministry", **fields: Any) -> Actor:
    """Save an actor; a second call with the same slug and no fields returns the first one."""
    if not fields and (found := Actor.objects.filter(slug=slug).first()):
        return found
    values = {"name": slug, "kind": ActorKind.MINISTRY, "side": Side.THIRD_PARTY} | fields
    return Actor.objects.create(slug=slug, **values)


def make_publisher(slug: str = "agency", **fields: Any) -> Publisher:
    """Save a publisher; a second call with the same slug and no fields returns the first one."""
    if not fields and (found := Publisher.objects.filter(slug=slug).first()):
        return found
    values = {"name": slug, "kind": PublisherKind.WIRE_AGENCY} | fields
    return Publisher.objects.create(slug=slug, **values)


def make_source(slug: str = "agency-report", **fields: Any) -> Source:
    """Save a source; a second call with the same slug and no fields returns the first one."""
    if not fields and (found := Source.objects.filter(slug=slug).first()):
        return found
    values = {"title": slug, "language": "en", "published_on": "2020-11-24"} | fields
    values.setdefault("publisher", make_publisher())
    return Source.objects.create(slug=slug, **values)


def make_place(slug: str = "village", **fields: Any) -> Place:
    """Save a place; a second call with the same slug and no fields returns the first one."""
    if not fields and (found := Place.objects.filter(slug=slug).first()):
        return found
    return Place.objects.create(slug=slug, **({"name": slug} | fields))


def make_event(slug: str = "clash", **fields: Any) -> Event:
    """Save a draft of an event on 23 November 2020, without places and participants."""
    values = {
        "title": slug,
        "summary": "What happened.",
        "type": EventType.CLASH,
        "date": "2020-11-23",
    } | fields
    return Event.objects.create(slug=slug, **values)


def make_claim(slug: str = "clash-killed", *, cited: bool = True, **fields: Any) -> Claim:
    """Save a draft of a claim, exactly 4 soldiers killed, and one citation unless `cited` is off."""
    values = {
        "outcome": Outcome.KILLED,
        "victims_status": VictimsStatus.MILITARY,
        "evidence_level": EvidenceLevel.PRESS,
        "stated_on": "2020-11-24",
    } | fields
    if "qualifier" not in values:
        values |= {"qualifier": Qualifier.EXACTLY, "low": 4, "high": 4}
    if "event" not in values:
        values["event"] = Event.objects.filter(slug="clash").first() or make_event()
    values.setdefault("claimant", make_actor())
    if "victims" not in values:
        values["victims"] = make_actor("soldiers")
    claim = Claim.objects.create(slug=slug, **values)
    if cited:
        make_citation(claim=claim)
    return claim


def make_citation(**fields: Any) -> Citation:
    """Save a citation of the agency's report; give it a claim or an event."""
    values = {"locator": "paragraph 1"} | fields
    values.setdefault("source", make_source())
    return Citation.objects.create(**values)


def make_editor(username: str = "editor", **fields: Any) -> User:
    """Save an account that may do everything at the desk."""
    values = {"is_staff": True, "is_superuser": True} | fields
    return User.objects.create_user(username, password="a long pass phrase", **values)
