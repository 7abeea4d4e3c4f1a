"""Finding a dataset's actors and places in the record by their names; nothing is invented here."""

import math
from collections import defaultdict
from decimal import Decimal
from hashlib import blake2b

from django.utils.text import slugify

from timeline.domain.folding import fold
from timeline.domain.imports import NamedActor, NamedPlace, NewEntry
from timeline.domain.vocabulary import PlacePrecision, Side
from timeline.importers.aliases import PARTIES, PLACES, SERVICEMEN
from timeline.models import Actor, ActorName, Place, PlaceName

# A place of the same name farther than this is another place.
NEAR_KM = 25.0
_EARTH_RADIUS_KM = 6371.0
# What datasets add to the name of a settlement.
_SETTLEMENTS = (" town", " village", " city")


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given as latitude and longitude in degrees."""
    north, south = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def _point(latitude: Decimal | None, longitude: Decimal | None) -> tuple[float, float] | None:
    return (float(latitude), float(longitude)) if latitude is not None and longitude is not None else None


class Names:
    """The names of every actor and place of the record, folded, with what each leads to."""

    def __init__(self, dataset: str) -> None:
        """Read all names at once; `dataset` is the id under which new entries are named."""
        self.dataset = dataset
        self._actors: dict[str, set[str]] = defaultdict(set)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._points: dict[str, tuple[float, float] | None] = {}
        self._areas: set[str] = set()
        self._slugs: dict[str, set[str]] = {"actor": set(), "place": set()}
        self._orders: dict[str, tuple[int, str]] = {}
        self._place_names: dict[str, str] = {}
        self._found_actors: dict[tuple[NamedActor, bool], str | None] = {}
        self._found_places: dict[NamedPlace, str | None] = {}
        self._read_actors()
        self._read_places()

    def _is_imported(self, slug: str) -> bool:
        """Tell an entry that a dataset brought: another dataset's names are no names of the record."""
        return slug.startswith((f"{self.dataset}-actor-", f"{self.dataset}-place-"))

    def _read_actors(self) -> None:
        for slug, name, side in Actor.objects.values_list("slug", "name", "side"):
            self._slugs["actor"].add(slug)
            self._orders[slug] = (Side.values.index(side), name)
            if not self._is_imported(slug):
                self._actors[fold(name)].add(slug)
        for slug, text in ActorName.objects.values_list("actor__slug", "text"):
            self._actors[fold(text)].add(slug)

    def _read_places(self) -> None:
        rows = Place.objects.values_list(
            "slug", "name", "name_armenian", "name_azerbaijani", "latitude", "longitude", "precision"
        )
        for slug, *names, latitude, longitude, precision in rows:
            self._slugs["place"].add(slug)
            if self._is_imported(slug):
                continue
            self._place_names[slug] = names[0]
            self._points[slug] = _point(latitude, longitude)
            if precision != PlacePrecision.POINT:
                self._areas.add(slug)
            for name in names:
                self._places[fold(name)].add(slug)
        for slug, text in PlaceName.objects.values_list("place__slug", "text"):
            self._places[fold(text)].add(slug)

    def actor(self, named: NamedActor, *, as_victims: bool = False) -> str | None:
        """Return the id of the actor, or of the people counted under its name; None where no single one fits."""
        key = (named, as_victims)
        if key not in self._found_actors:
            self._found_actors[key] = self._actor(named, as_victims=as_victims)
        return self._found_actors[key]

    def _actor(self, named: NamedActor, *, as_victims: bool) -> str | None:
        own = self.actor_slug(named)
        if own in self._slugs["actor"]:
            return own
        name = fold(named.name)
        alias = (SERVICEMEN if as_victims else PARTIES).get(name)
        if alias in self._slugs["actor"]:
            return alias
        found = self._actors.get(name, set())
        return next(iter(found)) if len(found) == 1 else None

    def place(self, named: NamedPlace) -> str | None:
        """Return the id of the place with this name, near the position given; None where no single one fits."""
        if named not in self._found_places:
            self._found_places[named] = self._place(named)
        return self._found_places[named]

    def _place(self, named: NamedPlace) -> str | None:
        own = self.place_slug(named)
        if own in self._slugs["place"]:
            return own
        name = fold(named.name)
        alias = PLACES.get(name)
        if alias in self._points:
            return alias
        wanted_area = named.precision != PlacePrecision.POINT
        for ending in _SETTLEMENTS:
            name = name.removesuffix(ending)
        found = [
            slug
            for slug in self._places.get(name, set())
            if (slug in self._areas) == wanted_area and self._is_near(slug, named)
        ]
        return found[0] if len(found) == 1 else None

    def _is_near(self, slug: str, named: NamedPlace) -> bool:
        point = self._points.get(slug)
        if point is None or named.latitude is None or named.longitude is None:
            return True
        # An area's label may stand anywhere in it.
        most = NEAR_KM * (4 if slug in self._areas else 1)
        return distance_km(point, (named.latitude, named.longitude)) <= most

    def actor_order(self, slug: str) -> tuple[int, str]:
        """Return what parties are ordered by: side in English alphabetical order, then name."""
        return self._orders[slug]

    def place_name(self, slug: str) -> str | None:
        """Return the record's name of a place of its own, None for one that the dataset brought."""
        return self._place_names.get(slug)

    def actor_slug(self, named: NamedActor) -> str:
        """Return the id that this dataset's actor is given where the record has none."""
        return f"{self.dataset}-actor-{named.external_id}"[:100]

    def place_slug(self, named: NamedPlace) -> str:
        """Return the id that this dataset's place is given where the record has none."""
        identity = f"{named.name}|{named.latitude}|{named.longitude}|{named.precision}"
        digest = blake2b(identity.encode(), digest_size=4).hexdigest()
        return f"{self.dataset}-place-{slugify(named.name)[:60].strip('-') or 'x'}-{digest}"[:100]

    def add_actor(self, named: NamedActor) -> NewEntry:
        """Give an actor an id of the dataset's own, and find it from now on."""
        slug = self.actor_slug(named)
        self._slugs["actor"].add(slug)
        self._orders[slug] = (Side.values.index(named.side), named.name)
        self._found_actors[named, True] = self._found_actors.get((named, True)) or slug
        self._found_actors[named, False] = slug
        return NewEntry(slug, named)

    def add_place(self, named: NamedPlace) -> NewEntry:
        """Give a place an id of the dataset's own, and find it from now on."""
        slug = self.place_slug(named)
        self._slugs["place"].add(slug)
        self._found_places[named] = slug
        return NewEntry(slug, named)
