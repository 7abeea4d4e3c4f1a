"""Which pages other sites may show in a frame, and the words that put them there."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils.html import escape

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

# As wide as an embed is drawn at most, and as high as one with four claims is on a narrow page.
WIDTH = 640  # pixels
HEIGHT = 460  # pixels


def framed_anywhere(view: View) -> View:
    """Mark a view whose page other sites may frame; PublishedPages reads the mark, also where it answers itself."""
    view.is_for_frames = True  # type: ignore[attr-defined]  # our own mark on the view
    return view


def is_for_frames(view: Callable[..., Any]) -> bool:
    """Tell whether a view is marked so."""
    return bool(getattr(view, "is_for_frames", False))


def open_to_frames(response: HttpResponseBase) -> None:
    """Let any site frame an answer; it still runs no script and has no form to send."""
    # The two marks are those that the decorators of Django and of django-csp leave for their middlewares.
    response.xframe_options_exempt = True  # type: ignore[attr-defined]  # read by XFrameOptionsMiddleware
    only = {"frame-ancestors": ["*"], "script-src": None, "form-action": ["'none'"]}
    response._csp_replace = only  # type: ignore[attr-defined]  # read by CSPMiddleware
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    # A page that has shut itself off with this header shows only frames that have it too.
    response.headers["Cross-Origin-Embedder-Policy"] = "require-corp"


def iframe(path: str, title: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the element that shows an embed at a path of this site, as text that a template still escapes."""
    source = escape(f"{settings.PUBLIC_BASE_URL}{path}")
    return (
        f'<iframe src="{source}" title="{escape(title)} · ConflictDB" width="{width}" height="{height}" '
        'loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
