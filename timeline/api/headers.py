"""The headers of every answer of the API."""

from django.http.response import HttpResponseBase

READING = "GET, HEAD, OPTIONS"
# What a script of another site may read beside the body.
EXPOSED = ", ".join(
    ("ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id", "Deprecation", "Sunset")
)
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
# Readers see a correction within a minute; a cache in front may answer for a day while it asks anew.
CURRENT = "public, max-age=60, stale-while-revalidate=86400"
# A revision never changes. A year, in seconds.
PERMANENT = "public, max-age=31536000, immutable"
# An answer that is no page loads nothing and is shown in no frame.
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def open_to_all(response: HttpResponseBase) -> None:
    """Let scripts of every site read the answer, which is no page; there is nothing here that only some may see."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = EXPOSED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Content-Security-Policy"] = POLICY


def preflight(response: HttpResponseBase) -> None:
    """Say what may be asked, for a browser that asks before it asks; it may remember the answer for a day."""
    response.headers["Allow"] = READING
    response.headers["Access-Control-Allow-Methods"] = READING
    response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match, X-Request-Id"
    response.headers["Access-Control-Max-Age"] = "86400"


def link(address: str, relation: str) -> str:
    """Return one entry of a Link header."""
    return f'<{address}>; rel="{relation}"'
