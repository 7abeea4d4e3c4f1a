"""The addresses that show a comparison, or one line of it, again: of one revision, as of one day."""

from datetime import date
from urllib.parse import urlencode

from timeline.documents.parts import api_address, page_address
from timeline.documents.schema import TallyDocument
from timeline.models.published import with_own_addresses


def line_anchor(tally: TallyDocument) -> str:
    """Return the name of a line within the page of its event's matrix."""
    return f"line-{tally['outcome']}-{tally['victims']}-{tally['victims_status']}"


def comparison_address(event: str, revision: int, as_of: date | None = None) -> str:
    """Return the address that shows the matrix of one revision of an event again."""
    return f"{with_own_addresses(page_address('compare', event))}?{_query(revision, as_of)}"


def line_address(event: str, revision: int, tally: TallyDocument, as_of: date | None = None) -> str:
    """Return the address that shows a line again, with the claims used and left out."""
    return f"{comparison_address(event, revision, as_of)}#{line_anchor(tally)}"


def api_comparison_address(event: str, revision: int, as_of: date | None = None) -> str:
    """Return the address under which the API answers with the matrix of one revision again."""
    return f"{with_own_addresses(api_address('compare', event))}?{_query(revision, as_of)}"


def _query(revision: int, as_of: date | None) -> str:
    return urlencode({"rev": revision} | ({"as_of": as_of.isoformat()} if as_of else {}))
