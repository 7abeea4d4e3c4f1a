"""What each revision changed in the public record: fields of the event, and its claims."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.documents import store
from timeline.documents.citing import claim_words
from timeline.models import EventRevision, RevisionKind
from timeline.models.published import with_own_addresses

# What readers are told of, in the order of the page. Tallies and stances follow from these and are not news.
EVENT_FIELDS = {
    "title": gettext_lazy("title"),
    "summary": gettext_lazy("summary"),
    "type": gettext_lazy("kind of event"),
    "date": gettext_lazy("date"),
    "date_note": gettext_lazy("note on the date"),
    "parent": gettext_lazy("larger event"),
    "phase": gettext_lazy("phase"),
    "short_name": gettext_lazy("short name"),
    "editors_note": gettext_lazy("editor’s note"),
    "same_as": gettext_lazy("the same event in datasets"),
    "places": gettext_lazy("places"),
    "participants": gettext_lazy("who took part"),
    "citations": gettext_lazy("sources of the event"),
    "sources": gettext_lazy("details of sources"),
    "is_verified": gettext_lazy("whether it was read at its source"),
    "verification_note": gettext_lazy("note on checking"),
}
CLAIM_FIELDS = {
    "claimant": gettext_lazy("claimant"),
    "outcome": gettext_lazy("outcome"),
    "victims": gettext_lazy("of whom"),
    "victims_status": gettext_lazy("status of those counted"),
    "figure": gettext_lazy("figure"),
    "stated_on": gettext_lazy("day of the statement"),
    "as_of": gettext_lazy("day that the figure refers to"),
    "scope": gettext_lazy("scope"),
    "period": gettext_lazy("period"),
    "included_in": gettext_lazy("larger figure"),
    "supersedes": gettext_lazy("figure that it replaces"),
    "revises": gettext_lazy("figure that it revises"),
    "evidence_level": gettext_lazy("where it was found"),
    "citations": gettext_lazy("sources"),
    "is_verified": gettext_lazy("whether it was read at its source"),
    "note": gettext_lazy("note"),
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changed; `before` and `after` are empty where its value is not a matter of a few words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that came (`added`), went (`removed`) or was `changed`, in words, and what changed in it."""

    id: str
    kind: str
    words: str
    fields: list[FieldChange]


@dataclass(frozen=True, slots=True)
class RevisionEntry:
    """One revision: `kind` is created, changed, withdrawn or restored; a withdrawal has its reason."""

    slug: str
    revision: int
    kind: str
    title: str
    at: datetime
    reason: str
    fields: list[FieldChange]
    claims: list[ClaimChange]


def entries(rows: QuerySet[EventRevision]) -> Iterator[RevisionEntry]:
    """Yield what each of these revisions changed; two documents are held at a time."""
    for row in store.with_previous(rows).iterator(chunk_size=10):
        yield _entry(row, _load(row.document), _load(getattr(row, "previous", None)))


def _load(text: str | None) -> dict[str, Any] | None:
    return orjson.loads(with_own_addresses(text)) if text else None


def _entry(row: EventRevision, after: dict[str, Any] | None, before: dict[str, Any] | None) -> RevisionEntry:
    named = after or before or {"title": row.slug}
    is_compared = after is not None and before is not None
    return RevisionEntry(
        slug=row.slug,
        revision=row.revision,
        kind=_kind(row),
        title=named["title"],
        at=row.at,
        reason=row.reason,
        fields=list(_fields(before, after, EVENT_FIELDS)) if is_compared and before and after else [],
        claims=list(_claims(before, after)) if is_compared and before and after else [],
    )


def _kind(row: EventRevision) -> str:
    if row.kind == RevisionKind.WITHDRAWN:
        return "withdrawn"
    if row.revision == 1:
        return "created"
    return "changed" if getattr(row, "previous", "") else "restored"


def _fields(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Mapping[str, Any]
) -> Iterator[FieldChange]:
    for field, name in names.items():
        old, new = before.get(field), after.get(field)
        # A member that an earlier revision did not have yet, and that is empty now, is no change.
        if old != new and (old or new):
            yield FieldChange(str(name), _short(old), _short(new))


def _short(value: Any) -> str:
    """Return a value that is a few words; a date is its label, and an actor or an event its name."""
    if isinstance(value, dict):
        value = value.get("label") or value.get("name") or value.get("title") or ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value if isinstance(value, str) else ""


def _claims(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterable[ClaimChange]:
    old = {claim["id"]: claim for claim in before["claims"]}
    new = {claim["id"]: claim for claim in after["claims"]}
    for slug, claim in new.items():
        if slug not in old:
            yield ClaimChange(slug, "added", claim_words(claim), [])
        elif fields := list(_fields(old[slug], claim, CLAIM_FIELDS)):
            yield ClaimChange(slug, "changed", claim_words(claim), fields)
    for slug, claim in old.items():
        if slug not in new:
            yield ClaimChange(slug, "removed", claim_words(claim), [])
