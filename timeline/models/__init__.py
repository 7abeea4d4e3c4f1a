"""The record: tables, constraints and querysets, one noun per file."""

from timeline.models.actors import Actor, ActorName
from timeline.models.claims import Citation, Claim
from timeline.models.datasets import Dataset, DatasetRelease, ImportedRecord, ImportRun, ImportState
from timeline.models.editorial import AppendOnlyError, AuditAction, AuditEntry, Decision, Review
from timeline.models.events import Event, EventPlace, Participation
from timeline.models.matches import EventMatch, MatchDecision
from timeline.models.places import Place, PlaceName
from timeline.models.published import (
    ClaimTombstone,
    EventRevision,
    PublishedClaim,
    PublishedClaimSource,
    PublishedEvent,
    PublishedEventActor,
    PublishedEventPlace,
    PublishedEventReference,
    PublishedOutcome,
    PublishedReference,
    RecordStamp,
    ReferenceKind,
    RevisionKind,
)
from timeline.models.published_counts import PublishedCount, PublishedMonth
from timeline.models.sources import Publisher, Source

__all__ = [
    "Actor",
    "ActorName",
    "AppendOnlyError",
    "AuditAction",
    "AuditEntry",
    "Citation",
    "Claim",
    "ClaimTombstone",
    "Dataset",
    "DatasetRelease",
    "Decision",
    "Event",
    "EventMatch",
    "EventPlace",
    "EventRevision",
    "ImportRun",
    "ImportState",
    "ImportedRecord",
    "MatchDecision",
    "Participation",
    "Place",
    "PlaceName",
    "PublishedClaim",
    "PublishedClaimSource",
    "PublishedCount",
    "PublishedEvent",
    "PublishedEventActor",
    "PublishedEventPlace",
    "PublishedEventReference",
    "PublishedMonth",
    "PublishedOutcome",
    "PublishedReference",
    "Publisher",
    "RecordStamp",
    "ReferenceKind",
    "Review",
    "RevisionKind",
    "Source",
]
