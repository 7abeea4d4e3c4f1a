"""What publishing an event would change in the document that readers have."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from timeline.documents.build import build
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Event, PublishedEvent

STAMPS = frozenset({"revision", "published_at", "updated_at"})


@dataclass(frozen=True, slots=True)
class Change:
    """One field of the document: where it stands, as readers have it, and as it would be; "" where there is none."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The changes, the document as JSON, the revision readers have, and the claims that would stay at the desk."""

    changes: list[Change]
    document: str
    revision: int | None
    left_at_the_desk: list[str]


def preview(event: Event) -> Preview:
    """Render an event as publishing would, and compare it with what readers have; nothing is written."""
    [(_event, document)] = build(Event.objects.filter(pk=event.pk))
    row = PublishedEvent.objects.filter(slug=event.slug).first()
    public = orjson.loads(row.document) if row is not None else {}
    before = {name: value for name, value in public.items() if name not in STAMPS}
    drafts = event.claims.filter(status=EditorialStatus.DRAFT).order_by("slug")
    return Preview(
        changes=list(compare(before, dict(document))),
        document=json.dumps(document, indent=2, ensure_ascii=False),
        revision=row.revision if row is not None else None,
        left_at_the_desk=list(drafts.values_list("slug", flat=True)),
    )


def compare(before: Any, after: Any, path: str = "") -> Iterator[Change]:
    """Yield every field that differs; entries of a list are told apart by their id where they have one."""
    if before == after:
        return
    before_parts, after_parts = _parts(before), _parts(after)
    if before_parts is None or after_parts is None:
        yield Change(path, _shown(before), _shown(after))
        return
    for name in {**before_parts, **after_parts}:
        step = f"{path} › {name}" if path else name
        yield from compare(before_parts.get(name), after_parts.get(name), step)


def _parts(value: Any) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return value
    is_named = (
        isinstance(value, list) and value and all(isinstance(one, dict) and "id" in one for one in value)
    )
    return {one["id"]: one for one in value} if is_named else None


def _shown(value: Any) -> str:
    if value is None or value in ("", [], {}):
        return ""
    return value if isinstance(value, str) else json.dumps(value, indent=1, ensure_ascii=False)
