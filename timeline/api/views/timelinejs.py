"""Events in the form of TimelineJS, so that a newsroom's timeline can read them from here."""

from typing import Any

import orjson
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from timeline.api import headers
from timeline.api.problems import Problem
from timeline.api.views.base import Question, ReadView, json_response
from timeline.api.views.events import as_of_day
from timeline.documents import as_of, store
from timeline.documents.terms import Terms
from timeline.documents.timelinejs import TimelineDocument, timeline
from timeline.filters import EventFilter

# TimelineJS builds a slide for each event before it shows the first one: more than these would take it seconds.
MOST_EVENTS = 500


class TimelineJsAnswer(TimelineDocument, Terms):
    """A timeline that TimelineJS 3 reads as it is; the members that it does not know say how to cite it."""


class TimelineJs(ReadView):
    """Events under the filters of events/ as TimelineJS 3 reads them: slides with their claims, and phases as eras."""

    operation = "get_timelinejs"
    shape = TimelineJsAnswer
    filter_class = EventFilter

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return all events under the filters, or say that they are too many for one timeline."""
        assert question.filters is not None  # noqa: S101  # this view has filters
        rows = question.filters.filter_queryset(store.events())
        found = list(rows[: MOST_EVENTS + 1])
        if len(found) > MOST_EVENTS:
            raise Problem(400, "invalid-query", _too_many(rows.count()))
        day = as_of_day(question)
        events = (row.load() for row in found)
        shown = (event if day is None else as_of.at(event, day) for event in events)
        document = TimelineJsAnswer(**timeline(shown, question.state), **question.state.terms())
        links = [headers.link(headers.LICENCE_ADDRESS, "license")]
        return json_response(orjson.dumps(document), links)


def _too_many(count: int) -> str:
    words = _(
        "The filters leave %(count)d events, and a timeline of this form holds at most %(most)d. "
        "Narrow them, for example by phase, year or type."
    )
    return words % {"count": count, "most": MOST_EVENTS}
