"""The description against the API, by generated requests with every check: each answer is one that it describes.

`SCHEMATHESIS_EXAMPLES` sets how many requests are tried for each address.
"""

import os
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import negative_data_rejection, positive_data_acceptance

from conflictdb.wsgi import application
from timeline.api.openapi.document import description
from timeline.models import Event

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "5"))
# What no schema can say: which ids are public, that a range runs forward, whose cursor it is, what goes together.
SAID_IN_WORDS = {
    "unknown_value",
    "impossible_range",
    "not_together",
    "invalid_cursor",
    "invalid",
    "out_of_range",
}

schema = schemathesis.openapi.from_dict(description())
schema.app = application


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Keep the connection of the test, with its transaction, from one request to the next, as Django's client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.thorough
@pytest.mark.django_db
@pytest.mark.usefixtures("_one_connection")
@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
def test_every_answer_is_one_that_the_description_has(case: Case, clash: Event) -> None:
    response = case.call()
    is_sound = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
    if response.status_code == 400 and is_sound:
        # What `facets/` counts decides which filters it takes.
        expected = SAID_IN_WORDS | ({"unknown_parameter"} if "facets" in case.path else set())
        assert {error["code"] for error in response.json().get("errors", [])} <= expected, response.json()
    excluded = [positive_data_acceptance]
    if any(value in ("", []) or (isinstance(value, list) and "" in value) for value in case.query.values()):
        # An empty parameter is none at all, whatever terms it would take otherwise.
        excluded.append(negative_data_rejection)
    case.validate_response(response, excluded_checks=excluded)
