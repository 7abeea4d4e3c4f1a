"""Which part of a list is shown, and the links to its other parts."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.pages.addresses import address, replaced

PAGE_SIZE = 50
# "All on one page" stays an offer only while a browser reads it in comfort.
MOST_ON_ONE_PAGE = 1000
ALL = "all"


class PageError(ValueError):
    """A page that cannot be shown; the message says what to write instead."""

    def __init__(self, parameter: str, message: str) -> None:
        """Keep the parameter with its message."""
        super().__init__(message)
        self.parameter = parameter
        self.message = message


@dataclass(frozen=True, slots=True)
class Paging:
    """One part of a list of `total` entries; `first` and `last` count from 1."""

    total: int
    number: int
    size: int
    path: str
    query: QueryDict

    @property
    def first(self) -> int:
        """Return the number of the first entry shown; 0 if there is none."""
        return min(self.total, self.start + 1)

    @property
    def last(self) -> int:
        """Return the number of the last entry shown."""
        return min(self.total, self.start + self.size)

    @property
    def start(self) -> int:
        """Return how many entries stand before this page."""
        return (self.number - 1) * self.size

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def is_whole(self) -> bool:
        """Return whether everything is on this page."""
        return self.total <= self.size

    @property
    def all_href(self) -> str:
        """Return the address of the whole list on one page; empty where that page would be too long."""
        if self.total > MOST_ON_ONE_PAGE or self.is_whole:
            return ""
        return address(self.path, replaced(self.query, page="", page_size=ALL))

    @property
    def by_page_href(self) -> str:
        """Return the address of the list in pages."""
        return address(self.path, replaced(self.query, page="", page_size=""))

    @property
    def previous_href(self) -> str:
        """Return the address of the page before; empty on the first."""
        return self.href(self.number - 1) if self.number > 1 else ""

    @property
    def next_href(self) -> str:
        """Return the address of the page after; empty on the last."""
        return self.href(self.number + 1) if self.number < self.pages else ""

    @property
    def is_longer_than_a_page(self) -> bool:
        """Return whether the list comes in several pages unless the reader asks for all of it."""
        return self.total > PAGE_SIZE

    @property
    def is_all(self) -> bool:
        """Return whether the reader asked for everything on one page."""
        return self.query.get("page_size") == ALL

    def href(self, number: int, anchor: str = "") -> str:
        """Return the address of a page; the first has no number, so that it has one address only."""
        return address(self.path, replaced(self.query, page=str(number) if number > 1 else ""), anchor)

    def page_of(self, place: int) -> int:
        """Return the page on which the entry stands that has `place` entries before it."""
        return place // self.size + 1


def paging(query: QueryDict, total: int, path: str) -> Paging:
    """Read the wanted page; raises PageError for a page that does not exist or a size that is not offered."""
    size = PAGE_SIZE
    wanted_size = query.get("page_size", "")
    if wanted_size == ALL:
        if total > MOST_ON_ONE_PAGE:
            message = _("%(total)d entries are too many for one page; leave page_size out.") % {
                "total": total
            }
            raise PageError("page_size", message)
        size = max(1, total)
    elif wanted_size not in {"", str(PAGE_SIZE)}:
        raise PageError(
            "page_size", _("“%(value)s” is not a size; write all, or leave it out.") % {"value": wanted_size}
        )
    pages = max(1, -(-total // size))
    wanted = query.get("page", "1")
    # isdecimal and a length: int() of a very long string of digits is slow.
    if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 8 and 1 <= int(wanted) <= pages):
        message = _("“%(value)s” is not a page of this list; write a number from 1 to %(pages)d.")
        raise PageError("page", message % {"value": wanted[:40], "pages": pages})
    return Paging(total, int(wanted), size, path, query)
