"""Prose of the project as a page: ids of the record become links that say who claimed it, when, and in which source."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from timeline.documents.schema import ClaimDocument

# An entry's id as the prose writes it: in the marks of code.
_NAMED = re.compile(r"`([a-z0-9-]+)`")
_FIRST_HEADING = re.compile(r"\A# .+\n")


def ids_in(text: str) -> set[str]:
    """Return what the prose names in the marks of code: ids of claims and events."""
    return set(_NAMED.findall(text))


def claim_link(claim: ClaimDocument, publishers: Mapping[str, str]) -> str:
    """Return a link that says what every figure is shown with: claimant, day of the statement and a source.

    `publishers` maps a source to the name of its publisher.
    """
    stated = claim["stated_on"]["label"] if claim["stated_on"] else _("date unknown")
    source = publishers[claim["citations"][0]["source"]]
    href = reverse("pages:claim", args=[claim["id"]])
    return format_html('<a href="{}">{}, {}, {}</a>', href, claim["claimant"]["name"], stated, source)


def event_link(slug: str, title: str) -> str:
    """Return a link to an event by its title."""
    return format_html('<a href="{}">{}</a>', reverse("pages:event", args=[slug]), title)


def rendered(text: str, links: Mapping[str, str]) -> str:
    """Render Markdown without its first heading; an id that `links` knows becomes its link, another stays as written.

    HTML in the text is shown and not taken.
    """

    def code(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        written = tokens[index].content
        return links.get(written) or f"<code>{escape(written)}</code>"

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("code_inline", code)
    html: str = markdown.render(_FIRST_HEADING.sub("", text))
    return html
