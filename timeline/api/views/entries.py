"""Lists of entries, and entries by themselves."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from timeline.api import cursors, envelope, headers
from timeline.api.options import identity
from timeline.api.pagination import Page, page_of
from timeline.api.problems import Problem
from timeline.api.projection import project
from timeline.api.views.base import Question, ReadView, json_response
from timeline.documents import store


class ListView(ReadView):
    """A list of published entries, in pages."""

    noun: ClassVar[str]
    is_list = True

    def rows(self) -> QuerySet[Any]:
        """Return all entries of the noun."""
        raise NotImplementedError

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return one page of the entries that the filters keep."""
        assert question.filters is not None  # noqa: S101  # every list has filters
        assert question.options.order is not None  # noqa: S101  # and an order
        rows = question.filters.filter_queryset(self.rows())
        page = page_of(rows, question.options.order, question.options.size, question.options.cursor)
        return self.page(question, page, rows.count())

    def page(self, question: Question, page: Page, count: int) -> HttpResponse:
        """Write one page."""
        texts = store.texts(self.rows(), page.pks)
        if question.options.fields:
            texts = [project(text, question.options.fields) for text in texts]
        next_address, previous_address = self.beside(question, page)
        body = envelope.listed(
            texts, question.state, count=count, next_address=next_address, previous_address=previous_address
        )
        links = [headers.link(headers.LICENCE_ADDRESS, "license")]
        if next_address:
            links.append(headers.link(next_address, "next"))
        if previous_address:
            links.append(headers.link(previous_address, "prev"))
        return json_response(body, links)

    def beside(self, question: Question, page: Page) -> tuple[str | None, str | None]:
        """Return the addresses of the next and the previous page."""
        assert question.options.order is not None  # noqa: S101  # every list has an order
        listed = identity(question.request.path, question.request.GET, question.options.order)
        addresses = [
            question.address(cursor=cursors.write(cursor, listed)) if cursor is not None else None
            for cursor in (page.next, page.previous)
        ]
        return addresses[0], addresses[1]


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
        slug = kwargs["slug"]
        text = found(self.text, slug, self.noun, self.rows)
        if question.options.fields:
            text = project(text, question.options.fields)
        links = [headers.link(headers.LICENCE_ADDRESS, "license")]
        return json_response(text.encode(), links)


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
