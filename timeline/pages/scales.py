"""The scale that the reader wants a chart on, as the address names it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from timeline.pages.errors import BadAddress
from timeline.pages.presenters.scale import Form


def wanted_scale(request: HttpRequest) -> Form | None:
    """Read `?scale=`; raises BadAddress for one that is not offered."""
    text = request.GET.get("scale")
    if text is None:
        return None
    if text == "log":
        return "log"
    if text == "linear":
        return "linear"
    message = _("“%(value)s” is not a scale; write ?scale=log or ?scale=linear.")
    raise BadAddress(message % {"value": text[:40]})
