"""The six kinds of event, each with a glyph of its own."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# Circle, diamond and cross are kept for "who speaks"; a phase is a band and has no glyph.
LANES = {
    "fighting": ("war", "offensive", "battle", "clash"),
    "civilians": ("violence_against_civilians", "strike"),
    "mines": ("mine", "accident", "aircraft"),
    "movement": ("displacement", "missing_persons", "toll"),
    "truces": ("agreement", "implementation"),
    "politics": ("political", "legal", "blockade"),
}
LANE_OF = {event_type: lane for lane, types in LANES.items() for event_type in types}


@register.simple_tag
def glyph(event_type: str) -> SafeString | str:
    """Draw the glyph of an event's type, or nothing for a phase; the type's name stands beside it."""
    lane = LANE_OF.get(event_type)
    if lane is None:
        return ""
    return format_html(
        '<svg class="glyph" viewBox="-6 -6 12 12" aria-hidden="true"><use href="#glyph-{}"/></svg>', lane
    )
