"""How static files are stored for serving: hashed names, compressed once, the stylesheets joined into one."""

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


def joined(manifest: str, read: Callable[[str], str]) -> str:
    """Return a manifest with each part in place of its import, in its layer, without comments and spare spaces.

    Over a slow line a browser that asks for some fifty small files waits seconds before it draws anything.
    """

    def part(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{{read(found['name'])}}}"

    text = COMMENT.sub("", IMPORT.sub(part, manifest)).strip()
    return LAST.sub("", SPACES.sub(r"\1", text))


class HashedStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also joins our stylesheets, and rewrites imports between modules to hashed names."""

    support_js_module_import_aggregation = True

    def post_process(self, paths: dict[str, Any], *args: Any, **options: Any) -> Iterator[Any]:
        """Hash and compress the collected files; `paths` maps each name to its storage and its name in there."""
        if MANIFEST in paths:
            storage, name = paths[MANIFEST]
            folder = name.rpartition("/")[0]

            def read(part: str) -> str:
                with storage.open(part) as file:
                    return str(file.read().decode("utf-8"))

            text = joined(read(name), lambda part: read(f"{folder}/{part}"))
            memory = InMemoryStorage()
            memory.save(MANIFEST, ContentFile(text.encode("utf-8")))
            paths = paths | {MANIFEST: (memory, MANIFEST)}
        yield from super().post_process(paths, *args, **options)
