"""An export is read plain, in gzip or zip, within limits, and every fault of it is one sentence."""

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError

from tests.importers.record.exports import export, take_in
from timeline.importers.reading import GREATEST_RATIO
from timeline.models import Event

pytestmark = pytest.mark.django_db


def packed(path: Path, form: str) -> Path:
    if form == "gz":
        file = path.with_name("record.json.gz")
        file.write_bytes(gzip.compress(path.read_bytes()))
        return file
    file = path.with_name("record.zip")
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(path, "record.json")
    return file


@pytest.mark.parametrize("form", ["gz", "zip"])
def test_a_packed_export_is_read(tmp_path: Path, form: str) -> None:
    take_in(packed(export(tmp_path), form))
    assert Event.objects.get().slug == "clash"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "is no JSON in UTF-8"),
        (b'"\xff"', "is no JSON in UTF-8"),
        (b"[]", "has no list of events"),
        (b'{"events": {}}', "has no list of events"),
        (b'{"events": []}', "is no id of a record"),
        (gzip.compress(b"{}", mtime=0)[:-6], "damaged or cut short"),
        (gzip.compress(b" " * 64 * 1024**2, mtime=0), f"more than {GREATEST_RATIO} times its size"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "record.json"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        take_in(file)


def test_events_alone_do_not_say_which_state_they_are_of(tmp_path: Path) -> None:
    file = export(tmp_path, file="events.ndjson")
    with pytest.raises(CommandError, match="give --release its number"):
        take_in(file)


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    file = export(tmp_path, file="events.ndjson")
    file.write_bytes(file.read_bytes() + b"{\n")
    with pytest.raises(CommandError, match="in line 2"):
        take_in(file, release="1")


def test_events_alone_name_what_they_do_not_describe(tmp_path: Path) -> None:
    file = export(tmp_path, file="events.ndjson")
    said = take_in(file, release="1")
    assert "neither the file nor this record describes place “village”, actor “soldiers”" in said
    assert Event.objects.count() == 0


def test_what_events_tell_of_actors_and_sources_is_enough_where_that_is_wanted(tmp_path: Path) -> None:
    file = export(tmp_path, file="events.ndjson")
    before = json.loads(file.read_bytes())
    take_in(file, release="1", create_missing=True)
    event = Event.objects.get()
    assert event.status == "published"
    assert [part.actor.kind for part in event.participations.all()] == ["unspecified_group"]
    assert [place.name for place in event.places.all()] == [before["places"][0]["name"]]
