"""Lists of entries in each format, and entries by themselves."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, ClassVar

import orjson
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from timeline.api import cursors, envelope, headers
from timeline.api.formats import CONTENT_TYPES, Format
from timeline.api.kept import counts
from timeline.api.options import FREE_OF_CURSOR, identity, normalised
from timeline.api.pagination import Page, all_of, page_of
from timeline.api.problems import Problem
from timeline.api.projection import project
from timeline.api.views.base import Question, ReadView, json_response
from timeline.documents import store, writers
from timeline.documents.geojson import event_feature
from timeline.documents.rows import Row, flat
from timeline.filters.base import StrictFilterSet

# How many documents of a long answer are read at a time.
CHUNK = 500


class ListView(ReadView):
    """A list of published entries: in pages as JSON, whole in the other formats."""

    noun: ClassVar[str]
    columns: ClassVar[Sequence[str]] = ()
    is_list = True

    def rows(self) -> QuerySet[Any]:
        """Return all entries of the noun."""
        raise NotImplementedError

    def rows_in_question(self, question: Question) -> QuerySet[Any]:
        """Return the rows to filter and order, with the columns that this question's order needs."""
        return self.rows()

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the entries that the filters keep."""
        assert question.filters is not None  # noqa: S101  # every list has filters
        order, options = question.order, question.options
        is_page = options.is_paged or question.format is Format.JSON
        rows = self.rows_in_question(question)
        parts = question.filters.parts(rows, is_page=is_page and order.key.column == "earliest")
        if not is_page:
            return self.stream(question, all_of(parts, order), (None, None))
        page = page_of(parts, order, options.size, options.cursor)
        if question.format is Format.JSON:
            return self.page(question, page, self.count(question, question.filters, parts))
        return self.stream(question, page.pks, self.beside(question, page))

    def count(self, question: Question, filters: StrictFilterSet, parts: Sequence[QuerySet[Any]]) -> int:
        """Return how many entries the filters keep, counted once for all pages of a list."""
        request = question.request
        asked = (question.state, request.path, normalised(request.GET, FREE_OF_CURSOR))
        return counts.of(asked, lambda: filters.count(parts))

    def page(self, question: Question, page: Page, count: int) -> HttpResponse:
        """Write one page as JSON."""
        next_address, previous_address = self.beside(question, page)
        body = envelope.listed(
            self.texts(question, page.pks),
            question.state,
            count=count,
            next_address=next_address,
            previous_address=previous_address,
        )
        return json_response(body, _links(next_address, previous_address))

    def stream(
        self, question: Question, pks: list[int], beside: tuple[str | None, str | None]
    ) -> StreamingHttpResponse:
        """Write entries in another format, a chunk at a time."""
        chunks = [pks[start : start + CHUNK] for start in range(0, len(pks), CHUNK)]
        match question.format:
            case Format.CSV:
                pieces = self.csv(question, chunks)
            case Format.GEOJSON:
                documents = (one for chunk in chunks for one in self.documents(question, chunk))
                pieces = writers.geojson_of(map(self.feature, documents), question.state.terms())
            case _:
                pieces = writers.ndjson_of(text for chunk in chunks for text in self.texts(question, chunk))
        response = StreamingHttpResponse(pieces, content_type=CONTENT_TYPES[question.format])
        response.headers["Link"] = ", ".join(_links(*beside))
        if question.format is Format.CSV:
            response.headers["Content-Disposition"] = f'attachment; filename="{self.noun}.csv"'
        return response

    def csv(self, question: Question, chunks: list[list[int]]) -> Iterator[bytes]:
        """Write the entries as a table."""
        rows = (row for chunk in chunks for row in self.csv_rows(self.documents(question, chunk), chunk))
        return writers.csv_of(rows, self.columns)

    def texts(self, question: Question, pks: list[int]) -> Sequence[str]:
        """Return documents as JSON: as they are stored where nothing about them is asked to be otherwise."""
        options = question.options
        if not (options.fields or options.include or self.is_changed(question)):
            return store.texts(self.rows(), pks)
        kept = [*options.fields, "included"] if options.fields else []
        return [orjson.dumps(project(document, kept)).decode() for document in self.documents(question, pks)]

    def documents(self, question: Question, pks: list[int]) -> list[dict[str, Any]]:
        """Return documents to be written otherwise than they are stored."""
        return [orjson.loads(text) for text in store.texts(self.rows(), pks)]

    def is_changed(self, question: Question) -> bool:
        """Tell whether the filters ask for other documents than the stored ones."""
        return False

    def csv_rows(self, documents: list[dict[str, Any]], pks: list[int]) -> Iterator[Row]:
        """Return the table rows of some documents."""
        return (flat(document, self.columns) for document in documents)

    def feature(self, document: dict[str, Any]) -> dict[str, Any]:
        """Return a document as a GeoJSON feature."""
        return event_feature(document)

    def beside(self, question: Question, page: Page) -> tuple[str | None, str | None]:
        """Return the addresses of the next and the previous page."""
        listed = identity(question.request.path, question.request.GET, question.order)
        next_address, previous_address = (
            question.address(cursor=cursors.write(cursor, listed)) if cursor is not None else None
            for cursor in (page.next, page.previous)
        )
        return next_address, previous_address


def _links(next_address: str | None, previous_address: str | None) -> list[str]:
    links = [headers.link(headers.LICENCE_ADDRESS, "license")]
    if next_address:
        links.append(headers.link(next_address, "next"))
    if previous_address:
        links.append(headers.link(previous_address, "prev"))
    return links


class EntryView(ReadView):
    """One published entry."""

    noun: ClassVar[str]

    def rows(self) -> QuerySet[Any]:
        """Return all entries of the noun."""
        raise NotImplementedError

    def text(self, slug: str) -> str:
        """Return the entry's document, or raise NotPublished or Withdrawn."""
        raise NotImplementedError

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the entry's stored document."""
        text = found(self.text, kwargs["slug"], self.noun, self.rows)
        return entry_response(self.changed(question, text), question)

    def changed(self, question: Question, text: str) -> str:
        """Return the document otherwise where the question asks for that."""
        return text


def entry_response(text: str, question: Question) -> HttpResponse:
    """Return one document, or the members of it that were asked for."""
    if question.options.fields:
        text = orjson.dumps(project(orjson.loads(text), [*question.options.fields, "included"])).decode()
    return json_response(text.encode(), [headers.link(headers.LICENCE_ADDRESS, "license")])


def found(read: Callable[[str], str], slug: str, noun: str, rows: Callable[[], QuerySet[Any]]) -> str:
    """Return what `read` finds under an id.

    Raises:
        Problem: 404, naming the nearest id where one looks like it.

    """
    try:
        return read(slug)
    except store.NotPublished:
        raise missing(noun, slug, rows()) from None


def missing(noun: str, slug: str, rows: QuerySet[Any]) -> Problem:
    """Return the problem at an address with an id that is not, and never was, public."""
    detail = _("There is no “%(id)s” among the %(noun)s.") % {"id": slug[:100], "noun": noun}
    near = store.near_id(rows, slug)
    if near is None:
        return Problem(404, "not-found", detail)
    detail = f"{detail} {_('Did you mean “%(near)s”?') % {'near': near}}"
    return Problem(404, "not-found", detail, members={"nearest": near})
