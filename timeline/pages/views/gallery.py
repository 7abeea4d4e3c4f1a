"""The gallery of components, for whoever changes the look of the pages."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.marks import marks
from timeline.documents.schema import PublishedEventDocument
from timeline.filters import EventFilter
from timeline.pages.drawings import FORMS
from timeline.pages.frame import Frame, frame
from timeline.pages.presenters.as_of import as_of_notice
from timeline.pages.presenters.event import event_line
from timeline.pages.presenters.filter_form import FilterForm, filter_form
from timeline.pages.presenters.gallery import (
    gallery_blocks,
    gallery_figure,
    gallery_pagings,
    invented_revisions,
    of_event,
)
from timeline.pages.presenters.invented import invented
from timeline.pages.presenters.method import vocabulary_groups
from timeline.pages.presenters.outlets import outlets
from timeline.pages.presenters.tracks import BY_TYPE
from timeline.pages.presenters.turns import turns

# So many events are drawn in the lanes, and among so many places one of each form is looked for.
MOST_MARKS = 500
MOST_PLACES = 500
# A filter that cannot be read and two that can: the form, its chips and its message in one.
QUERY = "after=19x8&outcome=killed&year=2020"


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show each component in its states; what needs the record is left out while the record is empty."""
    around = frame(request)
    form = _form(around)
    events = [(row.phase, row.load()) for row in _events()]
    context: dict[str, object] = {
        "here": "method",
        "invented": invented(),
        "kinds": vocabulary_groups()[0],
        "form": form,
        "stray_errors": [("yaer", _unknown(around))],
        "total": around.record.events,
        "pagings": gallery_pagings(around.record.events),
        "blocks": gallery_blocks(events, around.phases),
        "lines": [event_line(event) for _phase, event in events],
        "revisions": invented_revisions(),
        "outlets": outlets(QueryDict()),
        "chart_forms": FORMS,
    }
    if around.said.days:
        day = around.said.days[len(around.said.days) // 2][0]
        context["notice"] = as_of_notice(day, around.said.around(day), reverse("pages:timeline"), QueryDict())
    if around.whole is not None:
        few = around.record.events <= MOST_MARKS
        drawn = marks([store.own_events()], BY_TYPE) if few else []
        context["figure"], context["tiles"] = gallery_figure(around.phases, around.whole, drawn)
        if drawn:
            context["turns"] = turns(drawn[0], drawn[-1], QueryDict())
    context |= _of_event([event for _phase, event in events], form)
    return render(request, "gallery.html", context)


def _events() -> Any:
    """Return three events in one query: that with most claims, the first with a few, and the first without any."""
    own = store.own_events()
    apart = own.filter(is_phase=False).order_by("earliest", "slug")
    wanted = [
        own.filter(claim_count__gt=0).order_by("-claim_count", "slug"),
        apart.filter(claim_count__range=(2, 6)),
        apart.filter(claim_count=0),
    ]
    chosen = Q()
    for rows in wanted:
        chosen |= Q(pk__in=rows.values("pk")[:1])
    return store.events().filter(chosen).order_by("earliest", "slug")


def _of_event(events: list[PublishedEventDocument], form: FilterForm) -> dict[str, object]:
    richest = max(events, key=lambda event: len(event["claims"]), default=None)
    if richest is None or not richest["claims"]:
        return {}
    places = [row.load() for row in store.references("place")[:MOST_PLACES]]
    shown = of_event(richest, places, form)
    return {"of_event": shown, "page": shown.page}


def _form(around: Frame) -> FilterForm:
    query = QueryDict(QUERY)
    return filter_form(
        reverse("pages:timeline"),
        query,
        EventFilter(data=query, queryset=store.events(), known=around.known).errors,
        phases=around.phases,
        actors=around.actors,
        places=around.places,
        labels={name: str(part.label or name) for name, part in EventFilter.base_filters.items()},
    )


def _unknown(around: Frame) -> str:
    """Return what is said about a filter that there is not."""
    wrong = EventFilter(data=QueryDict("yaer=2020"), queryset=store.events(), known=around.known)
    return " ".join(wrong.errors["yaer"])
