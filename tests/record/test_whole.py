"""Nothing of the record is missing, and every name in it leads somewhere."""

import pytest

from tests.record.fixtures import NOUNS, by_slug, rows
from timeline.actions.record import NOUNS as LOADED

# (file, field) to the file whose permanent ids it names.
NAMES = {
    ("sources", "publisher"): "publishers",
    ("sources", "carried_by"): "publishers",
    ("sources", "derived_from"): "sources",
    ("actors", "affiliation"): "actors",
    ("actor_names", "actor"): "actors",
    ("place_names", "place"): "places",
    ("events", "parent"): "events",
    ("event_places", "event"): "events",
    ("event_places", "place"): "places",
    ("participations", "event"): "events",
    ("participations", "actor"): "actors",
    ("claims", "event"): "events",
    ("claims", "claimant"): "actors",
    ("claims", "victims"): "actors",
    ("claims", "included_in"): "claims",
    ("claims", "supersedes"): "claims",
    ("claims", "revises"): "claims",
    ("citations", "claim"): "claims",
    ("citations", "event"): "events",
    ("citations", "source"): "sources",
    ("citations", "copied_from"): "sources",
}


@pytest.mark.parametrize(
    ("noun", "count"),
    [
        ("publishers", 219),
        ("sources", 473),
        ("actors", 158),
        ("places", 78),
        ("events", 176),
        ("claims", 697),
    ],
)
def test_the_record_has_all_its_entries(noun: str, count: int) -> None:
    assert len(rows(noun)) == count
    assert len(by_slug(noun)) == count


def test_the_record_has_all_its_citations() -> None:
    of_claims = [row for row in rows("citations") if "claim" in row]
    of_events = [row for row in rows("citations") if "event" in row]
    assert (len(of_claims), len(of_events)) == (997, 487)


@pytest.mark.parametrize(("place", "target"), NAMES.items())
def test_every_name_leads_to_an_entry(place: tuple[str, str], target: str) -> None:
    noun, field = place
    named = {row[field] for row in rows(noun) if field in row}
    assert named
    assert named <= by_slug(target).keys()


def test_every_claim_and_every_event_has_a_source() -> None:
    assert {row["claim"] for row in rows("citations") if "claim" in row} == by_slug("claims").keys()
    assert {row["event"] for row in rows("citations") if "event" in row} == by_slug("events").keys()


def test_every_event_has_a_place_and_somebody_in_it() -> None:
    assert {row["event"] for row in rows("event_places")} == by_slug("events").keys()
    assert {row["event"] for row in rows("participations")} == by_slug("events").keys()


@pytest.mark.parametrize(
    ("noun", "field"),
    [
        ("sources", "derived_from"),
        ("actors", "affiliation"),
        ("events", "parent"),
        ("claims", "included_in"),
        ("claims", "supersedes"),
        ("claims", "revises"),
    ],
)
def test_no_chain_runs_in_a_circle(noun: str, field: str) -> None:
    entries = by_slug(noun)
    for start in entries:
        here, steps = start, 0
        while field in entries[here]:
            here, steps = entries[here][field], steps + 1
            assert steps <= len(entries), f"{start} runs in a circle over {field}"


def test_no_entry_is_left_unused() -> None:
    used: dict[str, set[str]] = {}
    for (noun, field), target in NAMES.items():
        if (noun, target) not in {("actor_names", "actors"), ("place_names", "places")}:
            used.setdefault(target, set()).update(row[field] for row in rows(noun) if field in row)
    # The New York Times on BNN Breaking stands behind a note on that publisher and behind no figure.
    assert by_slug("sources").keys() - used["sources"] == {"hawaii-bnn-2024-06"}
    for noun in ("publishers", "actors", "places"):
        assert not by_slug(noun).keys() - used[noun]


def test_the_files_are_those_that_the_loader_reads() -> None:
    assert LOADED == NOUNS
