"""Words find what they begin, in any script, and are never a language that can fail."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_claim, make_event, make_place, make_publisher
from timeline.actions import editorial
from timeline.documents import store
from timeline.documents.search import with_words
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Dataset, EventPlace, PlaceName

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    return [row.slug for row in store.events().filter(with_words(query))]


@pytest.fixture
def _lachin() -> None:
    event = make_event("clash", title="Clash", summary="Four soldiers’ vehicles.")
    make_claim(event=event, status=EditorialStatus.IN_REVIEW)
    place = make_place("lachin", name="Berdzor / Laçın")
    names = (("hy", "Բերձոր"), ("ru", "Лачин"), ("az", "Laçın"), ("az", "Şəhər"), ("ff", "𞤂𞤢𞤧"))
    for language, text in names:
        PlaceName.objects.create(place=place, language=language, text=text)
    EventPlace.objects.create(event=event, place=place)
    editorial.publish(event=event)


@pytest.mark.usefixtures("_lachin")
@pytest.mark.parametrize(
    "query",
    [
        "Laçın",
        "lacin",
        "LACIN",
        "Лачин",
        "лач",
        "Բերձոր",
        "Şəhər",
        "seher",
        "sahar",
        "soldiers vehic",
        "clash, lacin!",
        # Letters that came to Unicode late are letters like others.
        "𞤂𞤢",
    ],
)
def test_an_event_is_found_by_any_form_of_its_place_and_by_beginnings(query: str) -> None:
    assert found(query) == ["clash"]


@pytest.mark.usefixtures("_lachin")
@pytest.mark.parametrize("query", ["achin", "lacin moscow", "5", "𞤀"])
def test_every_word_must_begin_a_word(query: str) -> None:
    assert found(query) == []


@pytest.mark.usefixtures("_lachin")
@pytest.mark.parametrize("query", ["", " ", "!?", "'", '"', "*"])
def test_no_word_at_all_keeps_everything(query: str) -> None:
    assert found(query) == ["clash"]


@pytest.mark.usefixtures("_lachin")
def test_a_changed_and_a_withdrawn_event_leave_the_index_as_they_leave_the_record() -> None:
    event = make_event("other", title="Zinnia")
    make_claim("other-killed", event=event, status=EditorialStatus.IN_REVIEW)
    editorial.publish(event=event)
    assert found("zinnia") == ["other"]
    type(event).objects.filter(pk=event.pk).update(title="Aster")
    editorial.publish(event=event)
    assert (found("zinnia"), found("aster")) == ([], ["other"])
    editorial.withdraw(event=event, by=None, reason="Recorded twice.")
    assert found("aster") == []


@pytest.mark.parametrize("given_ids", [[], ["the-set"], ["the-set", "record"], ["record"]])
def test_as_many_events_with_a_word_are_counted_as_listed_in_each_dataset(
    client: Client, given_ids: list[str]
) -> None:
    held = Dataset.objects.create(
        slug="the-set", name="Set", publisher=make_publisher(), is_redistributable=True
    )
    for slug, dataset in (("own", None), ("imported", held), ("imported-too", held), ("silent", held)):
        event = make_event(slug, title="Silence" if slug == "silent" else "Shelling", dataset=dataset)
        make_claim(f"{slug}-killed", event=event, status=EditorialStatus.IN_REVIEW)
        editorial.publish(event=event)
    answer = client.get("/api/v1/events/", {"q": "shell", "dataset": given_ids}).json()
    expected = (["imported", "imported-too"] if "the-set" in given_ids else []) + (
        ["own"] if given_ids != ["the-set"] else []
    )
    assert sorted(event["id"] for event in answer["results"]) == expected
    assert answer["count"] == len(expected)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40))
def test_whatever_a_reader_types_is_a_query(client: Client, text: str) -> None:
    assert client.get("/api/v1/events/", {"q": text}).status_code == 200
