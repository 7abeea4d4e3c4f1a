"""The revision of an event that the reader wants, as the address names it."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from timeline.pages.errors import BadAddress

PARAMETER = "rev"


def wanted_revision(request: HttpRequest) -> int | None:
    """Read `?rev=`; raises BadAddress for what is no number of a revision."""
    text = request.GET.get(PARAMETER)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and int(text) > 0):
        message = _("“%(value)s” is not a revision; write its number, such as ?rev=1.")
        raise BadAddress(message % {"value": text[:40]})
    return int(text)
