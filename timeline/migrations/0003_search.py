"""The indexes that no model can declare: full text and positions, kept current by the database itself."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SEARCHED = ("timeline_publishedevent", "timeline_publishedclaim", "timeline_publishedreference")
PLACES = "timeline_publishedeventplace"


def _sqlite_words(table: str) -> list[str]:
    """Keep an FTS5 table in step; it holds the index alone and reads the text from the table itself."""
    words = f"{table}_words"
    remove = f"INSERT INTO {words}({words}, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
    add = f"INSERT INTO {words}(rowid, search_text) VALUES (new.id, new.search_text);"
    return [
        f"CREATE VIRTUAL TABLE {words} USING fts5(search_text, content='{table}', content_rowid='id', "
        f"prefix='2 3', tokenize='unicode61 remove_diacritics 0')",
        f"CREATE TRIGGER {words}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {words}_removed AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {words}_changed AFTER UPDATE OF search_text ON {table} BEGIN {remove} {add} END",
        f"INSERT INTO {words}({words}) VALUES ('rebuild')",
    ]


def _sqlite_boxes() -> list[str]:
    """Keep an R*Tree of points in step; rows without a point are not in it."""
    boxes = f"{PLACES}_box"
    add = (
        f"INSERT INTO {boxes} SELECT new.id, new.longitude, new.longitude, new.latitude, new.latitude "
        f"WHERE new.latitude IS NOT NULL AND new.longitude IS NOT NULL;"
    )
    remove = f"DELETE FROM {boxes} WHERE id = old.id;"
    return [
        f"CREATE VIRTUAL TABLE {boxes} USING rtree(id, west, east, south, north)",
        f"CREATE TRIGGER {boxes}_added AFTER INSERT ON {PLACES} BEGIN {add} END",
        f"CREATE TRIGGER {boxes}_removed AFTER DELETE ON {PLACES} BEGIN {remove} END",
        f"CREATE TRIGGER {boxes}_changed AFTER UPDATE OF latitude, longitude ON {PLACES} BEGIN {remove} {add} END",
        f"INSERT INTO {boxes} SELECT id, longitude, longitude, latitude, latitude FROM {PLACES} "
        f"WHERE latitude IS NOT NULL AND longitude IS NOT NULL",
    ]


def _postgresql_statements() -> list[str]:
    statements = [
        f"CREATE INDEX {table}_words ON {table} "
        f"USING gin (array_to_tsvector(string_to_array(search_text, ' ')))"
        for table in SEARCHED
    ]
    return [*statements, f"CREATE INDEX {PLACES}_point ON {PLACES} USING gist (point(longitude, latitude))"]


def _drop_statements(vendor: str) -> list[str]:
    if vendor != "sqlite":
        return [f"DROP INDEX {table}_words" for table in SEARCHED] + [f"DROP INDEX {PLACES}_point"]
    beside = [f"{table}_words" for table in SEARCHED] + [f"{PLACES}_box"]
    triggers = [f"DROP TRIGGER {name}_{verb}" for name in beside for verb in ("added", "removed", "changed")]
    return triggers + [f"DROP TABLE {name}" for name in beside]


def add_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the indexes in the database's own dialect."""
    if schema_editor.connection.vendor == "sqlite":
        statements = [one for table in SEARCHED for one in _sqlite_words(table)] + _sqlite_boxes()
    else:
        statements = _postgresql_statements()
    for statement in statements:
        schema_editor.execute(statement, params=None)


def remove_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them out again."""
    for statement in _drop_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Search and positions."""

    dependencies: ClassVar = [("timeline", "0002_guards")]

    operations: ClassVar = [migrations.RunPython(add_indexes, remove_indexes)]
