"""The day as of which the reader wants the record, as the address names it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from timeline.filters.fields import DayField
from timeline.pages.errors import BadAddress

PARAMETER = "as_of"


def wanted_day(request: HttpRequest) -> date | None:
    """Read `?as_of=`, a day or the last day of a month or year; raises BadAddress for what is no date."""
    try:
        day: date | None = DayField(is_end=True, required=False).clean(request.GET.get(PARAMETER, ""))
    except ValidationError as error:
        raise BadAddress(" ".join(error.messages)) from error
    return day
