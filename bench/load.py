"""Asking a server rotating addresses for some seconds, by wrk."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Window:
    """What came of one window: requests a second, and latencies in milliseconds."""

    rate: float
    p50: float
    p99: float
    errors: int


def ask(base: str, addresses: Sequence[tuple[str, str]], seconds: int) -> Window:
    """Ask addresses (each with an ETag or an empty text) in turn, after a second that is not counted."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.writelines(f"{address} {tag}\n" for address, tag in addresses)
        file.flush()
        _wrk(base, file.name, 1)
        return _wrk(base, file.name, seconds)


def _wrk(base: str, addresses: str, seconds: int) -> Window:
    script = Path(__file__).with_name("rotate.lua")
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "20s", "-s", str(script), base]
    environment = os.environ | {"BENCH_ADDRESSES": addresses}
    out = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment
    ).stdout  # our own command
    line = next(line for line in out.splitlines() if line.startswith("RESULT"))
    requests, microseconds, errors, p50, p99 = map(int, line.split()[1:])
    return Window(requests / microseconds * 1_000_000, p50 / 1000, p99 / 1000, errors)
