"""Addresses for the tests of the project's own parts, apart from the app's pages and API."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, StreamingHttpResponse
from django.urls import path


def page(request: HttpRequest) -> HttpResponse:
    """Answer as a reader's page would, and tell what the middleware left on the request."""
    left = [name for name in ("session", "user", "_messages") if hasattr(request, name)]
    return HttpResponse(f"left: {left}; year: {request.GET.get('year')}")


def broken(request: HttpRequest) -> HttpResponse:
    """Fail as a view with a mistake in it would."""
    raise RuntimeError("broken on purpose")


def streamed(request: HttpRequest) -> StreamingHttpResponse:
    """Answer in parts, as long answers do."""
    return StreamingHttpResponse(iter([b"one,", b"two"]))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer in place of the app's error page."""
    return HttpResponseServerError("failed")


urlpatterns = [
    path("admin/", admin.site.urls),
    path("api/v1/events/", page),
    path("broken/", broken),
    path("streamed/", streamed),
    path("", page),
]
handler500 = server_error
