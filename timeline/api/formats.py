"""The formats of answers, and which one a request asks for."""

from collections.abc import Sequence
from enum import StrEnum

from django.http import HttpRequest
from django.utils.translation import gettext as _

from timeline.api.problems import Problem


class Format(StrEnum):
    """A format by the name that the parameter `format` gives it."""

    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"
    NDJSON = "ndjson"


MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv",
    Format.GEOJSON: "application/geo+json",
    Format.NDJSON: "application/x-ndjson",
}
CONTENT_TYPES = MEDIA_TYPES | {Format.CSV: "text/csv; charset=utf-8; header=present"}


def accepted(request: HttpRequest, offered: Sequence[Format]) -> Format:
    """Return the offered format that the Accept header prefers, the first one where it has no wish.

    Raises:
        Problem: 406, if it accepts none of them.

    """
    accept = request.META.get("HTTP_ACCEPT", "*/*")
    if accept in {"*/*", "", MEDIA_TYPES[offered[0]]}:
        return offered[0]
    by_type = {MEDIA_TYPES[one]: one for one in offered}
    preferred = request.get_preferred_type(list(by_type))
    if preferred is None:
        detail = _("This address answers as %(types)s. Ask for one of them in Accept.")
        raise Problem(
            406,
            "not-acceptable",
            detail % {"types": ", ".join(by_type)},
            members={"allowed": list(by_type)},
            headers={"Vary": "Accept"},
        )
    return by_type[preferred]
