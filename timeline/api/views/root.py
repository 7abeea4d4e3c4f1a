"""The first address: what the API offers, and how to begin."""

from typing import Any

import orjson
from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from timeline.api import headers
from timeline.api.shapes import RootAnswer
from timeline.api.views.base import Question, ReadView, json_response


def addresses() -> dict[str, Any]:
    """Return every address of the API with what it answers."""
    return {
        "events/": _("Events with their claims, tallies and sources."),
        "events/{id}/": _("One event."),
        "events/{id}/revisions/": _("Its history; each revision keeps its address."),
        "claims/": _("Claims: who states which figure of whom, when, and in which sources."),
        "claims/{id}/": _("One claim."),
        "compare/": _("Claims of each event side by side, with what disagrees and by how much."),
        "compare/{id}/": _("The claims of one event side by side."),
        "sources/": _("Sources that are cited."),
        "publishers/": _("Publishers of those sources."),
        "actors/": _("Actors: who took part, who claims, whose people are counted."),
        "places/": _("Places, with their names in several languages."),
        "facets/": _("How many events or claims there are by year, type, place and so on."),
        "density/": _("Events by day, month or year, for drawing."),
        "timelinejs/": _("Events in the form of TimelineJS, for whoever shows a timeline with it."),
        "changes/": _("What was published, changed or withdrawn, in order; follow it to keep a copy."),
        "releases/": _("Files of the whole record."),
        "schema/": _("This API in OpenAPI 3.1."),
        "docs/": _("Documentation for people, with examples."),
    }


class Root(ReadView):
    """What the API offers."""

    operation = "get_root"
    shape = RootAnswer

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return every address, some questions to begin with, and the terms."""
        base = f"{settings.PUBLIC_BASE_URL}/api/v1/"
        document = {
            "title": "ConflictDB",
            "description": _("Who claimed what, of whom, when, and in which source. No account, no key."),
            "addresses": {f"{base}{address}": about for address, about in addresses().items()},
            "examples": {
                _("Events that may lie in 2020"): f"{base}events/?year=2020",
                _("Claims of killed soldiers, newest first"): (
                    f"{base}claims/?outcome=killed&victims_status=military&ordering=-stated"
                ),
                _("Events at Berdzor / Laçın, found in any spelling"): f"{base}events/?q=Lachin",
            },
            **question.state.terms(),
        }
        links = [
            headers.link(f"{base}schema/", "service-desc"),
            headers.link(f"{base}docs/", "service-doc"),
            headers.link(headers.LICENCE_ADDRESS, "license"),
        ]
        return json_response(orjson.dumps(document), links)
