"""Events, and their revisions."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, cast

import orjson
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.api import envelope, headers
from timeline.api.formats import Format
from timeline.api.openapi import parameters
from timeline.api.options import Faults, Offered
from timeline.api.pagination import Key, Order, day, moment
from timeline.api.problems import Problem
from timeline.api.projection import members_of
from timeline.api.shapes import RevisionEntry
from timeline.api.views.base import Question, ReadView, json_response
from timeline.api.views.entries import EntryView, ListView, entry_response, missing
from timeline.documents import as_of, lines, store, writers
from timeline.documents.rows import EVENT_COLUMNS, Row, event_row
from timeline.documents.schema import PublishedEventDocument
from timeline.domain.dates import may_have_begun_by, parse
from timeline.filters import EventFilter
from timeline.filters.fields import DayField

AS_OF = gettext_lazy("The event as of this day: the claims stated by then, and their tallies.")
FIELDS = members_of(PublishedEventDocument)


def as_of_day(question: Question) -> date | None:
    """Return the day as of which a list is asked for."""
    if question.filters is None:
        return None
    day_: date | None = question.filters.form.cleaned_data.get("as_of")
    return day_


class EventList(ListView):
    """Events with their claims, tallies and sources."""

    operation = "list_events"
    noun = "events"
    shape = PublishedEventDocument
    columns = EVENT_COLUMNS
    filter_class = EventFilter
    offered = Offered(
        orders=(
            Order("date", Key("earliest", day)),
            Order("-date", Key("earliest", day), is_descending=True),
            Order("updated", Key("updated_at", moment)),
            Order("-updated", Key("updated_at", moment), is_descending=True),
        ),
        formats=(Format.JSON, Format.CSV, Format.GEOJSON, Format.NDJSON),
        fields=FIELDS,
    )

    def rows(self) -> QuerySet[Any]:
        """Return all events."""
        return store.events()

    def etag_parts(self) -> list[str]:
        """Columns change with the code, while the record stands."""
        return [lines.FORM]

    def is_changed(self, question: Question) -> bool:
        """Tell whether the events are asked for as of an earlier day."""
        return as_of_day(question) is not None

    def documents(self, question: Question, pks: list[int]) -> list[dict[str, Any]]:
        """Return events as they are, or as of an earlier day."""
        documents = super().documents(question, pks)
        as_of_ = as_of_day(question)
        if as_of_ is None:
            return documents
        return [dict(as_of.at(cast(PublishedEventDocument, document), as_of_)) for document in documents]

    def csv(self, question: Question, chunks: list[list[int]]) -> Iterator[bytes]:
        """Write the lines that are stored, unless the events are asked for otherwise."""
        if self.is_changed(question):
            return super().csv(question, chunks)
        return writers.csv_of_lines(map(store.event_lines, chunks), self.columns)

    def csv_rows(self, documents: list[dict[str, Any]], pks: list[int]) -> Iterator[Row]:
        """Return one row an event."""
        return map(event_row, documents)


class Event(EntryView):
    """One event with its claims, tallies and sources."""

    operation = "get_event"
    noun = "events"
    shape: ClassVar[type | None] = PublishedEventDocument
    offered = Offered(fields=FIELDS)
    own_parameters = frozenset({"as_of"})

    @classmethod
    def described_parameters(cls) -> list[dict[str, Any]]:
        """Return the one parameter of time."""
        return [parameters.query("as_of", AS_OF, dict(parameters.DAY))]

    def rows(self) -> QuerySet[Any]:
        """Return all events."""
        return store.events()

    def text(self, slug: str) -> str:
        """Return the event's current document."""
        return store.event_text(slug)

    def further(self, query: QueryDict, faults: Faults) -> Mapping[str, Any]:
        """Read the day as of which the event is asked for."""
        try:
            return {"as_of": DayField(is_end=True, required=False).clean(query.get("as_of"))}
        except ValidationError as fault:
            faults["as_of"] = fault.error_list
            return {}

    def changed(self, question: Question, text: str) -> str:
        """Take the event back to an earlier day where one is asked for."""
        day_ = question.values["as_of"]
        if day_ is None:
            return text
        document = orjson.loads(text)
        if not may_have_begun_by(parse(document["date"]["edtf"]), day_):
            detail = _("“%(id)s” had not begun by %(day)s.") % {"id": document["id"], "day": day_.isoformat()}
            raise Problem(404, "not-found", detail)
        return orjson.dumps(as_of.at(document, day_)).decode()


class Revisions(ReadView):
    """Every revision of an event, oldest first, withdrawals included."""

    operation = "list_revisions"
    shape = RevisionEntry
    is_list = True

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return what each revision is and where it stands; a history is short enough for one answer."""
        slug = kwargs["slug"]
        revisions = list(store.revisions(slug).defer("document"))
        if not revisions:
            raise missing("events", slug, store.events())
        address = question.path
        entries = [
            {
                "revision": one.revision,
                "kind": str(one.kind),
                "at": one.at.isoformat(timespec="seconds"),
                "reason": one.reason,
                "content_hash": one.content_hash,
                "api_url": f"{address}{one.revision}/",
            }
            for one in revisions
        ]
        return json_response(
            envelope.of_entries(entries, question.state), [headers.link(headers.LICENCE_ADDRESS, "license")]
        )


class Revision(ReadView):
    """One revision of an event, as it was published; it never changes, and stays when the event is withdrawn."""

    operation = "get_revision"
    shape = PublishedEventDocument
    offered = Offered(fields=FIELDS)
    cache_control = headers.PERMANENT

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the document of that revision."""
        slug, revision = kwargs["slug"], kwargs["revision"]
        try:
            text = store.event_text(slug, revision)
        except store.NotPublished:
            raise missing("events", slug, store.events()) from None
        return entry_response(text, question)
