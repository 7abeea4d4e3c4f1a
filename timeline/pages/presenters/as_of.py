"""The notice over a page that shows an earlier state of the record, and the steps to the days around it."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from timeline.documents.said import Said
from timeline.domain.date_labels import label
from timeline.domain.dates import parse
from timeline.pages.addresses import address, replaced


@dataclass(frozen=True, slots=True)
class Step:
    """A link to the same page as of another day on which something was said."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class AsOfNotice:
    """Which day is shown, what that leaves out, and where to go from it."""

    day: date
    label: str
    undated: int
    later: int
    previous: Step | None
    following: Step | None
    today_href: str


def as_of_notice(day: date, said: Said, path: str, query: QueryDict) -> AsOfNotice:
    """Return the notice for a day; its links keep every other parameter but the page of a list."""
    kept = replaced(query, page="")

    def step(to: date | None) -> Step | None:
        if to is None:
            return None
        return Step(day_label(to), address(path, replaced(kept, as_of=to.isoformat())))

    return AsOfNotice(
        day=day,
        label=day_label(day),
        undated=said.undated,
        later=said.later,
        previous=step(said.previous),
        following=step(said.following),
        today_href=address(path, replaced(kept, as_of="")),
    )


def day_label(day: date) -> str:
    """Name a day in full."""
    return label(parse(day.isoformat()))
