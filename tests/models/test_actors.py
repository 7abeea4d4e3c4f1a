import pytest

from tests.factories import make_actor
from tests.models.breaches import Breach, each
from timeline.models import Actor, ActorName

pytestmark = pytest.mark.django_db


def name_twice() -> None:
    actor = make_actor()
    for _attempt in range(2):
        ActorName.objects.create(actor=actor, language="hy", text="Name")


BREACHES = [
    Breach("actor_has_a_name", lambda: make_actor(name="")),
    Breach("actor_kind_is_known", lambda: make_actor(kind="clan")),
    Breach("actor_side_is_known", lambda: make_actor(side="northern")),
    Breach("actor_is_not_its_own_affiliation", lambda: make_actor(pk=5, affiliation_id=5)),
    Breach("actorname_is_listed_once", name_twice),
    Breach("actorname_says_something", lambda: ActorName.objects.create(actor=make_actor(), language="hy")),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()


def test_an_actor_is_found_by_its_permanent_id() -> None:
    actor = make_actor("army")
    assert Actor.objects.get_by_natural_key("army") == actor
    assert actor.natural_key() == ("army",)
