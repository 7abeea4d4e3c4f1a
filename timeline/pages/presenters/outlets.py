"""Where programs get the very list that a page shows."""

from dataclasses import dataclass
from typing import Literal

from django.http import QueryDict
from django.urls import reverse

from timeline.pages.addresses import address, replaced


@dataclass(frozen=True, slots=True)
class Outlets:
    """The API's addresses of a list: its first page as JSON, and all of it as a table."""

    json_href: str
    csv_href: str


def outlets(filters: QueryDict, of: Literal["events", "claims"] = "events") -> Outlets:
    """Return where the API gives the events, or the claims, that these filters keep."""
    path = reverse(f"api:{of}")
    return Outlets(json_href=address(path, filters), csv_href=address(path, replaced(filters, format="csv")))
