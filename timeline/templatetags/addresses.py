"""The page's own address on the public base, which never repeats the host that a request names."""

from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag(takes_context=True)
def page_address(context: dict[str, Any]) -> str:
    """Return the whole address of the page that is shown, with its filters."""
    request = context["request"]
    return f"{settings.PUBLIC_BASE_URL}{request.get_full_path()}"
