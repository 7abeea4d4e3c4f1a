"""Rendering anew by two processes, which needs a database that both can open."""

import pytest

from tests.keeping.commands import manage
from tests.keeping.conftest import NewDatabase

pytestmark = pytest.mark.thorough

RENAME = """
from timeline.models import Actor, Event
first = Event.objects.published().order_by("pk").first()
actor = Actor.objects.get(pk=first.participations.values_list("actor", flat=True).first())
actor.name = "Renamed"
actor.save()
"""
SHOWN = """
from timeline.documents import store
print(sum("Renamed" in text for text in store.all_texts(store.events())))
"""


def test_two_processes_find_what_one_would(new_database: NewDatabase) -> None:
    url = new_database()
    # More than one batch, so that each process has one.
    for arguments in (["migrate"], ["demo_data", "--events", "1100", "--publish"]):
        done = manage(url, *arguments)
        assert done.returncode == 0, done.stderr
    unchanged = manage(url, "rebuild_documents", "--processes", "2", "--without-files")
    assert "Rendered 1100 events; 0 changed." in unchanged.stdout, unchanged.stderr
    manage(url, "shell", "-c", RENAME)
    done = manage(url, "rebuild_documents", "--processes", "2", "--without-files")
    shown = int(manage(url, "shell", "-c", SHOWN).stdout.split()[-1])
    assert 0 < shown < 1100
    assert f"Rendered 1100 events; {shown} changed." in done.stdout, done.stderr
    again = manage(url, "rebuild_documents", "--processes", "1", "--without-files")
    assert "Rendered 1100 events; 0 changed." in again.stdout, again.stderr
