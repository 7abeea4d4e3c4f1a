"""What an answer says, in a form that is the same whoever gave it."""

import csv
import hashlib
import io
import urllib.request
from typing import Any

import orjson

from bench.questions import YEARS


def fetched(address: str, timeout: float = 60) -> tuple[bytes, str]:
    """Return the body and the ETag at an address; raises OSError where nothing answers within so many seconds."""
    with urllib.request.urlopen(address, timeout=timeout) as response:  # noqa: S310  # an address of this machine
        return response.read(), response.headers.get("ETag", "")


def meaning(kind: str, body: bytes) -> str:
    """Return a digest of what an answer says: the ids in their order, or the counts."""
    found: Any
    if kind == "csv":
        found = [row["id"] for row in csv.DictReader(io.StringIO(body.decode()))]
    elif kind == "facets":
        found = _counts(orjson.loads(body))
    else:
        content = orjson.loads(body)
        entries = content.get("results", [content]) if isinstance(content, dict) else content
        found = [[one["id"], len(one["claims"]), len(one["sources"])] for one in entries]
    return hashlib.sha256(orjson.dumps(found, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _counts(content: Any) -> dict[str, dict[str, int]]:
    if isinstance(content, dict):
        return {
            facet["by"]: {one["value"]: one["count"] for one in facet["values"]}
            for facet in content["facets"]
        }
    counts: dict[str, dict[str, int]] = {"type": {}, "year": {}}
    for row in content:
        if row["facet"] == "type":
            counts["type"][row["first"]] = row["number"]
            continue
        for year in YEARS:
            if int(row["first"]) <= year <= int(row["last"]):
                counts["year"][str(year)] = counts["year"].get(str(year), 0) + row["number"]
    return counts
