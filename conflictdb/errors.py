"""Which part answers an error: the API in its own form below its prefix, the pages elsewhere."""

from django.http import HttpRequest, HttpResponse

from conflictdb.refusals import API_PREFIX
from timeline.api import problems
from timeline.pages import errors as pages


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read."""
    part = problems if request.path_info.startswith(API_PREFIX) else pages
    return part.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer at an address that leads nowhere."""
    part = problems if request.path_info.startswith(API_PREFIX) else pages
    return part.not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer in place of an answer that failed."""
    part = problems if request.path_info.startswith(API_PREFIX) else pages
    return part.server_error(request)
