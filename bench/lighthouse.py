"""Lighthouse's mobile profile on the pages of the shipped record: `python -m bench.lighthouse`.

The tool is installed into var/bench/ and not among the packages of the checks: it is 185 MB, and would slow each
`npm ci` by some twenty seconds.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.pages import CHROMIUM_FLAGS, FOLDER, load, npm, served

VERSION = "12.8.2"
PAGES = {
    "timeline": "/",
    "event": "/events/second-war-2020/",
    "compare": "/compare/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 98
# Simulated throttling repeats itself closely; the median leaves out a start on a busy machine.
RUNS = 3
# Lighthouse's code where Chromium's trace lacks the beginning of the navigation; it asks to be run again.
LOST_TRACE = "NO_NAVSTART"
MOST_TRIES = 4


def main() -> int:
    """Measure each page and print a table; 1 if any score is below what is asked."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--port", type=int, default=8412)
    arguments.add_argument("--runs", type=int, default=RUNS)
    arguments.add_argument("--page", choices=PAGES, action="append", help="Only this page; repeatable.")
    asked = arguments.parse_args()
    tool = npm(FOLDER / "lighthouse", f"lighthouse@{VERSION}") / ".bin" / "lighthouse"
    sys.stdout.write(
        "| page | " + " | ".join(CATEGORIES) + " | first paint | largest paint | blocked |" + "\n"
    )
    sys.stdout.write("|" + "---|" * (len(CATEGORIES) + 4) + "\n")
    is_enough = True
    with served("record", asked.port, ["load_record"]) as site:
        for name in asked.page or PAGES:
            reports = [_report(tool, site + PAGES[name]) for _run in range(asked.runs)]
            scores = [_score(reports, category) for category in CATEGORIES]
            is_enough = is_enough and min(scores) >= LEAST
            times = [
                f"{statistics.median(report['audits'][audit]['numericValue'] for report in reports):,.0f} ms"
                for audit in ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
            ]
            sys.stdout.write(
                f"| {name} | " + " | ".join([*(f"{score:.0f}" for score in scores), *times]) + " |" + "\n"
            )
            for fault in sorted({one for report in reports for one in _faults(report)}):
                sys.stdout.write(f"  {fault}" + "\n")
    sys.stdout.write(f"\nLighthouse {VERSION}, mobile, median of {asked.runs}; {load()}" + "\n")
    return 0 if is_enough else 1


def _report(tool: Path, address: str) -> dict[str, Any]:
    """Return one report; a run whose trace was lost says nothing about the page, and is made anew a few times."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
    command = [
        tool,
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(CHROMIUM_FLAGS)}",
    ]
    for _try in range(MOST_TRIES):
        made = subprocess.run(  # our own command
            command, env=os.environ | {"CHROME_PATH": chromium}, capture_output=True, text=True, check=False
        )
        if made.returncode == 0:
            report: dict[str, Any] = json.loads(made.stdout)
            return report
        if LOST_TRACE not in made.stderr:
            break
        sys.stdout.write(f"  (a trace of {address} was lost; asked again)\n")
    raise RuntimeError(f"Lighthouse failed at {address}:\n{made.stderr}")


def _score(reports: list[dict[str, Any]], category: str) -> float:
    return 100 * statistics.median(report["categories"][category]["score"] for report in reports)


def _faults(report: dict[str, Any]) -> list[str]:
    """Return what is not as Lighthouse wants it, of that which it scores."""
    weighed = {
        part["id"]: name
        for name, category in report["categories"].items()
        for part in category["auditRefs"]
        if part["weight"]
    }
    return [
        f"{name}: {audit['title']} ({audit.get('displayValue') or audit['score']})"
        for key, name in weighed.items()
        if (audit := report["audits"][key])["score"] is not None and audit["score"] < 0.9
    ]


if __name__ == "__main__":
    sys.exit(main())
