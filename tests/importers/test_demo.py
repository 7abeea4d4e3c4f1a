"""Invented events are the same for the same seed, and say that they are invented."""

import io

import pytest
from django.core.management import call_command

from timeline.importers import demo
from timeline.models import Actor, Claim, Event, PublishedEvent

pytestmark = pytest.mark.django_db


def test_a_seed_gives_the_same_events() -> None:
    prints = [[event.fingerprint() for event in demo.events(50, seed)] for seed in (1, 1, 2)]
    assert prints[0] == prints[1] != prints[2]


def test_what_is_invented_says_so_and_stands_apart() -> None:
    call_command("demo_data", events=20, publish=True, stdout=io.StringIO())
    assert set(PublishedEvent.objects.values_list("dataset", flat=True)) == {"demo"}
    assert all("nvented" in event.title + event.summary for event in Event.objects.all())
    assert all("nvented" in actor.name for actor in Actor.objects.all())
    assert Claim.objects.count() >= 20


def test_a_second_run_adds_nothing() -> None:
    call_command("demo_data", events=20, stdout=io.StringIO())
    out = io.StringIO()
    call_command("demo_data", events=20, stdout=out)
    assert out.getvalue() == "Added 0 invented events; 20 were there already.\n"
