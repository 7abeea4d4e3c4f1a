import datetime

import pytest

from tests.factories import make_publisher, make_source
from tests.models.breaches import Breach, each
from timeline.models import Source

pytestmark = pytest.mark.django_db


def publish_before_the_first_possible_day() -> None:
    # Saving derives both days from the date; only a bulk change can set them apart.
    make_source()
    Source.objects.update(published_earliest=datetime.date(2020, 11, 25))


BREACHES = [
    Breach("publisher_has_a_name", lambda: make_publisher(name="")),
    Breach("publisher_kind_is_known", lambda: make_publisher(kind="outlet")),
    Breach("source_has_a_title", lambda: make_source(title="")),
    Breach("source_does_not_repeat_itself", lambda: make_source(pk=5, derived_from_id=5)),
    Breach("source_url_is_a_web_address", lambda: make_source(url="ftp://news.example/1")),
    Breach("source_archived_url_is_a_web_address", lambda: make_source(archived_url="javascript:void(0)")),
    Breach("source_read_at_url_is_a_web_address", lambda: make_source(read_at_url="//news.example/1")),
    Breach("source_read_extent_is_known", lambda: make_source(read_extent="skimmed")),
    Breach("source_earliest_not_after_latest", publish_before_the_first_possible_day),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()


def test_a_source_may_lack_day_and_address() -> None:
    source = make_source(published_on="", url="")
    assert (source.published_earliest, source.published_latest) == (None, None)
