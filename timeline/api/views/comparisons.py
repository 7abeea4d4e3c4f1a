"""Claims side by side: the matrix of each event under the filters of events/."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import orjson
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.api.formats import Format
from timeline.api.openapi import parameters
from timeline.api.options import Faults, Offered
from timeline.api.pagination import Key, Order, day
from timeline.api.views.base import Question
from timeline.api.views.entries import ListView, entry_response, found
from timeline.api.views.events import Event, as_of_day
from timeline.documents import store
from timeline.documents.comparison import (
    COMPARISON_COLUMNS,
    ComparisonDocument,
    comparison_document,
    comparison_rows,
)
from timeline.documents.recorded import RecordedDocument, parts_of, recorded_document
from timeline.documents.rows import Row
from timeline.documents.same_events import SameEventDocument, same_event_documents
from timeline.documents.schema import PublishedEventDocument
from timeline.filters import EventFilter

# Orders events as the page of comparisons does at first: by how many times the lesser of two standing figures of one
# line the greater is, the widest first. Events whose figures all overlap come last both ways.
SHARPEST = "disagreement"
BEYOND_ANY_RATIO = 1e12
REVISION = {"type": "integer", "minimum": 1, "maximum": 9_999_999}
REV = gettext_lazy("The comparison of this revision of the event, as it was published then.")


class ComparisonList(ListView):
    """Claims of each event side by side: by outcome, population and status, and by who speaks of whose people.

    `ordering=disagreement` puts the widest ratio first, among the outcomes asked for or all.
    """

    operation = "list_comparisons"
    noun = "compare"
    shape = ComparisonDocument
    columns = COMPARISON_COLUMNS
    filter_class = EventFilter
    offered = Offered(
        orders=(
            Order("date", Key("earliest", day)),
            Order("-date", Key("earliest", day), is_descending=True),
            Order(SHARPEST, Key("widest_gap", float, instead=0.0), is_descending=True),
            Order(f"-{SHARPEST}", Key("widest_gap", float, instead=BEYOND_ANY_RATIO)),
        ),
        formats=(Format.JSON, Format.CSV, Format.NDJSON),
    )

    def rows(self) -> QuerySet[Any]:
        """Return all events; the filters keep those to compare."""
        return store.events()

    def rows_in_question(self, question: Question) -> QuerySet[Any]:
        """Return all events, with the widest ratio of the outcomes asked for where they are ordered by it."""
        if not question.order.name.endswith(SHARPEST):
            return self.rows()
        return store.with_widest_gap(store.events(), _outcomes(question))

    def further(self, query: QueryDict, faults: Faults) -> Mapping[str, Any]:
        """Refuse an order that is known for the claims of today alone."""
        if query.get("as_of") and query.get("ordering", "").strip().endswith(SHARPEST):
            message = _("How far apart the figures of an earlier day stood is not stored; order by date.")
            faults.setdefault("ordering", []).append(ValidationError(message, code="not_together"))
        return {}

    def is_changed(self, question: Question) -> bool:
        """Say that a comparison is never the stored document itself."""
        return True

    def documents(self, question: Question, pks: list[int]) -> list[dict[str, Any]]:
        """Return each event's matrix, of the outcomes asked for or of all, as of the day asked for or today."""
        outcomes = _outcomes(question)
        events = super().documents(question, pks)
        return [
            dict(
                comparison_document(
                    cast(PublishedEventDocument, event), outcomes=outcomes, as_of=as_of_day(question)
                )
            )
            for event in events
        ]

    def csv_rows(self, documents: list[dict[str, Any]], pks: list[int]) -> Iterator[Row]:
        """Return one row for each cell."""
        return (row for one in documents for row in comparison_rows(cast(ComparisonDocument, one)))


def _outcomes(question: Question) -> Iterable[str]:
    """Return the outcomes asked for, none for all of them."""
    assert question.filters is not None  # noqa: S101  # every list has filters
    return question.filters.form.cleaned_data.get("outcome") or ()


class ComparisonEntryDocument(ComparisonDocument):
    """The matrix of one event; of a phase, beside it, what is recorded for its events added up, which is no total.

    `same_as` are events that an editor found to be the same, with their claims, which are in no line of the matrix.
    """

    recorded: RecordedDocument | None
    same_as: list[SameEventDocument]


class Comparison(Event):
    """The claims of one event side by side; of a phase also what is recorded for its events, added up."""

    operation = "get_comparison"
    shape = ComparisonEntryDocument
    offered = Offered()
    own_parameters = frozenset({"as_of", "rev"})

    @classmethod
    def described_parameters(cls) -> list[dict[str, Any]]:
        """Return the day, and the revision of the event."""
        return [*super().described_parameters(), parameters.query("rev", REV, REVISION)]

    def further(self, query: QueryDict, faults: Faults) -> Mapping[str, Any]:
        """Read the day and the revision that are asked for."""
        text = query.get("rev", "")
        if text and not (text.isascii() and text.isdecimal() and len(text) < 8 and int(text) > 0):
            message = _("Write the number of a revision, such as 1.")
            faults["rev"] = [ValidationError(message, code="not_a_number")]
            return {}
        return {**super().further(query, faults), "rev": int(text) if text else None}

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the matrix of the event as it is published now, or of the revision asked for."""
        rev = question.values["rev"]
        text = found(lambda slug: store.event_text(slug, rev), kwargs["slug"], self.noun, self.rows)
        return entry_response(self.changed(question, text), question)

    def changed(self, question: Question, text: str) -> str:
        """Return the event's matrix, as of the day asked for or today."""
        event: PublishedEventDocument = orjson.loads(text)
        day_ = question.values["as_of"]
        comparison = ComparisonEntryDocument(
            **comparison_document(event, as_of=day_),
            # An old revision is read with its own claims alone: the events of the phase are those of today.
            recorded=None if question.values["rev"] else recorded_document(event, parts_of(event), day_),
            same_as=same_event_documents(event, day_),
        )
        return orjson.dumps(comparison).decode()
