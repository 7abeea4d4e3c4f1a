"""Claims side by side: the matrix of each event under the filters of events/."""

from collections.abc import Iterator
from typing import Any, cast

import orjson
from django.db.models import QuerySet

from timeline.api.formats import Format
from timeline.api.options import Offered
from timeline.api.pagination import Key, Order, day
from timeline.api.views.base import Question
from timeline.api.views.entries import ListView
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


class ComparisonList(ListView):
    """Claims of each event side by side: by outcome, population and status, and by who speaks of whose people."""

    operation = "list_comparisons"
    noun = "compare"
    shape = ComparisonDocument
    columns = COMPARISON_COLUMNS
    filter_class = EventFilter
    offered = Offered(
        orders=(
            Order("date", Key("earliest", day)),
            Order("-date", Key("earliest", day), is_descending=True),
        ),
        formats=(Format.JSON, Format.CSV, Format.NDJSON),
    )

    def rows(self) -> QuerySet[Any]:
        """Return all events; the filters keep those to compare."""
        return store.events()

    def is_changed(self, question: Question) -> bool:
        """Say that a comparison is never the stored document itself."""
        return True

    def documents(self, question: Question, pks: list[int]) -> list[dict[str, Any]]:
        """Return each event's matrix, of the outcomes asked for or of all, as of the day asked for or today."""
        assert question.filters is not None  # noqa: S101  # every list has filters
        outcomes = question.filters.form.cleaned_data.get("outcome") or ()
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

    def changed(self, question: Question, text: str) -> str:
        """Return the event's matrix, as of the day asked for or today."""
        event: PublishedEventDocument = orjson.loads(text)
        day_ = question.values["as_of"]
        comparison = ComparisonEntryDocument(
            **comparison_document(event, as_of=day_),
            recorded=recorded_document(event, parts_of(event), day_),
            same_as=same_event_documents(event, day_),
        )
        return orjson.dumps(comparison).decode()
