"""The pages of errors: what happened, and where to go on."""

from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

from timeline.documents.store import Withdrawn


class BadAddress(BadRequest):
    """A page's address holds a value that cannot be read; the message says what to write instead."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400; only our own messages are shown, since others may repeat what was sent."""
    detail = str(exception) if isinstance(exception, BadAddress) else _("The request cannot be read.")
    return _answer(request, HTTPStatus.BAD_REQUEST, detail)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    return _answer(request, HTTPStatus.NOT_FOUND, _("Nothing is published at this address."))


def withdrawn(request: HttpRequest, entry: Withdrawn) -> HttpResponse:
    """Answer 410: the entry was public, is so no longer, and says why."""
    match = request.resolver_match
    context = {"entry": entry, "history": match is not None and match.url_name == "event"}
    return render(request, "410.html", context, status=HTTPStatus.GONE)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 from a template that reads nothing: whatever failed may still be failing."""
    return HttpResponse(loader.render_to_string("500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _answer(request: HttpRequest, status: HTTPStatus, detail: str) -> HttpResponse:
    return render(request, f"{status.value}.html", {"detail": detail}, status=status)
