"""Pages are rendered once for each state of the record, kept compressed, and not sent to those who have them."""

import gzip
import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from timeline.documents import store
from timeline.documents.failures import UNAVAILABLE
from timeline.pages.framing import is_for_frames, open_to_frames

Response = TypeVar("Response", bound=HttpResponseBase)

# Readers see a correction within a minute; a cache in front may answer for a day while it asks anew.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=86400"
# While the database is away, a kept page is shown and soon asked for anew.
CACHE_CONTROL_MEANWHILE = "public, max-age=5"
# Under this key the cache holds the state of the record of which a page was kept last.
LAST_STATE = "pages:state"
KEPT_FOR = 60 * 60  # seconds
# Pages are a few hundred kilobytes at most; beyond this, keeping one would push out many others.
MOST_BYTES_KEPT = 512 * 1024
LEVEL = 6
# What a kept page or file is sent with again.
KEPT_HEADERS = ("Content-Type", "Content-Disposition", "Access-Control-Allow-Origin")


@lru_cache(maxsize=1)
def form_of_pages() -> str:
    """Return a digest of all templates and of the code of the pages: with a new form every kept page is stale."""
    here = Path(__file__).parent
    folders = [settings.BASE_DIR / "templates", here, here.parent / "templatetags"]
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".py"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def state_of_record(request: HttpRequest) -> tuple[int, datetime | None]:
    """Return number and moment of the public record's state, asked once for each request."""
    known: tuple[int, datetime | None] | None = getattr(request, "record_state", None)
    if known is None:
        known = store.version()
        request.record_state = known  # type: ignore[attr-defined]  # our own mark on the request
    return known


class PublishedPages:
    """Middleware around the views of the pages; it leaves every other address alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what answers next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and give a page its validators and headers."""
        response = self._answered(request)
        if getattr(request, "page_is_for_frames", False):
            open_to_frames(response)
        return response

    def _answered(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        etag = getattr(request, "page_etag", None)
        if etag is None or response.status_code != HTTPStatus.OK or not isinstance(response, HttpResponse):
            return response
        if not response.has_header("ETag"):
            packed = gzip.compress(response.content, LEVEL, mtime=0)
            if len(packed) <= MOST_BYTES_KEPT:
                kept = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
                cache.set_many({_key(etag): (packed, kept), LAST_STATE: state_of_record(request)}, KEPT_FOR)
            response = _answer(request, packed, etag, response)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Answer from what was kept, or let the view render the page."""
        match = request.resolver_match
        if match is None or match.app_name != "pages" or request.method not in ("GET", "HEAD"):
            return None
        # An answer from the store, a 304 and an error carry the same leave as the view's own answer.
        request.page_is_for_frames = is_for_frames(view)  # type: ignore[attr-defined]  # our own mark on the request
        try:
            state = state_of_record(request)
        except UNAVAILABLE:
            state = cache.get(LAST_STATE)
            response = _kept(request, _etag(request, state)) if state is not None else None
            if response is None:
                raise
            response.headers["Cache-Control"] = CACHE_CONTROL_MEANWHILE
            return response
        etag = _etag(request, state)
        response = _kept(request, etag)
        if response is None:
            request.page_etag = etag  # type: ignore[attr-defined]  # our own mark on the request
        return response


def _kept(request: HttpRequest, etag: str) -> HttpResponseBase | None:
    """Return the page as it was kept, or that the reader has it already; None where it must be rendered."""
    known = get_conditional_response(request, etag=etag)
    if known is not None and known.status_code == HTTPStatus.NOT_MODIFIED:
        return _with_headers(known, etag)
    kept: tuple[bytes, dict[str, str]] | None = cache.get(_key(etag))
    if kept is None:
        return None
    packed, headers = kept
    return _answer(request, packed, etag, HttpResponse(headers=headers))


def _etag(request: HttpRequest, state: tuple[int, datetime | None]) -> str:
    """Name this page in this state of the record; weak, since the compressed and the plain form share it."""
    number, changed_at = state
    stamp = changed_at.timestamp() if changed_at else 0
    asked = f"{settings.PUBLIC_BASE_URL} {form_of_pages()} {stamp} {request.get_full_path()}"
    return f'W/"{number}-{hashlib.sha256(asked.encode()).hexdigest()[:24]}"'


def _key(etag: str) -> str:
    return f"pages:{etag[3:-1]}"


def _answer(request: HttpRequest, packed: bytes, etag: str, response: HttpResponse) -> HttpResponse:
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = packed
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.content = gzip.decompress(packed)
    response.headers["Content-Length"] = str(len(response.content))
    return _with_headers(response, etag)


def _with_headers(response: Response, etag: str) -> Response:
    response.headers["ETag"] = etag
    response.headers.setdefault("Cache-Control", CACHE_CONTROL)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
