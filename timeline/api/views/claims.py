"""Claims."""

from collections.abc import Iterator
from typing import Any, cast

import orjson
from django.db.models import QuerySet

from timeline.api.formats import Format
from timeline.api.options import Offered
from timeline.api.pagination import Key, Order, day, moment
from timeline.api.projection import members_of, project
from timeline.api.views.base import Question
from timeline.api.views.entries import EntryView, ListView
from timeline.documents import store
from timeline.documents.history import history_document
from timeline.documents.lineage import lineage_document
from timeline.documents.rows import CLAIM_COLUMNS, Row, claim_row
from timeline.documents.schema import (
    ClaimDocument,
    EventInClaim,
    PublishedClaimDocument,
    PublishedEventDocument,
)
from timeline.filters import ClaimFilter

FIELDS = members_of(PublishedClaimDocument)
EVENT_FIELDS = members_of(EventInClaim)
INCLUDE = ("event", "sources", "lineage", "history")


def included(claim: dict[str, Any], event: PublishedEventDocument, names: tuple[str, ...]) -> dict[str, Any]:
    """Return a claim with what was asked for put in: its event, its sources, who copied whom, its series."""
    beside: dict[str, Any] = {}
    if "event" in names:
        beside["event"] = project(dict(event), EVENT_FIELDS)
    if "sources" in names:
        cited = {citation["source"] for citation in claim["citations"]}
        beside["sources"] = [source for source in event["sources"] if source["id"] in cited]
    if "lineage" in names:
        beside["lineage"] = lineage_document(cast(ClaimDocument, claim), event["sources"])
    if "history" in names:
        beside["history"] = history_document(claim["id"], event["claims"])
    return claim | {"included": beside}


class ClaimList(ListView):
    """Claims: each figure with who states it, of whom, when, and in which sources."""

    operation = "list_claims"
    noun = "claims"
    shape = PublishedClaimDocument
    columns = CLAIM_COLUMNS
    filter_class = ClaimFilter
    offered = Offered(
        orders=(
            Order("stated", Key("stated_earliest", day, instead=day("9999-12-31"))),
            Order("-stated", Key("stated_earliest", day, instead=day("0001-01-01")), is_descending=True),
            Order("event", Key("event__earliest", day)),
            Order("-event", Key("event__earliest", day), is_descending=True),
            Order("claimant", Key(store.name_of_claimant())),
            Order("-claimant", Key(store.name_of_claimant()), is_descending=True),
            Order("updated", Key("updated_at", moment)),
            Order("-updated", Key("updated_at", moment), is_descending=True),
        ),
        formats=(Format.JSON, Format.CSV, Format.NDJSON),
        fields=FIELDS,
        include=INCLUDE,
    )

    def rows(self) -> QuerySet[Any]:
        """Return all claims."""
        return store.claims()

    def documents(self, question: Question, pks: list[int]) -> list[dict[str, Any]]:
        """Return claims with what `include` asks for."""
        claims = super().documents(question, pks)
        names = question.options.include
        if not names:
            return claims
        events = store.events_of(store.claims(), pks)
        return [
            included(claim, events[claim["event"]], names) for claim in claims if claim["event"] in events
        ]

    def csv_rows(self, documents: list[dict[str, Any]], pks: list[int]) -> Iterator[Row]:
        """Return one row a claim, with its event and its sources in words."""
        events = store.events_of(store.claims(), pks)
        return (claim_row(claim, events[claim["event"]]) for claim in documents if claim["event"] in events)


class Claim(EntryView):
    """One claim."""

    operation = "get_claim"
    noun = "claims"
    shape = PublishedClaimDocument
    offered = Offered(fields=FIELDS, include=INCLUDE)

    def rows(self) -> QuerySet[Any]:
        """Return all claims."""
        return store.claims()

    def text(self, slug: str) -> str:
        """Return the claim's document."""
        return store.claim(slug).text()

    def changed(self, question: Question, text: str) -> str:
        """Put in what `include` asks for."""
        names = question.options.include
        if not names:
            return text
        claim = orjson.loads(text)
        return orjson.dumps(included(claim, store.event(claim["event"]), names)).decode()
