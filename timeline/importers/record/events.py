"""An event's document, from another record or from this one, as plain values that can be compared."""

from collections.abc import Callable, Iterable

from timeline.domain.figures import BOUNDS_OF_QUALIFIER, Figure, FigureError, words
from timeline.domain.imports import RowRefused
from timeline.domain.record_entries import RecordCitation, RecordClaim, RecordEvent
from timeline.domain.vocabulary import Qualifier
from timeline.importers.record.cells import (
    Document,
    date,
    number,
    part,
    part_or_none,
    parts,
    text,
    text_or_none,
    texts,
    truth,
)

# Returns the id under which the record has an entry of a kind, given its id in the file.
Here = Callable[[str, str], str]


def same(_kind: str, slug: str) -> str:
    """Return the id as it is: for documents of this record."""
    return slug


def read_event(document: Document, here: Here = same) -> RecordEvent:
    """Read an event with its claims.

    Raises:
        RowRefused: if a member is missing or another value than documents/schema.py gives for it.

    """
    is_phase = truth(document, "is_phase")
    dataset = text_or_none(document, "dataset")
    parent = part_or_none(document, "parent")
    return RecordEvent(
        slug=text(document, "id"),
        values={
            "title": text(document, "title"),
            "summary": text(document, "summary"),
            "type": text(document, "type"),
            "date": date(document, "date"),
            "is_span_uncertain": truth(document, "is_span_uncertain"),
            "date_note": text(document, "date_note"),
            "is_phase": is_phase,
            "phase_number": number(document, "phase_number") if is_phase else None,
            "short_name": text(document, "short_name"),
            "editors_note": text(document, "editors_note"),
            "is_verified": truth(document, "is_verified"),
            "verification_urls": texts(document, "verification_urls"),
            "verification_note": text(document, "verification_note"),
        },
        parent=text(parent, "id") if parent is not None else None,
        dataset=dataset,
        places=_once(here("place", text(place, "id")) for place in parts(document, "places")),
        participants=tuple(
            (here("actor", text(part(one, "actor"), "id")), text(one, "role"), text(one, "role_basis"))
            for one in parts(document, "participants")
        ),
        citations=tuple(
            RecordCitation(
                source=here("source", text(one, "source")),
                locator=text(one, "locator"),
                values={"rendering_note": text(one, "note")},
            )
            for one in parts(document, "citations")
        ),
        # A record of before there were matches has no such member.
        same_as=_once(sorted(texts(document, "same_as")))
        if dataset is None and "same_as" in document
        else (),
        claims=tuple(_claim(claim, here) for claim in parts(document, "claims")),
        stamps={name: document.get(name) for name in ("revision", "published_at", "updated_at")},
    )


def _once(slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slugs))


def _claim(document: Document, here: Here) -> RecordClaim:
    figure = Figure(
        number(document, "low"),
        number(document, "best"),
        number(document, "high"),
        text(document, "qualifier"),
    )
    return RecordClaim(
        slug=text(document, "id"),
        values={
            "outcome": text(document, "outcome"),
            "victims_status": text(document, "victims_status"),
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "qualifier": figure.qualifier,
            "unquantified_words": _own_words(figure, text(document, "figure")),
            "stated_on": date(document, "stated_on"),
            "as_of": date(document, "as_of"),
            "scope": text(document, "scope"),
            "period": date(document, "period"),
            "evidence_level": text(document, "evidence_level"),
            "is_verified": truth(document, "is_verified"),
            "verification_urls": texts(document, "verification_urls"),
            "note": text(document, "note"),
        },
        claimant=here("actor", text(part(document, "claimant"), "id")),
        victims=here("actor", text(part(document, "victims"), "id")),
        ties={name: text_or_none(document, name) for name in ("included_in", "supersedes", "revises")},
        citations=tuple(_citation(one, figure, here) for one in parts(document, "citations")),
    )


def _own_words(figure: Figure, shown: str) -> str:
    """Return what a claim without a number says instead of one."""
    if figure.qualifier != Qualifier.UNQUANTIFIED or shown == words(figure):
        return ""
    return shown


def _citation(document: Document, claimed: Figure, here: Here) -> RecordCitation:
    """Read a citation; one that prints the claim's own figure has none of its own, as the record keeps it."""
    printed = Figure(number(document, "low"), None, number(document, "high"), text(document, "qualifier"))
    if (printed.low, printed.high, printed.qualifier) == (claimed.low, claimed.high, claimed.qualifier):
        printed = Figure(None, None, None, "")
    else:
        check_figure(printed)
    copied_from = text_or_none(document, "copied_from")
    return RecordCitation(
        source=here("source", text(document, "source")),
        locator=text(document, "locator"),
        values={
            "locator_precision": text(document, "locator_precision"),
            "low": printed.low,
            "high": printed.high,
            "qualifier": printed.qualifier,
            "differs": truth(document, "differs"),
            "rendering_note": text(document, "note"),
        },
        copied_from=here("source", copied_from) if copied_from is not None else None,
    )


def check_figure(figure: Figure) -> bool:
    """Say whether the bounds contradict each other as published, which the record keeps and marks.

    Raises:
        RowRefused: if they do not even fit their qualifier.

    """
    try:
        figure.validate()
    except FigureError as error:
        needed = BOUNDS_OF_QUALIFIER.get(figure.qualifier)
        if needed != (figure.low is not None, figure.high is not None) or (
            figure.qualifier == Qualifier.EXACTLY and figure.low != figure.high
        ):
            raise RowRefused(str(error)) from error
        return True
    return False
