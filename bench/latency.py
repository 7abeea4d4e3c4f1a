"""Measure whether a list takes longer in a large record than in a small one.

`python -m bench.latency`; BENCH_SMALL (1000) and BENCH_LARGE (1000000) are numbers of events, or addresses of databases
that hold the invented record (sqlite:///..., postgres://...), and BENCH_ROUNDS (200) says how often each is asked. Both
are served at once and asked in turn, one question at a time, so that whatever else the machine does meets both alike.
"""

import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

import orjson

from bench import servers
from bench.answers import fetched
from bench.invented import FIRST_YEAR, LAST_YEAR
from bench.record import made_own

FOLDER = Path(__file__).resolve().parent.parent / "var" / "bench"
PORT = 8796
WARM_UP = 20
# Each page has as many events, also in the small record: that of three years is full there too.
YEARS, SIZE = 3, 50
DEFAULTS = {"small": "1000", "large": "1000000"}


def main() -> None:
    """Ask both and print the medians and their ratio."""
    sizes = {name: os.environ.get(f"BENCH_{name.upper()}", number) for name, number in DEFAULTS.items()}
    rounds = int(os.environ.get("BENCH_ROUNDS", "200"))
    with ExitStack() as stack:
        bases = {}
        for port, (name, size) in enumerate(sizes.items(), start=PORT):
            stack.enter_context(servers.site(_database(size), port, kept_bytes=0))
            bases[name] = f"http://127.0.0.1:{port}"
        lines = ["| question | small ms | large ms | ratio |", "|---|---|---|---|"]
        for kind, address, is_counted in (
            ("a page whose list was counted before", _days, True),
            ("some whole years, asked first", _years, False),
            ("three years from a day on, asked first", _days, False),
        ):
            medians = _medians(bases, rounds, address, is_counted=is_counted)
            small, large = medians["small"], medians["large"]
            lines.append(f"| {kind} | {small:.2f} | {large:.2f} | {large / small:.2f} |")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    sys.stdout.write("\n".join([*lines, f"load {load}; {', '.join(map(str, sizes.values()))} events"]) + "\n")


def _database(size: str) -> Path | str:
    return size if "://" in size else made_own(FOLDER, int(size))


def _medians(
    bases: Mapping[str, str], rounds: int, address_of: Callable[[random.Random], str], *, is_counted: bool
) -> dict[str, float]:
    """Return the median latency of each in milliseconds, asked in turn: now of one first, now of the other."""
    draw = random.Random(7 if is_counted else 8)  # noqa: S311  # repeatable numbers, not secret ones
    taken: dict[str, list[float]] = {name: [] for name in bases}
    for number in range(WARM_UP + rounds):
        address = address_of(draw)
        for name in sorted(bases, reverse=bool(number % 2)):
            if is_counted:
                fetched(f"{bases[name]}{address}&page_size=1")
            started = time.perf_counter()
            body, _tag = fetched(f"{bases[name]}{address}&page_size={SIZE}")
            milliseconds = (time.perf_counter() - started) * 1000
            if len(orjson.loads(body)["results"]) != SIZE:
                raise RuntimeError(f"{name} has no full page of {address}.")
            if number >= WARM_UP:
                taken[name].append(milliseconds)
    return {name: statistics.median(some) for name, some in taken.items()}


def _days(draw: random.Random) -> str:
    """Return a question of three years, from a day on; a new one each time."""
    year = draw.randrange(FIRST_YEAR, LAST_YEAR - YEARS)
    day = f"{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
    return f"/api/v1/events/?{urlencode({'after': f'{year}-{day}', 'before': f'{year + YEARS}-{day}'})}"


def _years(draw: random.Random) -> str:
    """Return a question of three or more whole years; seldom one that was asked before."""
    first = draw.randrange(FIRST_YEAR, LAST_YEAR - YEARS)
    last = draw.randrange(first + YEARS - 1, LAST_YEAR)
    return f"/api/v1/events/?{urlencode({'year_min': first, 'year_max': last})}"


if __name__ == "__main__":
    main()
