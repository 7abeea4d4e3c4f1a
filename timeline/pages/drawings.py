"""Charts as files of their own: SVG that carries its colours, and the same drawing as PNG."""

from collections.abc import Mapping
from typing import Protocol

import font_source_sans_pro
import resvg_py
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string

# In which a chart leaves the site.
DRAWN_FORMS = ("svg", "png")
FORMS = (*DRAWN_FORMS, "csv")
# The light tokens of static/css/tokens.css; a file has no scheme to follow. A test keeps the two alike.
COLOURS = {
    "paper": "#fcfbf8",
    "ink": "#1b1a1f",
    "soft": "#5c5861",
    "past": "#86828c",
    "rule2": "#827e79",
    "rule": "#e4e1d9",
    "bar": "#3a3740",
    "third": "#b7a9c4",
    "halo": "#d6cfdd",
}
# The renderer brings no typeface, and a server may have none: this one comes with a package.
TYPEFACE = "Source Sans Pro"
FONTS = [font_source_sans_pro.SourceSansPro, font_source_sans_pro.SourceSansProSemibold]
# Twice the size of the drawing, for screens of high density and for print; less where the picture would be too large.
ZOOM = 2.0
MOST_PIXELS = 8_000_000


class Chart(Protocol):
    """A laid out drawing, its size in pixels."""

    @property
    def width(self) -> int: ...  # noqa: D102  # the class says it

    @property
    def height(self) -> int: ...  # noqa: D102  # the class says it


def chart_file(name: str, form: str, template: str, chart: Chart) -> HttpResponse:
    """Return a chart as a file in one of the drawn forms; raises Http404 for another form."""
    text = svg_text(template, {"chart": chart})
    if form == "svg":
        return svg_file(name, text)
    if form == "png":
        return png_file(name, text, chart.width, chart.height)
    raise Http404


def svg_text(template: str, context: Mapping[str, object]) -> str:
    """Render a chart's template, which gets the colours and the typeface beside its own context."""
    return render_to_string(template, {**context, "colours": COLOURS, "typeface": TYPEFACE})


def svg_file(name: str, text: str) -> HttpResponse:
    """Return a drawing to be saved; it is not shown in the browser, where the site's policy forbids its styles."""
    return _file(f"{name}.svg", "image/svg+xml; charset=utf-8", text.encode())


def png_file(name: str, text: str, width: int, height: int) -> HttpResponse:
    """Return a drawing of so many pixels as a picture."""
    picture = resvg_py.svg_to_bytes(
        svg_string=text,
        skip_system_fonts=True,
        font_files=FONTS,
        font_family=TYPEFACE,
        sans_serif_family=TYPEFACE,
        zoom=min(ZOOM, (MOST_PIXELS / (width * height)) ** 0.5),
    )
    return _file(f"{name}.png", "image/png", bytes(picture))


def _file(name: str, content_type: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
