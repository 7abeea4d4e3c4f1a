"""The addresses of the pages; each is permanent."""

from django.urls import path

from timeline.pages import feeds, sitemaps, views

app_name = "pages"

urlpatterns = [
    path("", views.timeline, name="timeline"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("events/<slug:slug>/cite.<slug:form>", views.cite_event, name="cite-event"),
    path("events/<slug:slug>/claims/<slug:outcome>.<slug:form>", views.claims_file, name="claims-file"),
    path(
        "events/<slug:slug>/history/<slug:outcome>/<slug:status>.<slug:form>",
        views.history_file,
        name="history-file",
    ),
    path("events/<slug:slug>/history/", views.history, name="history"),
    path("compare/", views.compare, name="compare"),
    path("compare-sums.csv", views.compare_sums, name="compare-sums"),
    path("compare.<slug:form>", views.compare_file, name="compare-file"),
    path("compare/<slug:slug>/", views.matrix, name="matrix"),
    path("compare/<slug:slug>.csv", views.matrix_csv, name="matrix-csv"),
    path("compare/<slug:slug>/sums.csv", views.matrix_sums, name="matrix-sums"),
    path("compare/<slug:slug>/<slug:outcome>.<slug:form>", views.matrix_file, name="matrix-file"),
    path("claims/", views.claims, name="claims"),
    path("claims/<slug:slug>/", views.claim, name="claim"),
    path("claims/<slug:slug>/cite.<slug:form>", views.cite_claim, name="cite-claim"),
    path("cite.<slug:form>", views.cite_record, name="cite-record"),
    path("actors/", views.actors, name="actors"),
    path("actors/<slug:slug>/", views.actor, name="actor"),
    path("places/", views.places, name="places"),
    path("places/<slug:slug>/", views.place, name="place"),
    path("sources/", views.sources, name="sources"),
    path("sources/<slug:slug>/", views.source, name="source"),
    path("method/", views.method, name="method"),
    path("method/disagreements/", views.disagreements, name="disagreements"),
    path("design/components/", views.gallery, name="gallery"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("corrections/", views.corrections, name="corrections"),
    path("embed/events/<slug:slug>/", views.embed_event, name="embed-event"),
    path("embed/timeline/", views.embed_timeline, name="embed-timeline"),
    path("oembed/", views.oembed, name="oembed"),
    path("feeds/changes/", feeds.ChangesFeed(), name="feed-changes"),
    path("feeds/events/", feeds.EventsFeed(), name="feed-events"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_part, name="sitemap-part"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
