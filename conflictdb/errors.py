"""Which part answers an error: the API in its own form below its prefix, the pages elsewhere."""

import sys

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from conflictdb.refusals import API_PREFIX, refuse
from timeline.api import problems
from timeline.documents.failures import RETRY_AFTER, unavailable
from timeline.pages import errors as pages


def is_api(request: HttpRequest) -> bool:
    """Tell whether the address belongs to the API, whatever its version."""
    return request.path_info.startswith(API_PREFIX)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read."""
    answer = problems.bad_request if is_api(request) else pages.bad_request
    return answer(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer at an address that leads nowhere."""
    answer = problems.not_found if is_api(request) else pages.not_found
    return answer(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer in place of an answer that failed: 503 where the database is at fault, since it may soon be back."""
    failure = unavailable(sys.exception())  # Django calls this function while it handles the error
    if failure is None:
        answer = problems.server_error if is_api(request) else pages.server_error
        return answer(request)
    if is_api(request):
        return problems.answer(problems.of_database(failure))
    detail = _("The database cannot be reached, or is busy. Nothing is lost; try again in a moment.")
    response = refuse(request, 503, _("The record cannot be read just now"), detail)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
