"""The page of one event, and that of one claim."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.neighbours import neighbours
from timeline.documents.recorded import MOST_PARTS, parts_of, recorded_document
from timeline.documents.said import had_begun, said_around
from timeline.documents.same_events import same_events
from timeline.pages.addresses import address, pairs, replaced
from timeline.pages.as_of import wanted_day
from timeline.pages.carried import carried_filters, carried_rows
from timeline.pages.drawings import FORMS
from timeline.pages.presenters.as_of import as_of_notice
from timeline.pages.presenters.cite import box_of_claim, box_of_event
from timeline.pages.presenters.event import claim_page, event_page
from timeline.pages.presenters.recorded import recorded_table
from timeline.pages.presenters.same_events import shown_same_events
from timeline.pages.presenters.turns import turns
from timeline.pages.revisions import wanted_revision
from timeline.pages.scales import wanted_scale
from timeline.pages.views.entry import entry_page


@entry_page
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event as it is published now, or a revision by `rev`; `as_of` shows what was claimed by a day."""
    revision = wanted_revision(request)
    scale = wanted_scale(request)
    day = wanted_day(request)
    document = store.event(slug, revision)
    shown = document if day is None else at(document, day)
    parts = parts_of(document)
    listed = parts[:MOST_PARTS]
    kept = [name for name in ("as_of", "rev", "scale") if name in request.GET]
    context: dict[str, object] = {
        "is_old": revision is not None,
        "chart_forms": FORMS,
        # An old revision is read with its own claims alone: the events of the phase are those of today.
        "recorded": None
        if revision is not None
        else recorded_table(slug, recorded_document(document, parts, day), parts),
        "same": None if revision is not None else shown_same_events(same_events(document, day)),
        "chart_query": urlencode({name: request.GET[name] for name in kept}),
    }
    if day is None:
        context["page"] = event_page(document, listed, scale, revision=revision)
    else:
        begun = (part for part in listed if had_begun(part, day))
        context["page"] = event_page(
            shown, begun, scale, known_claims=document["claims"], as_of=day, revision=revision
        )
        context["has_not_begun"] = not had_begun(document, day)
        context["as_of"] = as_of_notice(day, said_around(document["claims"], day), request.path, request.GET)
    filters = carried_filters(request)
    context["list_query"] = filters.urlencode()
    if revision is None:
        context["turns"] = turns(*neighbours(document, carried_rows(filters, document)), filters)
    context["cite"] = box_of_event(shown, request.GET)
    context["as_of_carried"] = list(pairs(replaced(request.GET, as_of="")))
    context["scale_hrefs"] = {
        form: address(request.path, replaced(request.GET, scale=form), "claims") for form in ("log", "linear")
    }
    return render(request, "event.html", context)


@entry_page
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a claim with its sources and the claims that it stands in a relation to."""
    document = store.claim(slug).load()
    event = store.event(document["event"])
    context = {
        "page": claim_page(document, event),
        "cite": box_of_claim(document, event),
        "chart_forms": FORMS,
    }
    return render(request, "claim.html", context)
