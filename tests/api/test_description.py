"""The description in OpenAPI is committed, exact, and readable by people."""

from pathlib import Path
from typing import Any, is_typeddict

import orjson
import pytest
from django.conf import settings
from django.test import Client

from timeline.api.openapi.document import description
from timeline.documents import schema as documents
from timeline.models import Event

COMMITTED = Path(settings.BASE_DIR) / "docs" / "openapi.json"


def test_the_committed_description_is_that_of_the_code() -> None:
    assert orjson.loads(COMMITTED.read_bytes()) == description(), (
        "Write it anew: python manage.py spectacular --format openapi-json --file docs/openapi.json"
    )


def test_the_description_is_served_as_it_is_committed(api: Client, db: None) -> None:
    assert api.get("/api/v1/schema/").json() == description()


def test_every_parameter_has_a_type_and_a_description() -> None:
    for path, methods in description()["paths"].items():
        for parameter in methods["get"]["parameters"]:
            assert parameter["schema"], (path, parameter["name"])
            assert parameter["in"] == "path" or parameter["description"], (path, parameter["name"])


def members(entry: Any, reference: dict[str, Any]) -> None:
    """Compare the members of an answer with those that the description gives, in depth."""
    schemas = description()["components"]["schemas"]
    for one in reference.get("oneOf", []):
        if "$ref" in one and entry is not None:
            members(entry, one)
    if "$ref" in reference:
        shape = schemas[reference["$ref"].rsplit("/", 1)[-1]]
        if shape["description"].startswith("What stands around"):
            entry = {name: value for name, value in entry.items() if name != "results"}
        assert set(shape["required"]) <= set(entry) <= set(shape["properties"]), reference
        for name in entry:
            members(entry[name], shape["properties"][name])
    elif reference.get("type") == "array":
        for one in entry:
            members(one, reference["items"])


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("events/clash/", "PublishedEvent"),
        ("claims/clash-killed/", "PublishedClaim"),
        ("sources/agency-report/", "PublishedSource"),
        ("publishers/agency/", "PublishedPublisher"),
        ("actors/az-soldiers/", "PublishedActor"),
        ("places/lachin/", "PublishedPlace"),
        ("claims/clash-killed/?include=event,sources,lineage,history", "PublishedClaim"),
        ("compare/clash/", "ComparisonEntry"),
        ("events/clash/?as_of=2021", "PublishedEvent"),
        ("facets/?by=year,type,place", "FacetsAnswer"),
        ("density/?split=type", "DensityAnswer"),
        ("timelinejs/", "TimelineJsAnswer"),
        ("changes/?include=document", "ChangesAnswer"),
        ("releases/", "ListEnvelope"),
        ("", "RootAnswer"),
    ],
)
def test_an_entry_has_exactly_the_members_described(api: Client, clash: Event, path: str, shape: str) -> None:
    members(api.get(f"/api/v1/{path}").json(), {"$ref": f"#/components/schemas/{shape}"})


def test_every_document_has_a_sentence() -> None:
    shapes = [one for one in vars(documents).values() if is_typeddict(one)]
    assert shapes
    assert [shape.__name__ for shape in shapes if not shape.__doc__] == []


def test_the_documentation_names_every_address_and_parameter(api: Client, clash: Event) -> None:
    page = api.get("/api/v1/docs/").content.decode()
    for path, methods in description()["paths"].items():
        assert f"<code>{path}</code>" in page
        for parameter in methods["get"]["parameters"]:
            if parameter["in"] == "query":
                assert f"<code>{parameter['name']}</code>" in page
