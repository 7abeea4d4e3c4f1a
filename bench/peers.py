"""TimelineJS3 and vis-timeline, as their packages ship them, showing the same events on pages of their own."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from bench.pages import npm

TIMELINEJS, VIS = "@knight-lab/timelinejs@3.9.11", "vis-timeline@8.5.4"
TEXTS = {".html", ".css", ".js", ".json"}
_JS = "node_modules/@knight-lab/timelinejs/dist"
# Both pages are as their makers' first examples have them: styles, script, data, one call.
TIMELINEJS_PAGE = f"""<!doctype html><meta charset="utf-8"><title>TimelineJS3</title>
<link rel="stylesheet" href="/{_JS}/css/timeline.css"><script src="/{_JS}/js/timeline.js"></script>
<div id="timeline" style="width:100%;height:600px"></div>
<script>window.timeline = new TL.Timeline("timeline", new URLSearchParams(location.search).get("data"));</script>
"""
VIS_PAGE = """<!doctype html><meta charset="utf-8"><title>vis-timeline</title>
<link rel="stylesheet" href="/node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css">
<script src="/node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js"></script>
<div id="timeline"></div>
<script>fetch(new URLSearchParams(location.search).get("data")).then(answer => answer.json()).then(items =>
  new vis.Timeline(document.getElementById("timeline"), new vis.DataSet(items), {maxHeight: 600}));</script>
"""


class _Packing(SimpleHTTPRequestHandler):
    """Serves files without a line for each, texts compressed as a web server sends them."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, in gzip where it is a text."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in TEXTS or not path.is_file():
            super().do_GET()
            return
        body = _packed(path, path.stat().st_mtime)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@lru_cache
def _packed(path: Path, _changed: float) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


@contextmanager
def served_peers(folder: Path) -> Iterator[str]:
    """Install both packages into a folder and serve it on a free port; yields its address."""
    npm(folder, TIMELINEJS, VIS)
    (folder / "timelinejs.html").write_text(TIMELINEJS_PAGE, encoding="utf-8")
    (folder / "vis.html").write_text(VIS_PAGE, encoding="utf-8")
    handler = partial(_Packing, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


def vis_items(timeline: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the slides of a timeline in the form of vis-timeline."""
    items = []
    for slide in timeline["events"]:
        item = {"id": slide["unique_id"], "content": slide["text"]["headline"]}
        item["start"] = _day(slide["start_date"])
        if "end_date" in slide:
            item["end"] = _day(slide["end_date"])
        items.append(item)
    return items


def write_data(folder: Path, name: str, exported: Path) -> None:
    """Write the exported events for both peers: as they are without the title slide, and as items."""
    timeline = json.loads(exported.read_text(encoding="utf-8"))
    # The first event is what is timed, so that no title slide stands before it.
    timeline.pop("title")
    (folder / f"{name}.json").write_text(json.dumps(timeline), encoding="utf-8")
    (folder / f"{name}-vis.json").write_text(json.dumps(vis_items(timeline)), encoding="utf-8")


def _day(date: dict[str, int]) -> str:
    return f"{date['year']:04d}-{date.get('month', 1):02d}-{date.get('day', 1):02d}"
