"""Error pages tell what happened and lead on; under the API they are problems in JSON."""

import json

import pytest
from django.core.exceptions import BadRequest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from timeline.pages.errors import BadAddress, bad_request, server_error


def test_a_mistyped_address_leads_back_to_the_record(client: Client) -> None:
    response = client.get("/evnets/clash/")
    assert response.status_code == 404
    assert "All events" in response.content.decode()


def test_an_unknown_address_under_the_api_is_a_problem(client: Client) -> None:
    response = client.get("/api/v9/")
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert json.loads(response.content)["status"] == 404


def test_our_own_message_is_shown_and_escaped(rf: RequestFactory) -> None:
    response = bad_request(rf.get("/"), BadAddress("“<x>” is not a revision."))
    assert "“&lt;x&gt;” is not a revision." in response.content.decode()


def test_the_message_of_a_foreign_exception_is_not_repeated(rf: RequestFactory) -> None:
    assert "secret" not in bad_request(rf.get("/"), BadRequest("secret")).content.decode()


@pytest.mark.django_db
def test_the_page_of_a_fault_reads_no_database(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "The fault is ours" in response.content.decode()
