"""Publish what a test has written, on a fixed day."""

import datetime

from tests.factories import make_citation
from timeline.actions import editorial
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Claim, Event

NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


def publish(*events: Event) -> None:
    """Publish events with all their claims; an event that cites nothing gets the agency's report."""
    Claim.objects.update(status=EditorialStatus.IN_REVIEW)
    for event in events:
        if not event.citations.exists():
            make_citation(event=event)
    editorial.publish_all(events=events, now=NOW)
