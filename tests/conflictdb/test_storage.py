"""The stylesheets are served as one file, in the order and the layers that their manifest states."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.base import ContentFile

from conflictdb.storage import MANIFEST, HashedStorage, joined

STATIC = Path(settings.BASE_DIR) / "static"


def test_a_part_stands_in_its_layer_without_comments_and_spare_spaces() -> None:
    manifest = '/* The order. */\n@layer one, two;\n@import url("a.css") layer(two);\n'
    part = '/* Why. */\na b,\n.c > d:not(.e) { color: red; content: "f"; }\n\n@media print { a { margin: 0; } }\n'
    assert joined(manifest, {"a.css": part}.__getitem__) == (
        '@layer one, two;@layer two{a b,\n.c > d:not(.e){color: red;content: "f"}@media print{a{margin: 0}}}'
    )


def test_no_part_of_the_manifest_is_left_to_be_asked_for() -> None:
    css = STATIC / "css"
    text = joined((STATIC / MANIFEST).read_text(encoding="utf-8"), lambda name: (css / name).read_text())
    assert "@import" not in text
    assert text.count("{") == text.count("}")
    assert len(re.findall(r"@layer [a-z]+\{", text)) == (STATIC / MANIFEST).read_text(encoding="utf-8").count(
        "@import"
    )


def test_collected_files_name_the_joined_stylesheet_by_its_own_hash(tmp_path: Path) -> None:
    source = StaticFilesStorage(location=tmp_path / "source")
    storage = HashedStorage(location=tmp_path / "out", base_url="/static/")
    texts = {MANIFEST: '@layer a;\n@import url("part.css") layer(a);\n', "css/part.css": "b { margin: 0; }\n"}
    for name, text in texts.items():
        for place in (source, storage):
            place.save(name, ContentFile(text))
    stored = {name: hashed for name, hashed, _done in storage.post_process({n: (source, n) for n in texts})}
    assert re.fullmatch(r"css/main\.[0-9a-f]{12}\.css", stored[MANIFEST])
    text = (tmp_path / "out" / stored[MANIFEST]).read_text(encoding="utf-8")
    assert text == "@layer a;@layer a{b{margin: 0}}"
