"""Events by day, month or year, for drawing."""

from collections.abc import Mapping
from typing import Any

import orjson
from django.http import QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from timeline.api import headers
from timeline.api.openapi import parameters
from timeline.api.options import Faults
from timeline.api.shapes import BinDocument, DensityAnswer, KilledInBin, SpanDocument
from timeline.api.views.base import Question, ReadView, json_response
from timeline.documents import store
from timeline.documents.density import BY_MONTH, UNITS, Bin, density, density_by_month
from timeline.documents.splits import SPLITS
from timeline.filters import EventFilter
from timeline.filters.fields import refusal


class Density(ReadView):
    """Events by day, month or year, and by type, phase or sides, under the filters of events/."""

    operation = "get_density"
    shape = DensityAnswer
    filter_class = EventFilter
    own_parameters = frozenset({"unit", "split"})

    @classmethod
    def described_parameters(cls) -> list[dict[str, Any]]:
        """Return how wide a bin is, and by what the bins are split."""
        unit = {"type": "string", "enum": list(UNITS), "default": "month"}
        return [
            parameters.query("unit", _("How long a bin is."), unit),
            parameters.query(
                "split", _("By what each bin is split."), {"type": "string", "enum": list(SPLITS)}
            ),
        ]

    def further(self, query: QueryDict, faults: Faults) -> Mapping[str, Any]:
        """Read the two parameters."""
        values: dict[str, Any] = {"unit": query.get("unit") or "month", "split": query.get("split") or None}
        for name, known in (("unit", list(UNITS)), ("split", list(SPLITS))):
            if values[name] is not None and values[name] not in known:
                faults[name] = [refusal(values[name], known)]
        return values

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the bins that hold events, and the events that span several."""
        assert isinstance(question.filters, EventFilter)  # noqa: S101  # as the class says
        unit, split = question.values["unit"], question.values["split"]
        bins = _bins(question.filters, unit, split)
        document = DensityAnswer(
            unit=unit,
            count=sum(one.events for one in bins),
            bins=[
                self._bin(question, one) for one in bins if one.first is not None and one.first == one.last
            ],
            spans=[
                SpanDocument(
                    first=one.first, last=one.last, value=one.value, events=one.events, killed=_killed(one)
                )
                for one in bins
                if one.first is None or one.first != one.last
            ],
            **question.state.terms(),
        )
        return json_response(orjson.dumps(document), [headers.link(headers.LICENCE_ADDRESS, "license")])

    def _bin(self, question: Question, one: Bin) -> BinDocument:
        query = question.request.GET.copy()
        for name in ("unit", "split", "format", "year", "year_min", "year_max", "after", "before", "certain"):
            query.pop(name, None)
        query["after"] = query["before"] = str(one.first)
        query["certain"] = "true"
        split = question.values["split"]
        if split and one.value:
            query[split] = one.value
        return BinDocument(
            bin=str(one.first),
            value=one.value,
            events=one.events,
            killed=_killed(one),
            api_url=f"{question.base}events/?{query.urlencode()}",
        )


def _bins(filters: EventFilter, unit: str, split: str | None) -> list[Bin]:
    """Count from the numbers that are kept by month where they can tell, else the events themselves."""
    kept = filters.by_month() if unit in BY_MONTH else None
    if kept is not None:
        return list(density_by_month(kept, unit, split))
    return list(density(filters.parts_by_length(store.events()), unit, split))


def _killed(one: Bin) -> KilledInBin:
    return KilledInBin(events=one.stated, greatest_low=one.greatest_low)
