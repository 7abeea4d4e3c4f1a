"""Readers' queries go to copies of the database, in turn; everything else, and all of it if need be, to the primary."""

import itertools
import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signals import request_finished
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from conflictdb.middleware import is_desk
from timeline.documents.failures import UNAVAILABLE
from timeline.models import RecordStamp

logger = logging.getLogger(__name__)

# The tables that readers read: published documents, their columns for filters, revisions and the record's state.
PUBLISHED = frozenset({"eventrevision", "claimtombstone", "recordstamp"})
# Seconds between two looks at whether a copy keeps up; one that fails or lags is left alone for as long.
CHECK_EVERY = 5.0


@dataclass(slots=True)
class _Reading:
    """A reader's request, and the database that it was given; all its queries see the same one."""

    alias: str | None = None


@dataclass(slots=True)
class _Health:
    """What a process knows of one copy, and until when it relies on that."""

    usable: bool = True
    until: float = 0.0


_reading: ContextVar[_Reading | None] = ContextVar("reading", default=None)
_health: dict[str, _Health] = {}
_turn = itertools.count()


class ReadersRequests:
    """Middleware that marks a request as a reader's; editors' requests read what they wrote, from the primary."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Mark, and answer; a streamed answer goes on reading until the request is finished."""
        _reading.set(None if is_desk(request) else _Reading())
        return self.get_response(request)


def forget_reading(**_signal: Any) -> None:
    """Take the mark away when the answer is sent."""
    _reading.set(None)


request_finished.connect(forget_reading)


class Router:
    """Django's database router, where REPLICA_URLS are given."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str | None:
        """Return a copy for a reader's query of a published table, None (the primary) otherwise."""
        reading = _reading.get()
        name = model._meta.model_name or ""
        if reading is None or not (name.startswith("published") or name in PUBLISHED):
            return None
        if reading.alias is None:
            reading.alias = choose()
        return reading.alias

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool:
        """Allow all: the copies hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Change tables at the primary alone; the copies follow by themselves."""
        return not db.startswith("replica")


def choose() -> str:
    """Return the next copy in turn that answers and keeps up, or else the primary."""
    aliases = [alias for alias in settings.DATABASES if alias != DEFAULT_DB_ALIAS]
    first = next(_turn) % len(aliases)
    for alias in aliases[first:] + aliases[:first]:
        if is_usable(alias):
            return alias
    return DEFAULT_DB_ALIAS


def is_usable(alias: str) -> bool:
    """Tell whether a copy answers and keeps up; what is known is relied on for CHECK_EVERY seconds.

    A kept connection is tested once for each request, so that the loss of a copy is noticed at once.
    """
    health = _health.setdefault(alias, _Health())
    now = time.monotonic()
    if now < health.until and not health.usable:
        return False
    try:
        connection = connections[alias]
        connection.close_if_health_check_failed()
        connection.ensure_connection()
        if now >= health.until:
            health.usable = keeps_up(alias)
            health.until = now + CHECK_EVERY
    except UNAVAILABLE as error:
        logger.warning("The copy %s gives no answer: %s", alias, error)
        connections[alias].close()
        health.usable, health.until = False, now + CHECK_EVERY
    return health.usable


def keeps_up(alias: str) -> bool:
    """Tell whether a copy has the primary's state of the record; true where the primary itself gives no answer."""
    # The copy is asked last, so that a publication between the two questions cannot make it look late.
    try:
        wanted = _version(DEFAULT_DB_ALIAS)
    except UNAVAILABLE as error:
        logger.warning("The primary gives no answer, and readers are given what its copies hold: %s", error)
        connections[DEFAULT_DB_ALIAS].close()
        return True
    held = _version(alias)
    if held < wanted:
        logger.warning("The copy %s is at version %d of the record, behind %d.", alias, held, wanted)
    return held >= wanted


def _version(alias: str) -> int:
    """Return the number of the record's state in one database, 0 where nothing was published."""
    found = RecordStamp.objects.using(alias).filter(pk=1).values_list("version", flat=True).first()
    return found or 0
