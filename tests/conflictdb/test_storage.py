"""The stylesheets are served as one file, in the order and the layers that their manifest states."""

import gzip
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.files.base import ContentFile

from conflictdb.storage import MANIFEST, HashedStorage, joined, uncommented

STATIC = Path(settings.BASE_DIR) / "static"
MOST_SCRIPT = 20 * 1024  # bytes, compressed as a reader gets them; the aim is 25 KB


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


def test_a_module_is_served_without_comments() -> None:
    module = "// What.\n/**\n * Why.\n */\nexport const here = `//${there}`; // stays\n  /** @type {A} */\n  let it;\n"
    assert uncommented(module) == "export const here = `//${there}`; // stays\n  let it;\n"


def test_no_text_of_a_module_goes_over_the_end_of_a_line() -> None:
    modules = {path: path.read_text(encoding="utf-8") for path in STATIC.glob("js/*.js")}
    assert modules
    for path, text in modules.items():
        assert all(line.count("`") % 2 == 0 for line in uncommented(text).splitlines()), path.name


def test_the_modules_of_the_first_page_stay_small() -> None:
    sent = [
        gzip.compress(uncommented(path.read_text(encoding="utf-8")).encode(), 9)
        for path in STATIC.glob("js/*.js")
        if path.name != "page.js"
    ]
    assert sum(map(len, sent)) < MOST_SCRIPT


def test_collected_files_name_the_joined_stylesheet_by_its_own_hash(tmp_path: Path) -> None:
    source = StaticFilesStorage(location=tmp_path / "source")
    storage = HashedStorage(location=tmp_path / "out", base_url="/static/")
    texts = {
        MANIFEST: '@layer a;\n@import url("part.css") layer(a);\n',
        "css/part.css": "b { margin: 0; }\n",
        "js/one.js": '// What.\nimport { two } from "./two.js";\ntwo();\n',
        "js/two.js": "// What.\nexport const two = () => 2;\n",
    }
    for name, text in texts.items():
        for place in (source, storage):
            place.save(name, ContentFile(text))
    stored = {name: hashed for name, hashed, _done in storage.post_process({n: (source, n) for n in texts})}
    assert re.fullmatch(r"css/main\.[0-9a-f]{12}\.css", stored[MANIFEST])
    text = (tmp_path / "out" / stored[MANIFEST]).read_text(encoding="utf-8")
    assert text == "@layer a;@layer a{b{margin: 0}}"
    module = (tmp_path / "out" / stored["js/one.js"]).read_text(encoding="utf-8")
    assert module == f'import {{ two }} from "./{stored["js/two.js"].removeprefix("js/")}";\ntwo();\n'
