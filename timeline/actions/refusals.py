"""What must not be published, and the sentence that says so."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.documents.record_reader import Batch, RecordReader


class PublishRefused(Exception):
    """Something stands in the way; the message names it and says what to do."""


def refuse_what_stays_here(batch: Batch, reader: RecordReader) -> None:
    """Keep the rows of a dataset that may not be passed on at the desk.

    Raises:
        PublishRefused: if there is one in the batch.

    """
    for event in batch.events:
        dataset = reader.datasets[event.dataset_id] if event.dataset_id is not None else None
        if dataset is not None and not dataset.is_redistributable:
            raise PublishRefused(
                _("“%(event)s” comes from %(dataset)s, which may not be passed on; it stays at the desk.")
                % {"event": event.slug, "dataset": dataset.name}
            )


def refuse_without_source(batch: Batch) -> None:
    """Let nothing out that no source prints.

    Raises:
        PublishRefused: if a claim of the batch has no source, or an event none of its own and none of a claim.

    """
    claims = [claim for of_event in batch.claims.values() for claim in of_event]
    bare = sorted(claim.slug for claim in claims if claim.id not in batch.claim_citations)
    if bare:
        raise PublishRefused(
            ngettext(
                "The claim “%(claims)s” has no source; cite one before publishing.",
                "These claims have no source; cite one for each before publishing: %(claims)s.",
                len(bare),
            )
            % {"claims": ", ".join(bare)}
        )
    for event in batch.events:
        if event.id not in batch.event_citations and event.id not in batch.claims:
            raise PublishRefused(
                _("The event “%(event)s” has no source; cite one before publishing.") % {"event": event.slug}
            )
