"""Answers for requests that go no further: a problem in JSON under the API, a page elsewhere."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from timeline.api.headers import open_to_all

API_PREFIX = "/api/"
# Built without a template, so that a refusal can fail on nothing.
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
    '<body><main><h1>{title}</h1><p>{detail}</p><p><a href="/">{home}</a></p></main></body></html>'
)


def refuse(request: HttpRequest, status: int, title: str, detail: str) -> HttpResponse:
    """Return the refusal with this status, in the form of RFC 9457 where the address is the API's."""
    if request.path_info.startswith(API_PREFIX):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        response = HttpResponse(json.dumps(problem), status=status, content_type="application/problem+json")
        open_to_all(response)
    else:
        page = format_html(PAGE, title=title, detail=detail, home=_("Go to the timeline"))
        response = HttpResponse(page, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
