"""The pages alone at their addresses, so that their tests need neither the API nor the desk."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [path("", include("timeline.pages.urls"))]

handler400 = "timeline.pages.errors.bad_request"
handler404 = "timeline.pages.errors.not_found"
handler500 = "timeline.pages.errors.server_error"
