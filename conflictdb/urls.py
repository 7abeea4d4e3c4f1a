"""The site's addresses: the desk, the API, and the pages for everyone."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from conflictdb import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("api/v1/", include("timeline.api.urls")),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("", include("timeline.pages.urls")),
]

handler400 = "conflictdb.errors.bad_request"
handler404 = "conflictdb.errors.not_found"
handler500 = "conflictdb.errors.server_error"
