"""oEmbed 1.0: how another site shows an address of ours, told as JSON."""

from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.pages.framing import HEIGHT, WIDTH, iframe

CACHE_AGE = 3600  # seconds
LEAST_WIDTH = 320  # pixels; what an embed fits
KEPT = frozenset({"rev", "as_of"})


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """Answer for the address of an event or of the timeline; another one is 404, another format 501."""
    if request.GET.get("format", "json") != "json":
        return _refused(_("Only JSON is offered; leave format out."), HTTPStatus.NOT_IMPLEMENTED)
    try:
        width = min(WIDTH, max(LEAST_WIDTH, _pixels(request, "maxwidth", WIDTH)))
        height = min(HEIGHT, _pixels(request, "maxheight", HEIGHT))
    except ValueError:
        return _refused(_("maxwidth and maxheight are whole numbers of pixels."), HTTPStatus.BAD_REQUEST)
    try:
        title, path = _framed(request.GET.get("url", ""))
    except store.Withdrawn as entry:
        return _refused(_("This entry was withdrawn: %(reason)s") % {"reason": entry.reason}, HTTPStatus.GONE)
    except (store.NotPublished, Resolver404):
        words = _("url must be the address of an event or of the timeline here.")
        return _refused(words, HTTPStatus.NOT_FOUND)
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "ConflictDB",
        "provider_url": f"{settings.PUBLIC_BASE_URL}/",
        "cache_age": CACHE_AGE,
        "width": width,
        "height": height,
        "html": iframe(path, title, width, height),
    }
    return _open(JsonResponse(answer, json_dumps_params={"ensure_ascii": False}))


def _framed(address: str) -> tuple[str, str]:
    """Return title and embed of an address.

    Raises:
        NotPublished: if it is none of ours.
        Withdrawn: if the event was taken back.
        Resolver404: if nothing is there.

    """
    base = f"{settings.PUBLIC_BASE_URL}/"
    if not address.startswith(base):
        raise store.NotPublished(address)
    parts = urlsplit(address)
    found = resolve(parts.path)
    if found.view_name == "pages:timeline":
        query = f"?{parts.query}" if parts.query else ""
        title = _("Nagorno-Karabakh: what happened, and who claimed what")
        return title, reverse("pages:embed-timeline") + query
    if found.view_name != "pages:event":
        raise store.NotPublished(address)
    slug = found.kwargs["slug"]
    kept = urlencode([pair for pair in parse_qsl(parts.query) if pair[0] in KEPT])
    query = f"?{kept}" if kept else ""
    return store.event(slug)["title"], reverse("pages:embed-event", args=[slug]) + query


def _pixels(request: HttpRequest, name: str, usual: int) -> int:
    """Read a number of pixels; raises ValueError for what is none."""
    text = request.GET.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and int(text)):
        raise ValueError(name)
    return int(text)


def _refused(words: str, status: HTTPStatus) -> HttpResponse:
    return _open(JsonResponse({"error": words}, status=status))


def _open(response: HttpResponse) -> HttpResponse:
    """Let scripts of any site read the answer; it holds nothing that is not public."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
