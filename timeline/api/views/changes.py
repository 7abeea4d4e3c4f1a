"""What changed, in the order in which it changed, for whoever keeps a copy."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.api import headers
from timeline.api.openapi import parameters
from timeline.api.options import Faults, Offered
from timeline.api.pagination import DEFAULT_SIZE, LARGEST_SIZE
from timeline.api.shapes import ChangeEntry, ChangesAnswer
from timeline.api.views.base import Question, ReadView, json_response
from timeline.documents import store
from timeline.filters.fields import DayField

GREATEST_SEQUENCE = 2**53 - 1  # what JSON numbers hold exactly (RFC 8259, 6)
SINCE = gettext_lazy(
    "The last sequence already seen, or a day: changes made on or after it. Without it, from the beginning."
)


class Changes(ReadView):
    """Every publication and withdrawal in order; follow `next`, now and later, to keep a copy right."""

    operation = "list_changes"
    shape = ChangesAnswer
    offered = Offered(include=("document",))
    own_parameters = frozenset({"since", "page_size"})

    @classmethod
    def described_parameters(cls) -> list[dict[str, Any]]:
        """Return where to begin, and how many to answer with."""
        sequence = {"type": "integer", "minimum": 0, "maximum": GREATEST_SEQUENCE}
        since = {"oneOf": [sequence, {"type": "string", "format": "date"}, {"const": ""}]}
        size = {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE}
        return [
            parameters.query("since", SINCE, since),
            parameters.query("page_size", _("How many changes are answered at most."), size),
        ]

    def further(self, query: QueryDict, faults: Faults) -> Mapping[str, Any]:
        """Read where to begin."""
        values: dict[str, Any] = {"since": 0, "size": DEFAULT_SIZE}
        text = (query.get("since") or "").strip()
        try:
            values["since"] = _since(text)
        except ValidationError as fault:
            faults["since"] = fault.error_list
        size = (query.get("page_size") or "").strip()
        if size:
            if not (size.isascii() and size.isdigit() and len(size) < 10 and 1 <= int(size) <= LARGEST_SIZE):
                message = _("Write a whole number from 1 to %(most)d.") % {"most": LARGEST_SIZE}
                faults["page_size"] = [ValidationError(message, code="out_of_range")]
            else:
                values["size"] = int(size)
        return values

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the changes after the given point."""
        since, size = question.values["since"], question.values["size"]
        with_document = "document" in question.options.include
        # Asked first: what is published between the two queries is then left to the next question.
        before = store.sequence_before(since)
        found, is_complete = store.changes_since(since, size, with_document=with_document)
        last = found[-1].pk if found else before
        following = question.address(since=str(last))
        document = ChangesAnswer(
            count=len(found),
            last_sequence=last,
            is_complete=is_complete,
            next=following,
            results=[_entry(one, with_document=with_document) for one in found],
            **question.state.terms(),
        )
        links = [headers.link(headers.LICENCE_ADDRESS, "license"), headers.link(following, "next")]
        return json_response(orjson.dumps(document), links)


def _since(text: str) -> int | datetime:
    """Read a sequence or a day.

    Raises:
        ValidationError: if it is neither.

    """
    if not text:
        return 0
    if text.isascii() and text.isdigit():
        if len(text) > 16 or int(text) > GREATEST_SEQUENCE:
            raise ValidationError(_("There is no sequence so great."), code="out_of_range")
        return int(text)
    day = DayField(required=False).clean(text)
    return datetime.combine(day, time.min, tzinfo=UTC)


def _entry(one: store.Change, *, with_document: bool) -> ChangeEntry:
    address = f"{settings.PUBLIC_BASE_URL}/api/v1/events/{one.slug}/"
    entry = ChangeEntry(
        sequence=one.pk,
        id=one.slug,
        change=one.change,
        revision=one.revision,
        at=one.at.isoformat(timespec="seconds"),
        reason=one.reason,
        content_hash=one.content_hash,
        api_url=address,
        revision_api_url=f"{address}revisions/{one.revision}/",
    )
    if with_document and one.document is not None:
        entry["document"] = one.document
    return entry
