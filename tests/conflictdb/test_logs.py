"""The form of a log line."""

import json
import logging

import pytest
from django.test import Client

from conflictdb.logs import JsonFormatter, current_request_id


def line(message: str) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, None, None)
    record.created = 1605049200.5
    return JsonFormatter().format(record)


def test_a_line_says_when_where_and_what() -> None:
    assert json.loads(line("Not Found: /nowhere/")) == {
        "at": "2020-11-10T23:00:00.500+00:00",
        "level": "warning",
        "logger": "django.request",
        "message": "Not Found: /nowhere/",
    }


def test_a_line_carries_the_id_of_its_request() -> None:
    token = current_request_id.set("proxy-20201110")
    try:
        assert json.loads(line("Bad Request"))["request_id"] == "proxy-20201110"
    finally:
        current_request_id.reset(token)


def test_a_line_break_in_an_address_starts_no_new_line() -> None:
    assert "\n" not in line("Not Found: /a\n{'level': 'critical'}")


@pytest.mark.urls("tests.conflictdb.urls")
@pytest.mark.parametrize("address", ["/nowhere/", "/?year=%00", "/broken/"])
def test_every_refusal_and_failure_is_logged_with_its_id(
    caplog: pytest.LogCaptureFixture, address: str
) -> None:
    Client(raise_request_exception=False).get(address, headers={"X-Request-Id": "proxy-20201110"})
    lines = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    assert [logged["request_id"] for logged in lines] == ["proxy-20201110"]
