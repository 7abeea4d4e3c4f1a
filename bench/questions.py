"""What is asked in the trial: the site's addresses, and the statements by which the others answer the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.invented import FIRST_YEAR, LAST_YEAR, SOUGHT, TYPES
from timeline.documents.rows import EVENT_COLUMNS

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the site's address, and name and parameters of the statement for the others."""

    address: str
    statement: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


def _year(year: int, **more: Any) -> dict[str, Any]:
    return {"first": f"{year}-01-01", "last": f"{year}-12-31", **more}


def questions(count: int) -> dict[str, Sequence[Asked]]:
    """Return the rotating questions of each kind, of a record of this many events."""
    step = max(count // 300, 1)
    slugs = [f"invented-{number:07d}" for number in range(1, count + 1, step)][:300]
    busy = [(year, kind) for year in YEARS[::4] for kind in TYPES]
    return {
        "list": [Asked(f"events/?year={year}", "list", _year(year)) for year in YEARS],
        "detail": [Asked(f"events/{slug}/", "detail", {"slug": slug}) for slug in slugs],
        "page": [
            Asked(
                f"events/?year={year}&type={kind}&killed_min=1&page_size=20",
                "page",
                _year(year, type=kind, after_day="", after_id=""),
            )
            for year, kind in busy
        ],
        "text": [Asked(f"events/?q={word}", "text", {"match": f'"{word}"*'}) for word in SOUGHT],
        "facets": [Asked(f"facets/?by=year&by=type&type={kind}", "facets", {"type": kind}) for kind in TYPES],
        "csv": [Asked(f"events/?year={year}&format=csv", "csv", _year(year)) for year in YEARS],
    }


def _of_year(columns: str, table: str, slug: str, where: str, most: str) -> str:
    """Pick the events of a year as the site does: the long ones and the others apart, each by its index."""
    in_time = "earliest <= :last AND latest >= :first"
    # Every name is one of this module.
    return f"""SELECT {columns} FROM (
        SELECT {columns}, earliest AS day, {slug} AS name FROM {table} WHERE {where} AND is_long = 0
        AND earliest >= date(:first, '-31 days') AND {in_time}
        UNION ALL
        SELECT {columns}, earliest AS day, {slug} AS name FROM {table} WHERE {where} AND is_long = 1 AND {in_time}
        ORDER BY day, name {most})"""  # as said above


_NESTED = """SELECT e.id, e.title, e.type, e.summary, e.url, e.rest,
    (SELECT json_group_array(json(c.document)) FROM claims c WHERE c.event = e.pk) AS claims,
    (SELECT json_group_array(json(s.document)) FROM sources s WHERE s.event = e.pk) AS sources
    FROM events e """
_PAGE = "type = :type AND killed_low >= 1 AND (earliest, {slug}) > (:after_day, :after_id)"
# Every part of these statements is written here; what varies is bound by name.
DATASETTE = {
    "list": _NESTED
    + f"WHERE pk IN ({_of_year('pk', 'events', 'id', '1', 'LIMIT 50')}) ORDER BY e.earliest, e.id",
    "detail": _NESTED + "WHERE e.id = :slug",
    "page": _NESTED
    + f"WHERE pk IN ({_of_year('pk', 'events', 'id', _PAGE.format(slug='id'), 'LIMIT 20')}) ORDER BY e.earliest, e.id",
    "text": _NESTED
    + "WHERE pk IN (SELECT pk FROM events WHERE pk IN (SELECT rowid FROM words WHERE words MATCH :match) "
    "ORDER BY earliest, id LIMIT 50) ORDER BY e.earliest, e.id",
    "facets": "SELECT 'type' AS facet, type AS first, NULL AS last, count(*) AS number FROM events GROUP BY type "
    "UNION ALL SELECT 'year', first_year, last_year, count(*) FROM events WHERE type = :type "
    "GROUP BY first_year, last_year",
    "csv": _of_year(", ".join(EVENT_COLUMNS), "events", "id", "1", "LIMIT 1000000"),
}
_OWN = "timeline_publishedevent"
_DOCUMENTS = f"SELECT document FROM {_OWN} WHERE id IN ({{}}) ORDER BY earliest, slug"  # a name of ours
BARE = {
    "list": _DOCUMENTS.format(_of_year("id", _OWN, "slug", "dataset = ''", "LIMIT 50")),
    "detail": f"SELECT document FROM {_OWN} WHERE slug = :slug",  # a name of ours
    "page": _DOCUMENTS.format(
        _of_year("id", _OWN, "slug", "dataset = '' AND " + _PAGE.format(slug="slug"), "LIMIT 20")
    ),
    "text": _DOCUMENTS.format(
        f"SELECT id FROM {_OWN} WHERE id IN (SELECT rowid FROM {_OWN}_words WHERE {_OWN}_words MATCH :match) "
        "ORDER BY earliest, slug LIMIT 50"
    ),
}
