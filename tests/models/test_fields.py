import datetime
import json

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError

from tests.factories import make_claim, make_event, make_publisher, make_source
from timeline.models import Claim, Event, Source
from timeline.models.fields import EdtfField

pytestmark = pytest.mark.django_db


def bounds(event: Event) -> tuple[datetime.date | None, datetime.date | None, str]:
    event.refresh_from_db()
    return event.earliest, event.latest, event.precision


def test_saving_derives_the_bounds_of_a_date() -> None:
    event = make_event(date="2020-09-27/2020-11-10")
    assert bounds(event) == (datetime.date(2020, 9, 27), datetime.date(2020, 11, 10), "interval")


def test_an_open_end_has_no_last_day() -> None:
    assert bounds(make_event(date="2020-11-10/.."))[1] is None


def test_a_changed_date_changes_its_bounds() -> None:
    event = make_event(date="2020")
    event.date = "1993-04~"
    event.save()
    assert bounds(event) == (datetime.date(1993, 4, 1), datetime.date(1993, 4, 30), "month")


def test_saving_a_date_without_its_bounds_is_refused() -> None:
    event = make_event(date="2020")
    event.date = "1993-04~"
    with pytest.raises(ValueError, match="earliest, latest, precision"):
        event.save(update_fields=["date"])
    event.save(update_fields=["date", "earliest", "latest", "precision"])
    assert bounds(event)[2] == "month"


def test_an_emptied_date_leaves_no_bounds_behind() -> None:
    claim = make_claim(stated_on="2020-11-24")
    claim.stated_on = ""
    claim.save()
    claim.refresh_from_db()
    assert (claim.stated_earliest, claim.stated_latest, claim.stated_precision) == (None, None, "")


def test_what_is_no_date_is_refused_with_the_way_to_write_it() -> None:
    with pytest.raises(ValidationError, match="“24 November 2020” is not a date"):
        make_event(date="24 November 2020")
    assert not Event.objects.exists()


def test_validation_names_the_field_of_a_wrong_date() -> None:
    source = make_source()
    source.published_on = "2020-11-31"
    with pytest.raises(ValidationError) as refusal:
        source.full_clean()
    assert list(refusal.value.message_dict) == ["published_on"]


def test_bulk_writing_derives_by_the_fields_own_method() -> None:
    event = make_event(date="2020")
    event.pk, event.slug, event.date = None, "other", "2021-03"
    field = Event._meta.get_field("date")
    assert isinstance(field, EdtfField)
    field.derive(event)
    Event.objects.bulk_create([event])
    assert bounds(Event.objects.get(slug="other"))[0] == datetime.date(2021, 3, 1)


def test_loading_a_fixture_derives_the_bounds() -> None:
    publisher = make_publisher()
    fields = {"slug": "report", "publisher": [publisher.slug], "title": "Report", "language": "en"}
    fixture = [{"model": "timeline.source", "fields": {**fields, "published_on": "2020-12"}}]
    for loaded in serializers.deserialize("json", json.dumps(fixture)):
        loaded.save()
    assert Source.objects.get().published_latest == datetime.date(2020, 12, 31)


def test_a_date_without_bound_columns_is_kept_as_written() -> None:
    assert make_claim(as_of="2020-11-01/..").as_of == "2020-11-01/.."
    assert Claim.objects.get().as_of == "2020-11-01/.."
