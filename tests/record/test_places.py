"""One order of names, and no more precision than there is."""

import re

from tests.record.fixtures import by_slug, rows

# Pairs whose Azerbaijani form may not come first; see docs/adr/0003-place-names.md.
ARMENIAN_FIRST = [
    ("Akna", "Aghdam"),
    ("Berdzor", "Lachin"),
    ("Jrakan", "Jebrail"),
    ("Karvachar", "Kelbajar"),
    ("Khojalu", "Khojaly"),
    ("Ivanyan", "Khojaly"),
    ("Kovsakan", "Zangilan"),
    ("Martakert", "Aghdara"),
    ("Martuni", "Khojavend"),
    ("Sanasar", "Qubadli"),
    ("Shushi", "Shusha"),
    ("Stepanakert", "Khankendi"),
    ("Varanda", "Fizuli"),
]
# Points outside it are capitals and seats of organisations abroad.
SOUTH_CAUCASUS = ((38.0, 42.0), (43.0, 50.5))
ABROAD = {"bishkek", "moscow", "new-york", "strasbourg", "the-hague", "vienna", "washington"}


def test_the_armenian_form_comes_first_everywhere() -> None:
    texts = [
        str(value)
        for noun in ("places", "events", "participations", "claims")
        for row in rows(noun)
        for value in row.values()
    ]
    for armenian, azerbaijani in ARMENIAN_FIRST:
        assert not [text for text in texts if re.search(rf"\b{azerbaijani} / {armenian}\b", text)]
        assert [text for text in texts if re.search(rf"\b{armenian} / {azerbaijani}\b", text)]


def test_a_place_lies_where_the_record_happened() -> None:
    (south, north), (west, east) = SOUTH_CAUCASUS
    for row in rows("places"):
        here = south < float(row["latitude"]) < north and west < float(row["longitude"]) < east
        assert here == (row["slug"] not in ABROAD), row["slug"]


def test_regions_and_roads_are_no_points() -> None:
    places = by_slug("places")
    assert places["nagorno-karabakh"]["precision"] == "area"
    assert places["tartar"]["precision"] == "area"
    assert places["lachin-corridor"]["precision"] == "line"
    assert places["tovuz-tavush"]["precision"] == "line"
    assert "precision" not in places["stepanakert"]


def test_coordinates_have_a_source_and_only_read_ones_count_as_checked() -> None:
    for row in rows("places"):
        guessed = row["coordinates_source"].startswith("General knowledge")
        assert not (guessed and row.get("is_coordinates_verified")), row["slug"]


def test_a_checked_name_says_where_it_was_read() -> None:
    assert not [row for row in rows("place_names") if row.get("is_verified") and "source" not in row]


def test_every_place_has_a_name_to_be_found_by() -> None:
    named = {row["place"] for row in rows("place_names")}
    compound = {"dukyanlar", "fuel-depot", "gazakh-villages", "jermuk-border", "kilisali", "tovuz-tavush"}
    assert by_slug("places").keys() - named == compound
