"""Actors and places: their lists and their own pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.pages.presenters.map import place_map
from timeline.pages.presenters.references import actor_groups, claims_by_claimant, event_lines, names
from timeline.pages.views.entry import entry_page

# What a page of one entry lists at most; the filtered timeline, to which it links, has them all by pages.
MOST_EVENTS = 100
# The lists of the shipped record are far shorter; a larger one is searched through the API.
MOST_REFERENCES = 2000


@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    """List the actors by side."""
    rows = store.references("actor").order_by("name")[:MOST_REFERENCES]
    return render(
        request, "actors.html", {"here": "actors", "groups": actor_groups(row.load() for row in rows)}
    )


@entry_page
def actor(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an actor's names, the events it took part in and the figures it stated."""
    document = store.reference("actor", slug).load()
    part_in = store.first_events(store.event_actors().filter(actor=slug), MOST_EVENTS)
    spoke_of = store.first_events(store.claims().filter(claimant=slug), MOST_EVENTS)
    context = {
        "here": "actors",
        "actor": document,
        "names": names(document["names"]),
        "events": event_lines(row.load() for row in part_in),
        "entries": claims_by_claimant([row.load() for row in spoke_of], slug),
    }
    return render(request, "actor.html", context)


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """List the places."""
    rows = store.references("place").order_by("name")[:MOST_REFERENCES]
    return render(request, "places.html", {"here": "places", "places": [row.load() for row in rows]})


@entry_page
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a place's names and position, and what happened there."""
    document = store.reference("place", slug).load()
    here = store.first_events(store.event_places().filter(place=slug), MOST_EVENTS)
    context = {
        "here": "places",
        "place": document,
        "map": place_map(document),
        "names": names(document["names"]),
        "events": event_lines(row.load() for row in here),
    }
    return render(request, "place.html", context)
