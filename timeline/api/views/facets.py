"""How many events or claims there are by each value of a parameter, under the filters."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus

import orjson
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from timeline.api import headers, kept
from timeline.api.openapi import parameters
from timeline.api.options import Faults, normalised
from timeline.api.shapes import FacetDocument, FacetsAnswer, FacetValue
from timeline.api.views.base import Question, ReadView, json_response
from timeline.documents import counts, store
from timeline.documents.facets import OF_CLAIMS, OF_EVENTS, Counts, Narrowed
from timeline.documents.terms import State
from timeline.filters import ClaimFilter, EventFilter
from timeline.filters.base import StrictFilterSet
from timeline.filters.fields import refusal

NOUNS = {"events": (EventFilter, OF_EVENTS), "claims": (ClaimFilter, OF_CLAIMS)}
# Together with version, filters and count, a request stays within six queries.
MOST_FACETS = 3
MOST_VALUES = 500


class Facets(ReadView):
    """How many entries there are by each value of a parameter, under the filters of the list."""

    operation = "get_facets"
    shape = FacetsAnswer
    filter_class = EventFilter
    own_parameters = frozenset({"by", "of"})

    @classmethod
    def described_parameters(cls) -> list[dict[str, Any]]:
        """Return what is counted, and by what."""
        names = list(dict.fromkeys([*OF_EVENTS, *OF_CLAIMS]))
        by = parameters.several({"type": "string", "enum": names}) | {"maxItems": MOST_FACETS}
        return [
            parameters.query(
                "of",
                _("What is counted; claims takes the filters of claims/ in place of those of events/."),
                {"type": "string", "enum": list(NOUNS), "default": "events"},
            ),
            *(
                one | {"description": _("With of=claims. %(about)s") % {"about": one["description"]}}
                for one in parameters.of_filters(ClaimFilter)
                if one["name"] not in EventFilter.base_filters
            ),
            parameters.query("by", _("By which parameter; type where none is given. Repeatable."), by),
        ]

    def read(self, request: HttpRequest, state: State) -> Question:
        """Read the query with the filters of what is counted."""
        of = request.GET.get("of") or "events"
        self.of = of if of in NOUNS else "events"
        self.filter_class = NOUNS[self.of][0]  # type: ignore[misc]  # of this one request's view
        return super().read(request, state)

    def further(self, query: QueryDict, faults: Faults) -> Mapping[str, Any]:
        """Read what is counted, and by what."""
        of = query.get("of")
        if of and of not in NOUNS:
            faults["of"] = [refusal(of, list(NOUNS))]
        known = list(NOUNS[self.of][1])
        given = [one.strip() for value in query.getlist("by") for one in value.split(",") if one.strip()]
        by = list(dict.fromkeys(given)) or ["type"]
        wrong = [refusal(one, known) for one in by if one not in known]
        if len(by) > MOST_FACETS:
            message = _("Ask for at most %(most)d at a time.") % {"most": MOST_FACETS}
            wrong.append(ValidationError(message, code="too_many"))
        if wrong:
            faults["by"] = wrong
        return {"by": by}

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the counts; by a parameter that is given itself, they are those without it."""
        filters = question.filters
        assert filters is not None  # noqa: S101  # read() saw to it
        asked = (question.state, self.of, normalised(question.request.GET, self.own_parameters))
        document = FacetsAnswer(
            of=self.of,
            count=kept.counts.of(asked, lambda: self._total(filters)),
            facets=[self._facet(question, by, self._counts(filters, by)) for by in question.values["by"]],
            **question.state.terms(),
        )
        return json_response(orjson.dumps(document), [headers.link(headers.LICENCE_ADDRESS, "license")])

    def _total(self, filters: StrictFilterSet) -> int:
        asked = filters.counted_ahead() if self.of == "events" else None
        return counts.total(asked) if asked else filters.filter_queryset(self._rows()).count()

    def _counts(self, filters: StrictFilterSet, by: str) -> Counts:
        """Count by a parameter, which itself narrows nothing: from the numbers that are kept, where they can tell."""
        asked = filters.counted_ahead(by) if by in counts.BY and self.of == "events" else None
        if asked is not None:
            return counts.BY[by](asked)
        values = filters.form.cleaned_data | {by: None}
        narrowed = Narrowed(
            rows=filters.narrow(self._rows(), values),
            of_one_claim=filters.of_one_claim(values),
            is_certain=bool(values.get("certain")),
        )
        return NOUNS[self.of][1][by](narrowed)

    def _rows(self) -> QuerySet[Any]:
        return store.events() if self.of == "events" else store.claims()

    def _facet(self, question: Question, by: str, found: Counts) -> FacetDocument:
        ordered = sorted(found.items(), key=lambda one: one[0] if by == "year" else (-one[1], one[0]))
        lists = self._lists_by(question, by)
        return FacetDocument(
            by=by,
            values=[
                FacetValue(value=value, count=count, api_url=f"{lists}{quote_plus(value)}")
                for value, count in ordered[:MOST_VALUES]
            ],
        )

    def _lists_by(self, question: Question, by: str) -> str:
        """Return how the address of the list that a value counts begins; that ends with the value.

        The value takes the place of those that the filters name already.
        """
        query = question.request.GET.copy()
        for name in ("of", "by", "format", by):
            query.pop(name, None)
        given = f"{query.urlencode()}&" if query else ""
        return f"{question.base}{self.of}/?{given}{by}="
