"""The addresses of the API, below /api/v1/."""

from django.urls import path, re_path

from timeline.api import problems
from timeline.api.views import (
    changes,
    claims,
    comparisons,
    density,
    description,
    documentation,
    events,
    facets,
    references,
    releases,
    root,
    timelinejs,
)

app_name = "api"
urlpatterns = [
    path("", root.Root.as_view(), name="root"),
    path("events/", events.EventList.as_view(), name="events"),
    path("events/<slug:slug>/", events.Event.as_view(), name="event"),
    path("events/<slug:slug>/revisions/", events.Revisions.as_view(), name="revisions"),
    path("events/<slug:slug>/revisions/<int:revision>/", events.Revision.as_view(), name="revision"),
    path("claims/", claims.ClaimList.as_view(), name="claims"),
    path("claims/<slug:slug>/", claims.Claim.as_view(), name="claim"),
    path("compare/", comparisons.ComparisonList.as_view(), name="comparisons"),
    path("compare/<slug:slug>/", comparisons.Comparison.as_view(), name="comparison"),
    path("sources/", references.SourceList.as_view(), name="sources"),
    path("sources/<slug:slug>/", references.Source.as_view(), name="source"),
    path("publishers/", references.PublisherList.as_view(), name="publishers"),
    path("publishers/<slug:slug>/", references.Publisher.as_view(), name="publisher"),
    path("actors/", references.ActorList.as_view(), name="actors"),
    path("actors/<slug:slug>/", references.Actor.as_view(), name="actor"),
    path("places/", references.PlaceList.as_view(), name="places"),
    path("places/<slug:slug>/", references.Place.as_view(), name="place"),
    path("facets/", facets.Facets.as_view(), name="facets"),
    path("density/", density.Density.as_view(), name="density"),
    path("timelinejs/", timelinejs.TimelineJs.as_view(), name="timelinejs"),
    path("changes/", changes.Changes.as_view(), name="changes"),
    path("releases/", releases.Releases.as_view(), name="releases"),
    path("releases/<int:version>/<str:name>", releases.ReleaseFile.as_view(), name="release-file"),
    path("schema/", description.Schema.as_view(), name="schema"),
    path("docs/", documentation.documentation, name="docs"),
    re_path(r".*[^/]$", problems.with_slash),
]
