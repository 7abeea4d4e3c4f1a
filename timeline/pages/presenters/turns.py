"""The ways from one event to the one before, the one after, and back to the list."""

from dataclasses import dataclass

from django.http import QueryDict

from timeline.documents.marks import Mark
from timeline.pages.addresses import event_address
from timeline.pages.presenters.dates import date_text


@dataclass(frozen=True, slots=True)
class Turn:
    """A neighbour in time, with its date in words."""

    title: str
    date: str
    href: str


@dataclass(frozen=True, slots=True)
class Turns:
    """The neighbours in the list that the reader comes from; none at its ends."""

    previous: Turn | None
    following: Turn | None


def turns(before: Mark | None, after: Mark | None, filters: QueryDict) -> Turns:
    """Return links to the neighbours that keep the filters."""
    return Turns(_turn(before, filters), _turn(after, filters))


def _turn(mark: Mark | None, filters: QueryDict) -> Turn | None:
    if mark is None:
        return None
    return Turn(mark.title, date_text(mark), event_address(mark.slug, filters))
