"""What every request passes: its id, the refusal of what no view should see, and the desk's own steps."""

import re
from collections.abc import Awaitable, Callable
from uuid import uuid4

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import gettext as _

from conflictdb.logs import META_KEY, current_request_id
from conflictdb.refusals import refuse

Answer = Callable[[HttpRequest], HttpResponseBase]

DESK_PREFIX = "/admin/"
QUERY_BYTES = 4096
QUERY_PARAMETERS = 100
READING = ("GET", "HEAD", "OPTIONS")
WRITING = (*READING, "POST")
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Not Cross-Origin-Embedder-Policy: the content policy lets pages load nothing of another site anyway, and for a page
# that has it Chromium makes a further process whenever a reader comes from elsewhere.
ISOLATION = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def is_desk(request: HttpRequest) -> bool:
    """Tell whether the address belongs to the editors' desk."""
    return request.path_info.startswith(DESK_PREFIX)


class RequestId:
    """Gives each request an id, the proxy's own where that has a harmless form, and answers with it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with X-Request-Id; while the answer is made, log lines carry the id."""
        offered = request.headers.get("X-Request-Id", "")
        request_id = offered if REQUEST_ID.fullmatch(offered) else uuid4().hex
        request.META[META_KEY] = request_id  # Django logs a refusal when this middleware is done already
        token = current_request_id.set(request_id)
        try:
            response = self.get_response(request)
        finally:
            current_request_id.reset(token)
        response.headers["X-Request-Id"] = request_id
        return response


class HeadersAlone:
    """Takes the body out of answers to HEAD: the server would drop it, and complain in the log of each."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the headers that GET would have."""
        response = self.get_response(request)
        if request.method == "HEAD":
            if isinstance(response, HttpResponse):
                response.headers.setdefault("Content-Length", str(len(response.content)))
                response.content = b""
            elif isinstance(response, StreamingHttpResponse):
                response.streaming_content = iter(())
        return response


class Isolation:
    """Sets the headers that keep the site apart from other sites, where a view has not set its own."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with each header of ISOLATION."""
        response = self.get_response(request)
        for name, value in ISOLATION.items():
            response.headers.setdefault(name, value)
        return response


class Policy(CSPMiddleware):
    """Gives each answer the policy of the settings; one that comes with its own, as the API's do, needs none built."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Add the policy where there is none."""
        return response if HEADER in response.headers else super().process_response(request, response)


class Gate:
    """Refuses what no view should see: unknown hosts and methods, overlong queries, NUL characters."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 400, 405 or 414 with the reason, or pass the request on."""
        return self.refusal(request) or self.get_response(request)

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Return the answer to a request that goes no further, else None."""
        try:
            request.get_host()
        except DisallowedHost:
            return refuse(request, 400, _("Unknown host"), _("This site does not answer to that host name."))
        methods = WRITING if is_desk(request) else READING
        if request.method not in methods:
            detail = _("This address answers to %(methods)s.") % {"methods": ", ".join(methods)}
            response = refuse(request, 405, _("Method not allowed"), detail)
            response.headers["Allow"] = ", ".join(methods)
            return response
        query = request.META.get("QUERY_STRING", "")
        if len(query) > QUERY_BYTES:
            detail = _(
                "The query has %(length)d characters, and %(most)d are read. Use fewer or shorter filters."
            )
            return refuse(
                request, 414, _("Query too long"), detail % {"length": len(query), "most": QUERY_BYTES}
            )
        if query.count("&") >= QUERY_PARAMETERS:
            detail = _("The query has more than %(most)d parameters. Use fewer filters.")
            return refuse(request, 400, _("Too many parameters"), detail % {"most": QUERY_PARAMETERS})
        if "\0" in request.path_info or "\0" in query or "%00" in query:
            return refuse(
                request, 400, _("NUL character"), _("The address holds a NUL character. Remove it.")
            )
        return None


class EditorsOnly(MiddlewareMixin):
    """Mixed into one of Django's middlewares, lets it act at the desk alone: readers get no cookie."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        """Run the middleware at the desk, pass it by elsewhere."""
        return super().__call__(request) if is_desk(request) else self.get_response(request)


class EditorsSession(EditorsOnly, SessionMiddleware):
    """Sessions, at the desk alone."""


class EditorsAuthentication(EditorsOnly, AuthenticationMiddleware):
    """Who is signed in, at the desk alone."""


class EditorsMessages(EditorsOnly, MessageMiddleware):
    """Messages to the editor, at the desk alone."""


class EditorsCsrf(EditorsOnly, CsrfViewMiddleware):
    """Tokens against forged forms, at the desk alone; elsewhere the gate lets nothing through that writes."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[object, ...],
        callback_kwargs: dict[str, object],
    ) -> HttpResponseForbidden | None:
        """Check the token of a form sent to the desk."""
        if not is_desk(request):
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)
