"""Answers are kept until the record changes, and never beyond their share of memory."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.api.test_entries import ids, publish
from timeline.api.kept import GREATEST_ANSWER, Answers
from timeline.models import Event


def test_a_question_asked_again_costs_one_query(
    api: Client, clash: Event, django_assert_num_queries: Any
) -> None:
    first = api.get("/api/v1/events/?year=2020")
    with django_assert_num_queries(1):
        again = api.get("/api/v1/events/?year=2020")
    assert again.content == first.content
    assert {**again.headers, "X-Request-Id": ""} == {**first.headers, "X-Request-Id": ""}


def test_a_publication_is_seen_at_once(api: Client, clash: Event) -> None:
    assert ids(api.get("/api/v1/events/").json()) == ["clash"]
    publish("another")
    assert ids(api.get("/api/v1/events/").json()) == ["another", "clash"]


def test_what_was_not_used_for_longest_is_let_go() -> None:
    answers = Answers(most_bytes=20)
    for etag in ("a", "b"):
        answers.keep(etag, HttpResponse(b"x" * 10))
    assert answers.get("a") is not None
    answers.keep("c", HttpResponse(b"x" * 10))
    assert [answers.get(etag) is None for etag in "abc"] == [False, True, False]
    assert answers.size == 20


def test_an_answer_kept_twice_counts_once() -> None:
    answers = Answers(most_bytes=4 * GREATEST_ANSWER)
    for _ in range(2):
        answers.keep("a", HttpResponse(b"x" * 10))
    assert answers.size == 10


def test_a_great_answer_is_not_kept() -> None:
    answers = Answers(most_bytes=4 * GREATEST_ANSWER)
    answers.keep("a", HttpResponse(b"x" * (GREATEST_ANSWER + 1)))
    assert answers.get("a") is None
    assert answers.size == 0
