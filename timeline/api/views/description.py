"""The API's own description, in OpenAPI 3.1."""

from typing import Any

import orjson
from django.http.response import HttpResponseBase

from timeline.api.openapi.document import description
from timeline.api.views.base import Question, ReadView, json_response


class Schema(ReadView):
    """This API in OpenAPI 3.1."""

    operation = "get_schema"

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the description that docs/openapi.json holds too."""
        return json_response(orjson.dumps(description()))
