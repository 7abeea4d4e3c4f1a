"""ACLED's rows are read in all their forms, stay at the desk, and leave through no public door."""

import csv
import datetime
import io
import re
from collections import deque
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings

from tests.factories import make_actor, make_claim, make_editor, make_event, make_place
from tests.pages.publishing import publish
from timeline.actions.editorial import PublishRefused, publish_all
from timeline.actions.matches import decide
from timeline.actions.rebuilding import rebuild
from timeline.documents.bulk import build_release
from timeline.domain.imports import ImportedEvent, ImportRefused, ImportReport
from timeline.importers import acled
from timeline.importers.reading import open_table
from timeline.models import (
    Actor,
    Claim,
    Event,
    EventPlace,
    MatchDecision,
    Participation,
    Place,
    Publisher,
    Source,
)

COLUMNS = [
    *(
        "event_id_cnty",
        "event_date",
        "year",
        "time_precision",
        "disorder_type",
        "event_type",
        "sub_event_type",
    ),
    *(
        "actor1",
        "assoc_actor_1",
        "inter1",
        "actor2",
        "assoc_actor_2",
        "inter2",
        "interaction",
        "iso",
        "region",
    ),
    *(
        "country",
        "admin1",
        "admin2",
        "admin3",
        "location",
        "latitude",
        "longitude",
        "geo_precision",
        "source",
    ),
    *("source_scale", "notes", "fatalities", "tags", "timestamp"),
]
CANARY = "Kanarienvogel"
ROW = {
    "event_id_cnty": "NLD12",
    "event_date": "2022-06-30",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": f"{CANARY} Front",
    "inter1": "2",
    "actor2": f"Forces of {CANARY}",
    "inter2": "1",
    "country": "Northland",
    "location": f"{CANARY} village",
    "latitude": "39.5",
    "longitude": "46.5",
    "geo_precision": "1",
    "source": f"{CANARY} Gazette",
    "notes": f"{CANARY} was heard.",
    "fatalities": "7777",
}


def file(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "acled.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(ROW | row for row in rows)
    return path


def read(folder: Path, *rows: dict[str, str]) -> tuple[list[ImportedEvent], ImportReport]:
    report = ImportReport()
    with open_table(file(folder, *rows), acled.REQUIRED) as table:
        return list(acled.read(table, report)), report


def run(folder: Path, *rows: dict[str, str], **options: Any) -> str:
    out = io.StringIO()
    path = str(file(folder, *rows))
    options = {"downloaded_on": "2026-03-20", "apply": True, "create_missing": True} | options
    call_command("import_acled", path, stdout=out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cells", "edtf"),
    [
        ({}, "2022-06-30"),
        ({"event_date": "30 June 2022"}, "2022-06-30"),
        ({"time_precision": "2"}, "2022-06-30/2022-07-06"),
        ({"time_precision": "3.0"}, "2022-06"),
    ],
)
def test_a_date_is_no_finer_than_its_precision(tmp_path: Path, cells: dict[str, str], edtf: str) -> None:
    events, _report = read(tmp_path, cells)
    assert events[0].date == edtf


@pytest.mark.parametrize("inter", ["1", "1.0", "State forces"])
def test_codes_of_actors_may_be_numbers_or_words(tmp_path: Path, inter: str) -> None:
    events, report = read(tmp_path, {"inter2": inter})
    assert report.rejections == []
    assert events[0].parties[1].kind == "armed_force"


def test_an_area_is_no_point(tmp_path: Path) -> None:
    events, _report = read(tmp_path, {"geo_precision": "2"})
    assert events[0].place is not None
    assert events[0].place.precision == "area"


def test_no_dead_may_mean_none_known_and_is_no_figure(tmp_path: Path) -> None:
    events, report = read(tmp_path, {"fatalities": "0.0"})
    assert events[0].figures == ()
    assert report.flagged == {"0 dead may mean that none are known; no figure is made of it": 1}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"event_id_cnty": "12"}, "event_id_cnty is “12”"),
        ({"event_type": "Picnics"}, "event_type is “Picnics”"),
        ({"inter1": "9"}, "inter1 is “9”"),
        ({"fatalities": "some"}, "fatalities is “some”"),
        ({"event_date": "June"}, "event_date is “June”"),
    ],
)
def test_a_row_that_cannot_be_read_is_rejected(tmp_path: Path, cells: dict[str, str], reason: str) -> None:
    events, report = read(tmp_path, cells)
    assert events == []
    assert reason in report.rejections[0].reason


def test_a_download_is_told_by_its_day() -> None:
    with pytest.raises(ImportRefused, match="is no day"):
        acled.facts("latest")


@pytest.mark.django_db
def test_both_actors_are_parties_and_neither_is_the_attacker(tmp_path: Path) -> None:
    run(tmp_path, {})
    event = Event.objects.get()
    assert {part.role for part in event.participations.all()} == {"party"}
    assert (event.status, event.dataset and event.dataset.is_redistributable) == ("in_review", False)
    assert Claim.objects.get().qualifier == "about"


@pytest.mark.django_db
def test_the_command_has_no_way_to_publish(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="publish"):
        run(tmp_path, {}, publish=True)


@pytest.mark.django_db
def test_publishing_a_row_is_refused(tmp_path: Path) -> None:
    run(tmp_path, {})
    with pytest.raises(PublishRefused, match="may not be passed on; it stays at the desk"):
        publish_all(events=list(Event.objects.all()))


@pytest.mark.django_db
def test_an_unreadable_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_acled", str(tmp_path / "absent.csv"), downloaded_on="2026-03-20")


LINKS = re.compile(r"(?:href|src|action)=\"(/[^\"#]*)\"|\"(?:http://127\.0\.0\.1:\d+)(/[^\"]*)\"")
# Beside every address that the site has; links to filters of filters have no end.
MOST_ADDRESSES = 250
DOORS = [
    "/",
    "/api/v1/",
    "/sitemap.xml",
    "/claims/?dataset=record",
    "/api/v1/schema/",
    "/api/v1/changes/",
    "/api/v1/facets/",
    "/api/v1/density/",
    f"/?q={CANARY}",
    "/events/acled-nld12/",
    "/claims/acled-nld12-total/",
    "/api/v1/events/?dataset=acled",
    "/api/v1/events/acled-nld12/",
    "/api/v1/events/acled-nld12/revisions/",
    "/api/v1/claims/acled-nld12-total/",
    "/api/v1/sources/acled-2026-03-20/",
    "/api/v1/publishers/acled/",
    "/api/v1/actors/acled-actor/",
    *(f"/api/v1/{noun}/" for noun in ("events", "claims", "actors", "places", "sources", "publishers")),
    *(
        f"/api/v1/{noun}/?q={CANARY}"
        for noun in ("events", "claims", "actors", "places", "sources", "publishers")
    ),
    *(f"/api/v1/events/?format={form}" for form in ("csv", "ndjson", "geojson")),
    *(f"/api/v1/claims/?format={form}" for form in ("csv", "ndjson")),
    *(f"/api/v1/events/?bbox=46,39,47,40&page_size={size}" for size in (1, 500)),
]


# What stands for each part of an address: the record's own entries and the imported ones, every form, every section.
PARTS: dict[str, list[str]] = {
    "outcome": ["killed"],
    "status": ["military", "mixed"],
    "form": ["csv", "svg", "png"],
    "section": ["events", "claims", "actors", "places", "sources", "pages"],
    "revision": ["1"],
    "version": ["1"],
}
CITED = {"form": ["bib", "ris", "json"]}
# What only an address of its own leads to, or answers without a record.
QUERIES = {"pages:oembed": "?url=http://127.0.0.1:8000/events/clash/", "api:density": "?bin=year"}


def routes() -> Iterator[tuple[str, str]]:
    """Yield name and pattern of every address of the site but the desk's."""
    for included in get_resolver().url_patterns:
        if isinstance(included, URLResolver) and included.namespace != "admin":
            for route in included.url_patterns:
                assert isinstance(route, URLPattern)
                if route.name:  # the one without takes what no other does, and answers with an error
                    yield f"{included.namespace}:{route.name}", f"/{included.pattern}{route.pattern}"


def every_address(slugs: list[str], files: list[str]) -> Iterator[str]:
    """Yield every address of the site but the desk's, for each of these ids and files."""
    for name, pattern in routes():
        given = PARTS | {"slug": slugs, "name": files} | (CITED if "cite." in pattern else {})
        for values in product(*(given[part] for part in re.findall(r"<\w+:(\w+)>", pattern))):
            address = pattern
            for value in values:
                address = re.sub(r"<\w+:\w+>", value, address, count=1)
            yield address + QUERIES.get(name, "")


@pytest.mark.django_db
def test_a_canary_in_every_cell_is_heard_nowhere(tmp_path: Path, settings: Settings) -> None:
    settings.RELEASES_DIR = tmp_path / "releases"
    settings.API_RATE_LIMIT = 0
    own = make_event()
    claim = make_claim(event=own)
    make_claim("clash-killed-later", event=own, supersedes=claim, low=9, high=9, qualifier="exactly")
    EventPlace.objects.create(event=own, place=make_place(latitude="39.50000", longitude="46.50000"))
    Participation.objects.create(event=own, actor=make_actor(), role="party")
    run(tmp_path, {})
    imported = Event.objects.get(slug="acled-nld12")
    decide(imported=imported, event=own, decision=MatchDecision.SAME, by=make_editor())
    publish(own)
    rebuild()
    build_release(tmp_path / "releases", now=datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))
    call_command("export_timelinejs", str(tmp_path / "releases" / "timeline.json"), stdout=io.StringIO())
    files = [path for path in (tmp_path / "releases").rglob("*") if path.is_file()]
    heard = [str(path) for path in files if _is_heard(path.read_bytes(), "")]
    models: tuple[type[Model], ...] = (Event, Claim, Actor, Place, Source, Publisher)
    slugs = [slug for model in models for slug in model._default_manager.values_list("slug", flat=True)]
    names = [path.name for path in files if path.parent.name == "1"]
    doors = [*DOORS, *every_address(slugs, names)]
    client, waiting, seen = Client(raise_request_exception=False), deque(doors), set(doors)
    most, answered = len(seen) + MOST_ADDRESSES, set()
    while waiting:
        address = waiting.popleft()
        response = client.get(address)
        content = b"".join(response) if response.streaming else response.content
        assert response.status_code < 500, address
        if response.status_code == 200 and response.resolver_match is not None:
            answered.add(response.resolver_match.view_name)
        if _is_heard(content, address):
            heard.append(address)
        for pair in LINKS.findall(content.decode(errors="replace")):
            found = (pair[0] or pair[1]).replace("&amp;", "&")
            if found not in seen and not found.startswith("/static/") and len(seen) < most:
                seen.add(found)
                waiting.append(found)
    assert heard == []
    assert client.get("/api/v1/events/").json()["count"] == 1
    assert {name for name, _pattern in routes()} - answered == set()


def _is_heard(content: bytes, address: str) -> bool:
    """Tell whether a cell or the number of the row is in an answer; a search for the word itself may repeat it."""
    text = content.decode(errors="replace").casefold()
    cells = [value.casefold() for value in ROW.values() if CANARY in value]
    words = cells if CANARY.casefold() in address.casefold() else [CANARY.casefold()]
    return any(word in text for word in [*words, "7777", "7,777"])
