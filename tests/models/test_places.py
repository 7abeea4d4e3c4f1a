import pytest

from tests.factories import make_place
from tests.models.breaches import Breach, each
from timeline.models import PlaceName

pytestmark = pytest.mark.django_db


def name_twice() -> None:
    place = make_place()
    for _attempt in range(2):
        PlaceName.objects.create(place=place, language="az", text="Name")


BREACHES = [
    Breach("place_has_a_name", lambda: make_place(name="")),
    Breach("place_has_both_coordinates_or_neither", lambda: make_place(latitude="39.8")),
    Breach("place_latitude_is_on_the_globe", lambda: make_place(latitude="90.1", longitude="46.7")),
    Breach("place_longitude_is_on_the_globe", lambda: make_place(latitude="39.8", longitude="-180.1")),
    Breach("place_precision_is_known", lambda: make_place(precision="circle")),
    Breach("placename_is_listed_once", name_twice),
    Breach("placename_says_something", lambda: PlaceName.objects.create(place=make_place(), language="az")),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()


def test_a_place_may_lie_at_the_edge_of_the_globe_or_nowhere_yet() -> None:
    make_place("edge", latitude="-90", longitude="180")
    make_place("nowhere-yet")
