"""The form of a log line."""

import json
import logging

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
