"""How static files are stored for serving: hashed names, compressed once, stylesheets joined, modules uncommented."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# The manifest of the pages' stylesheets; the parts that it imports stand beside it.
MANIFEST = "css/main.css"
IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>[a-z]+)\);')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Spaces that separate nothing, and the last semicolon of a rule.
SPACES = re.compile(r"\s*([{};])\s*")
LAST = re.compile(r";(?=\})")
# Our modules; a comment of theirs has its lines for itself, and no text of theirs goes over the end of a line (tested).
MODULES = "js/"
LINE_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/)\n", re.DOTALL | re.MULTILINE)


def joined(manifest: str, read: Callable[[str], str]) -> str:
    """Return a manifest with each part in place of its import, in its layer, without comments and spare spaces.

    Over a slow line a browser that asks for some fifty small files waits seconds before it draws anything.
    """

    def part(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{{read(found['name'])}}}"

    text = COMMENT.sub("", IMPORT.sub(part, manifest)).strip()
    return LAST.sub("", SPACES.sub(r"\1", text))


def uncommented(module: str) -> str:
    """Return a module without its comments, which are a third of it as it is sent."""
    return LINE_COMMENT.sub("", module)


class HashedStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that serves our own files shorter, and rewrites imports between modules to hashed names."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Hash and compress the collected files; `paths` maps each name to its storage and its name in there."""
        memory = InMemoryStorage()
        for path in [MANIFEST, *(path for path in paths if path.startswith(MODULES))]:
            if path in paths:
                memory.save(path, ContentFile(_shortened(path, *paths[path]).encode("utf-8")))
                paths = paths | {path: (memory, path)}
        yield from super().post_process(paths, *args, **options)


def _shortened(path: str, storage: Any, name: str) -> str:
    """Return a file of ours as it is served; parts of the stylesheet stand beside its manifest."""

    def read(part: str) -> str:
        with storage.open(part) as file:
            return str(file.read().decode("utf-8"))

    if path != MANIFEST:
        return uncommented(read(name))
    folder = name.rpartition("/")[0]
    return joined(read(name), lambda part: read(f"{folder}/{part}"))
