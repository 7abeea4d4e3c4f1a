"""What a list of some stretch of time holds of events that had begun before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from timeline.pages.presenters.chronology import EventArticle, PhaseBlock


@dataclass(frozen=True, slots=True)
class GoingOn:
    """How many events at the head of a list began before the time asked for, and where the others start."""

    count: int
    anchor: str


def going_on(blocks: Iterable[PhaseBlock], first_day: date) -> GoingOn | None:
    """Return what comes before the first event that begins in the time; nothing if it stands first or not here.

    The anchor is the heading of its phase where the phase's events start with it.
    """
    earlier = 0
    for block in blocks:
        articles = [article for year in block.years for month in year.months for article in month.events]
        for place, article in enumerate(articles):
            if _begins_before(article, first_day):
                earlier += 1
            elif not earlier:
                return None
            elif block.phase and not place:
                return GoingOn(earlier, f"phase-{block.phase.id}")
            else:
                return GoingOn(earlier, article.event["id"])
    return None


def has_no_known_end(blocks: Iterable[PhaseBlock]) -> bool:
    """Return whether nobody knows of any listed event when it ended, so that every later time finds it."""
    ends = [
        article.event["date"]["latest"]
        for block in blocks
        for year in block.years
        for month in year.months
        for article in month.events
    ]
    return bool(ends) and not any(ends)


def _begins_before(article: EventArticle, day: date) -> bool:
    earliest = article.event["date"]["earliest"]
    return earliest is None or date.fromisoformat(earliest) < day
