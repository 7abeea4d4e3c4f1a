"""Measure the API beside a bare WSGI application and Datasette, which answer the same from the same rows.

`python -m bench.api`; BENCH_EVENTS (350000), BENCH_SECONDS (6) and BENCH_ONLY (kinds of question,
by commas) shorten it.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import orjson

from bench import servers
from bench.answers import fetched, meaning
from bench.load import Window, ask
from bench.questions import BARE, Asked, questions
from bench.record import made

FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench"
PORT = 8790
BASE = f"http://127.0.0.1:{PORT}"
# As the site ships; with none, every question is a new one.
KEPT_BYTES = 16 * 1024 * 1024
# Of how many answers of each kind the meaning is compared.
COMPARED = 12
Questions = Mapping[str, Sequence[Asked]]
Results = dict[str, dict[str, Window]]
Meanings = dict[str, dict[str, list[str]]]


def main() -> None:
    """Measure each server in turn and print the table."""
    count = int(os.environ.get("BENCH_EVENTS", "350000"))
    FOLDER.mkdir(parents=True, exist_ok=True)
    ours, rival = made(FOLDER, count)
    asked = questions(count)
    only = os.environ.get("BENCH_ONLY")
    if only:
        asked = {kind: asked[kind] for kind in only.split(",")}
    with servers.site(ours, PORT, kept_bytes=0):
        asked = {kind: _second_pages(some) if kind == "page" else some for kind, some in asked.items()}
    started: dict[str, Callable[[], AbstractContextManager[int]]] = {
        "new": lambda: servers.site(ours, PORT, kept_bytes=0),
        "again": lambda: servers.site(ours, PORT, kept_bytes=KEPT_BYTES),
        "bare": lambda: servers.bare(ours, PORT),
        "Datasette": lambda: servers.datasette(FOLDER, rival, PORT),
    }
    results: Results = {}
    meanings: Meanings = {}
    for name, start in started.items():
        with start() as pid:
            results[name], meanings[name] = _measured(name, asked, rival.stem)
            if name in ("new", "again"):
                sys.stdout.write(f"{name}: two workers take {servers.memory(pid):.0f} MB (PSS)\n")
    _print(asked, results, meanings)


def _measured(name: str, asked: Questions, stem: str) -> tuple[dict[str, Window], dict[str, list[str]]]:
    seconds = int(os.environ.get("BENCH_SECONDS", "6"))
    windows: dict[str, Window] = {}
    said: dict[str, list[str]] = {}
    for kind, some in asked.items():
        if name == "bare" and kind not in BARE:
            continue
        addresses = [(_address(name, kind, one, stem), "") for one in some]
        bodies = [fetched(BASE + address) for address, _tag in addresses[:COMPARED]]
        said[kind] = [meaning(kind, body) for body, _tag in bodies]
        windows[kind] = ask(BASE, addresses, seconds)
        if name == "again" and kind == "list":
            known = [(address, fetched(BASE + address)[1]) for address, _tag in addresses]
            windows["304"] = ask(BASE, known, seconds)
    return windows, said


def _second_pages(asked: Sequence[Asked]) -> list[Asked]:
    """Return the pages that follow, by the site's cursor and by the key of the last entry before."""
    pages = []
    for one in asked:
        first = orjson.loads(fetched(f"{BASE}/api/v1/{one.address}")[0])
        if first["next"]:
            last = first["results"][-1]
            key = {"after_day": last["date"]["earliest"], "after_id": last["id"]}
            address = first["next"].removeprefix(f"{BASE}/api/v1/")
            pages.append(replace(one, address=address, parameters={**one.parameters, **key}))
    return pages


def _address(name: str, kind: str, asked: Asked, stem: str) -> str:
    if name in ("new", "again"):
        return f"/api/v1/{asked.address}"
    query = dict(asked.parameters)
    if name == "bare":
        return f"/{asked.statement}?{urlencode(query)}"
    if kind == "csv":
        return f"/{stem}/csv.csv?{urlencode(query)}"
    nested = {} if kind == "facets" else {"_json": ["claims", "sources", "rest"]}
    return f"/{stem}/{asked.statement}.json?{urlencode({**query, '_shape': 'array', **nested}, doseq=True)}"


def _print(asked: Questions, results: Results, meanings: Meanings) -> None:
    lines = [
        "| question | server | requests/s | p50 ms | p99 ms | of Datasette | of bare | errors |",
        "|" + "---|" * 8,
    ]
    for kind in [*asked, "304"]:
        rival = results["Datasette"].get("list" if kind == "304" else kind)
        best = results["bare"].get(kind)
        for name, windows in results.items():
            one = windows.get(kind)
            if one is not None:
                to_rival = f"{one.rate / rival.rate:.2f}" if rival else ""
                to_best = f"{one.rate / best.rate:.2f}" if best else ""
                figures = (
                    f"{one.rate:.1f} | {one.p50:.1f} | {one.p99:.1f} | {to_rival} | {to_best} | {one.errors}"
                )
                lines.append(f"| {kind} | {name} | {figures} |")
    for kind in asked:
        said = {name: by_kind[kind] for name, by_kind in meanings.items() if kind in by_kind}
        alike = all(one == said["again"] for one in said.values())
        lines.append(f"{kind}: {'the same answers' if alike else 'DIFFERENT ANSWERS'} from {', '.join(said)}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
