"""Log lines as JSON: one object a line, in UTC, with the request's id and never a reader's address."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

META_KEY = "CONFLICTDB_REQUEST_ID"
current_request_id: ContextVar[str] = ContextVar("current_request_id", default="")


class JsonFormatter(logging.Formatter):
    """Writes a record as one JSON object, so that no text inside it can start a new line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line: at, level, logger, message, and where known status, request id and error."""
        line: dict[str, str | int] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        status = getattr(record, "status_code", None)
        if isinstance(status, int):
            line["status"] = status
        meta: dict[str, str] = getattr(getattr(record, "request", None), "META", {})
        if request_id := current_request_id.get() or meta.get(META_KEY, ""):
            line["request_id"] = request_id
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
