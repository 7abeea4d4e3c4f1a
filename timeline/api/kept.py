"""Answers kept in the process until the record changes, so that a question asked often is worked out once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpResponse

# An answer greater than this is asked for seldom, and would push many others out.
GREATEST_ANSWER = 1024 * 1024
# A number and its question take some two hundred bytes.
MOST_NUMBERS = 5000


@dataclass(frozen=True, slots=True)
class Kept:
    """What is needed to give an answer again."""

    content: bytes
    headers: Mapping[str, str]


class Answers:
    """The answers used last, by their ETag, which names the record's state: an old answer is never given."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._by_etag: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, etag: str) -> HttpResponse | None:
        """Return the answer, None where it is not kept."""
        with self._lock:
            kept = self._by_etag.get(etag)
            if kept is None:
                return None
            self._by_etag.move_to_end(etag)
        return HttpResponse(kept.content, headers=dict(kept.headers))

    def keep(self, etag: str, response: HttpResponse) -> None:
        """Keep an answer, and let go of those not used for longest."""
        content = response.content
        if len(content) > GREATEST_ANSWER:
            return
        with self._lock:
            self._drop(etag)
            self._by_etag[etag] = Kept(content, dict(response.headers))
            self.size += len(content)
            while self.size > self.most_bytes:
                self._drop(next(iter(self._by_etag)))

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._by_etag.clear()
            self.size = 0

    def _drop(self, etag: str) -> None:
        kept = self._by_etag.pop(etag, None)
        self.size -= len(kept.content) if kept is not None else 0


class Numbers:
    """The numbers worked out last, by what was asked of which state of the record."""

    def __init__(self, most: int = MOST_NUMBERS) -> None:
        self.most = most
        self._by_question: OrderedDict[Hashable, int] = OrderedDict()
        self._lock = Lock()

    def of(self, question: Hashable, work_out: Callable[[], int]) -> int:
        """Return the number kept for a question, or work it out and keep it."""
        with self._lock:
            number = self._by_question.get(question)
            if number is not None:
                self._by_question.move_to_end(question)
                return number
        number = work_out()
        with self._lock:
            self._by_question[question] = number
            if len(self._by_question) > self.most:
                self._by_question.popitem(last=False)
        return number

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._by_question.clear()


answers = Answers(settings.API_KEPT_BYTES)
counts = Numbers()
