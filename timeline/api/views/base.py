"""What every address of the API does: read the query strictly, answer from one state of the record, let caches help."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.views import APIView

from timeline.api import headers, options
from timeline.api.formats import CONTENT_TYPES, Format, accepted
from timeline.api.kept import answers
from timeline.api.limits import allowance_of
from timeline.api.openapi.operations import PublicSchema
from timeline.api.options import Faults, Offered, Options
from timeline.api.pagination import Order
from timeline.api.problems import handle, invalid_query
from timeline.documents import store
from timeline.documents.deadline import within
from timeline.documents.schema import SCHEMA_VERSION
from timeline.documents.terms import State
from timeline.filters.base import StrictFilterSet, unknown_parameter

READING = ("GET", "HEAD")
DEADLINE = 3.0  # seconds
# Grows when an answer's form changes without the record changing: cached answers of before are then asked anew.
REVISION = 1


@dataclass(slots=True)
class Question:
    """A request that was understood."""

    request: HttpRequest
    options: Options
    format: Format
    state: State
    filters: StrictFilterSet | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def order(self) -> Order:
        """The order of the list; asked of lists alone, which all have one."""
        assert self.options.order is not None  # noqa: S101  # as said above
        return self.options.order

    @property
    def base(self) -> str:
        """The API's first address."""
        return f"{settings.PUBLIC_BASE_URL}/api/v1/"

    @property
    def path(self) -> str:
        """The address asked, on the site's own base whatever host the request named."""
        return f"{settings.PUBLIC_BASE_URL}{self.request.path}"

    def address(self, **changes: str) -> str:
        """Return the address of this question with some parameters set anew."""
        query = self.request.GET.copy()
        for name, value in changes.items():
            query[name] = value
        return f"{self.path}?{query.urlencode()}"


class ReadView(APIView):
    """Answers GET, HEAD and OPTIONS alike at every address; a subclass says what its answer holds.

    REST framework's own dispatch would wrap and negotiate each request first, which takes longer than to answer it.
    """

    schema = PublicSchema()
    # The operation's name in the description, and the shape of the answer, or of each entry of a list.
    operation: ClassVar[str]
    shape: ClassVar[type | None] = None
    is_list: ClassVar[bool] = False
    offered: ClassVar[Offered] = Offered()
    filter_class: ClassVar[type[StrictFilterSet] | None] = None
    # Parameters that the view reads itself, in `further`.
    own_parameters: ClassVar[frozenset[str]] = frozenset()
    cache_control: ClassVar[str] = headers.CURRENT

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the request, or say in problem form why not."""
        allowance = None
        try:
            allowance = allowance_of(request)
            with within(DEADLINE):
                response = self.get(request, **kwargs) if request.method in READING else _preflight(request)
        except Exception as error:  # what is no problem of the reader's is raised again
            problem = handle(error, {"view": self, "request": request})
            if problem is None:
                raise
            response = problem
        if allowance is not None:
            allowance.write(response)
        headers.open_to_all(response)
        return response

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """Answer from the record as it stands, or say that the reader's copy still holds."""
        state = State(*store.version())
        etag = self._etag(request, state)
        if is_known(request, etag):
            known = HttpResponse(status=304)
            return self.with_validators(known, etag)
        response: HttpResponseBase | None = answers.get(etag)
        if response is None:
            response = self.answer(self.read(request, state), **kwargs)
            if isinstance(response, HttpResponse):
                answers.keep(etag, response)
        return self.with_validators(response, etag)

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the answer; subclasses say what it holds."""
        raise NotImplementedError

    @classmethod
    def described_parameters(cls) -> list[dict[str, Any]]:
        """Return `own_parameters` as OpenAPI describes them."""
        return []

    def further(self, query: QueryDict, faults: Faults) -> Mapping[str, Any]:
        """Read `own_parameters`, adding what is wrong with them to `faults`."""
        return {}

    def read(self, request: HttpRequest, state: State) -> Question:
        """Read the whole query.

        Raises:
            Problem: 400 with every fault at once, or 406.

        """
        names = self.offered.names() | self.own_parameters
        faults: Faults = {}
        filters = None
        if self.filter_class is not None:
            filters = self.filter_class(request.GET, also_allowed=names, is_shown=False)
            faults |= filters.faults
        else:
            known = sorted(names)
            faults |= {name: [unknown_parameter(name, known)] for name in request.GET if name not in names}
        read = options.read(request.path, request.GET, self.offered, faults)
        values = self.further(request.GET, faults)
        format_ = read.format or accepted(request, self.offered.formats)
        options.refuse_members_of_a_table(format_, read, faults)
        if faults:
            raise invalid_query(faults)
        return Question(request, read, format_, state, filters, values)

    @cached_property
    def _is_negotiated(self) -> bool:
        return len(self.offered.formats) > 1

    def _etag(self, request: HttpRequest, state: State) -> str:
        """Name this answer: the state of the record, and what was asked of it."""
        asked = [settings.PUBLIC_BASE_URL, request.path, options.normalised(request.GET), *self.etag_parts()]
        if self._is_negotiated and "format" not in request.GET:
            asked.append(accepted(request, self.offered.formats))
        digest = hashlib.sha256("\n".join(asked).encode()).hexdigest()[:16]
        # A record restored from a copy may reach the same number another way, but not in the same microsecond.
        moment = int(state.changed_at.timestamp() * 1_000_000) if state.changed_at else 0
        return f'"{SCHEMA_VERSION}.{REVISION}.{state.version}.{moment:x}-{digest}"'

    def etag_parts(self) -> list[str]:
        """Return what the answer depends on beside the record and the question."""
        return []

    def with_validators(self, response: HttpResponseBase, etag: str) -> HttpResponseBase:
        """Give an answer its name, and say how long it may be kept."""
        response.headers["ETag"] = etag
        response.headers.setdefault("Cache-Control", self.cache_control)
        if self._is_negotiated:
            response.headers["Vary"] = "Accept"
        return response


def _preflight(request: HttpRequest) -> HttpResponse:
    """Answer OPTIONS, and refuse whatever does not read."""
    if request.method != "OPTIONS":
        raise MethodNotAllowed(request.method or "")
    response = HttpResponse()
    headers.preflight(response)
    return response


def is_known(request: HttpRequest, etag: str) -> bool:
    """Tell whether the reader, or a cache on the way, holds this very answer (RFC 9110, 13.1.2)."""
    given = request.META.get("HTTP_IF_NONE_MATCH", "")
    return bool(given) and etag in {one.strip().removeprefix("W/") for one in given.split(",")}


def json_response(body: bytes, links: list[str] | None = None) -> HttpResponse:
    """Return JSON that is written already."""
    response = HttpResponse(body, content_type=CONTENT_TYPES[Format.JSON])
    if links:
        response.headers["Link"] = ", ".join(links)
    return response
