"""Problems in the form of RFC 9457, for every answer of the API that is not what was asked for."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import APIException

from timeline.api import headers
from timeline.documents import store
from timeline.documents.failures import RETRY_AFTER, UNAVAILABLE, is_over_time

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
# Code of each kind of problem, with its title; the documentation has a section under each code.
TITLES = {
    "invalid-query": gettext_lazy("The query cannot be read"),
    "moved": gettext_lazy("The address ends with a slash"),
    "not-found": gettext_lazy("Nothing is published at this address"),
    "withdrawn": gettext_lazy("This entry was withdrawn"),
    "method-not-allowed": gettext_lazy("This address is read only"),
    "not-acceptable": gettext_lazy("No such format"),
    "too-many-requests": gettext_lazy("Too many requests"),
    "too-long": gettext_lazy("The query takes too long"),
    "unavailable": gettext_lazy("The record cannot be read just now"),
    "server-error": gettext_lazy("Something failed on our side"),
}
_CODES = {404: "not-found", 405: "method-not-allowed", 406: "not-acceptable", 429: "too-many-requests"}


class Problem(Exception):
    """An answer other than the one asked for, addressed to whoever sent the request."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        errors: Sequence[Mapping[str, Any]] = (),
        members: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Keep what the answer says; `members` are further members of the problem, `headers` of the answer."""
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = list(errors)
        self.members = dict(members or {})
        self.headers = dict(headers or {})

    def document(self) -> dict[str, Any]:
        """Return the problem's members; `type` leads to its section of the documentation."""
        document: dict[str, Any] = {
            "type": f"{settings.PUBLIC_BASE_URL}/api/v1/docs/#problem-{self.code}",
            "title": str(TITLES[self.code]),
            "status": self.status,
            "detail": self.detail,
        }
        if self.errors:
            document["errors"] = self.errors
        return document | self.members


def answer(problem: Problem) -> HttpResponse:
    """Return a problem as a response that no cache keeps."""
    response = HttpResponse(
        orjson.dumps(problem.document()),
        status=problem.status,
        content_type=MEDIA_TYPE,
        headers=problem.headers,
    )
    response.headers.setdefault("Cache-Control", "no-store")
    headers.open_to_all(response)
    return response


def invalid_query(faults: Mapping[str, Sequence[ValidationError]]) -> Problem:
    """Return the problem that names every fault of a query at once."""
    errors: list[dict[str, Any]] = []
    for parameter, found in faults.items():
        for fault in found:
            error = {
                "parameter": parameter[:100],
                "code": fault.code or "invalid",
                "detail": " ".join(fault.messages),
            }
            hints = fault.params if isinstance(fault.params, dict) else {}
            if hints.get("allowed"):
                error["allowed"] = hints["allowed"]
            if hints.get("nearest"):
                error["nearest"] = hints["nearest"]
            errors.append(error)
    detail = " ".join(f"{error['parameter']}: {error['detail']}" for error in errors)
    return Problem(400, "invalid-query", detail, errors=errors)


def of_withdrawn(error: store.Withdrawn) -> Problem:
    """Return the problem at the address of an entry that was public once."""
    detail = _("“%(id)s” was withdrawn on %(day)s.") % {"id": error.slug, "day": error.at.date().isoformat()}
    if error.reason:
        detail = f"{detail} {error.reason}"
    members = {
        "id": error.slug,
        "reason": error.reason,
        "withdrawn_at": error.at.isoformat(timespec="seconds"),
    }
    return Problem(410, "withdrawn", detail, members=members)


def of_database(error: BaseException) -> Problem:
    """Return the problem where the database gave no answer: the query took too long, or it cannot be reached."""
    logger.warning("The database gave no answer: %s", error)
    retry = {"Retry-After": str(RETRY_AFTER)}
    if is_over_time(error):
        detail = _("The query takes too long. Ask for less at a time.")
        return Problem(503, "too-long", detail, headers=retry)
    detail = _("The database cannot be reached, or is busy. Nothing is lost; ask again in a moment.")
    return Problem(503, "unavailable", detail, headers=retry)


def of_exception(error: Exception) -> Problem | None:
    """Return the problem that an exception stands for, None for a mistake of ours."""
    match error:
        case Problem():
            return error
        case store.Withdrawn():
            return of_withdrawn(error)
        case store.NotPublished() | Http404():
            detail = _("There is nothing at this address, and never was. /api/v1/ lists what there is.")
            return Problem(404, "not-found", detail)
        case Exception() if isinstance(error, UNAVAILABLE):
            return of_database(error)
        case APIException() if error.status_code in _CODES:
            return Problem(error.status_code, _CODES[error.status_code], str(error.detail))
    return None


def handle(error: Exception, context: Mapping[str, Any]) -> HttpResponse | None:
    """Answer an exception that a view raised; REST framework's settings name this function."""
    problem = of_exception(error)
    return answer(problem) if problem is not None else None


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer at an address that leads nowhere."""
    detail = _("There is no such address. /api/v1/ lists what there is.")
    return answer(Problem(404, "not-found", detail))


def with_slash(request: HttpRequest) -> HttpResponse:
    """Send to the same address with a slash at its end; what is there neither with nor without one is not found.

    Django would redirect without a word, and without the header that lets other sites' scripts follow.
    """
    if not is_valid_path(f"{request.path_info}/"):
        return not_found(request, Http404())
    query = request.META.get("QUERY_STRING", "")
    address = iri_to_uri(f"{settings.PUBLIC_BASE_URL}{request.path}/") + (f"?{query}" if query else "")
    detail = _("Ask %(address)s instead; curl follows by itself with -L.") % {"address": address}
    return answer(Problem(301, "moved", detail, headers={"Location": address}))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django itself refuses."""
    return answer(Problem(400, "invalid-query", _("The request cannot be read.")))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer in place of an answer that failed."""
    detail = _("The failure is logged under the X-Request-Id of this answer. Please try again later.")
    return answer(Problem(500, "server-error", detail))
