"""What the events of an import refer to: dataset, release, claimant, source, and actors and places by id."""

from collections.abc import Iterable

from django.utils.functional import cached_property

from timeline.domain.dates import EdtfDate, parse
from timeline.domain.imports import DatasetFacts, NamedActor, NamedPlace, NewEntry
from timeline.domain.vocabulary import ActorKind, ReadExtent, Side
from timeline.models import Actor, Dataset, DatasetRelease, Place, Publisher, Source


class Entries:
    """The entries of one release, made where the record does not have them, and the keys of all actors and places."""

    def __init__(self, facts: DatasetFacts) -> None:
        """Find or make what every event of the release refers to; call it inside the import's transaction."""
        self.facts = facts
        self.stated_on: EdtfDate | None = parse(facts.stated_on) if facts.stated_on else None
        publisher, _made = Publisher.objects.get_or_create(
            slug=facts.publisher, defaults={"name": facts.publisher_name, "kind": facts.publisher_kind}
        )
        self.dataset, _made = Dataset.objects.get_or_create(
            slug=facts.slug,
            defaults={
                "name": facts.name,
                "publisher": publisher,
                "licence": facts.licence,
                "is_redistributable": facts.is_redistributable,
            },
        )
        self.release, _made = DatasetRelease.objects.get_or_create(
            dataset=self.dataset, version=facts.version
        )
        self.source, _made = Source.objects.get_or_create(
            slug=facts.source,
            defaults={
                "publisher": publisher,
                "title": facts.source_title,
                "url": facts.url,
                "published_on": facts.stated_on,
                "language": "en",
                "licence": facts.licence,
                "is_redistributable": facts.is_redistributable,
                "read_extent": ReadExtent.FULL_TEXT,
            },
        )
        self.actors: dict[str, int] = dict(Actor.objects.values_list("slug", "pk"))
        self.places: dict[str, int] = dict(Place.objects.values_list("slug", "pk"))

    @cached_property
    def claimant(self) -> Actor:
        """Return who states the dataset's figures; made when its first figure is written."""
        found, _made = Actor.objects.get_or_create(
            slug=self.facts.claimant,
            defaults={
                "name": self.facts.claimant_name,
                "kind": ActorKind.ACADEMIC,
                "side": Side.THIRD_PARTY,
            },
        )
        return found

    def add_actors(self, new: Iterable[NewEntry]) -> None:
        """Add actors that the record does not have, with the dataset as their origin."""
        made = Actor.objects.bulk_create(
            Actor(
                slug=entry.slug,
                name=entry.named.name,
                kind=entry.named.kind,
                side=entry.named.side,
                note=f"As named in {self.facts.source_title}.",
            )
            for entry in new
            if isinstance(entry.named, NamedActor) and entry.slug not in self.actors
        )
        self.actors |= {actor.slug: actor.pk for actor in made}

    def add_places(self, new: Iterable[NewEntry]) -> None:
        """Add places that the record does not have, with the dataset as the source of their position."""
        made = Place.objects.bulk_create(
            Place(
                slug=entry.slug,
                name=entry.named.name,
                latitude=entry.named.latitude,
                longitude=entry.named.longitude,
                precision=entry.named.precision,
                coordinates_source=self.facts.source_title[:200],
            )
            for entry in new
            if isinstance(entry.named, NamedPlace) and entry.slug not in self.places
        )
        self.places |= {place.slug: place.pk for place in made}
