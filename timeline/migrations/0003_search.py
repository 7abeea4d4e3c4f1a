"""The indexes that no model can declare: full text, positions and numbers, kept current by the database itself."""

from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SEARCHED = ("timeline_publishedevent", "timeline_publishedclaim", "timeline_publishedreference")
PLACES = "timeline_publishedeventplace"
EVENTS = "timeline_publishedevent"
COUNTS = "timeline_publishedcount"
COUNTED_BY = ("dataset", "type", "phase", "is_part_of_phase", "first_year", "last_year")


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


def _adding(source: str, number: str) -> str:
    """Add to the numbers what `source` holds, which is from a row or from several in groups."""
    keys = ", ".join(COUNTED_BY)
    return (
        f"INSERT INTO {COUNTS} ({keys}, events) SELECT {keys}, {number} FROM {source} "
        f"ON CONFLICT ({keys}) DO UPDATE SET events = {COUNTS}.events + excluded.events;"
    )


def _sqlite_counts() -> list[str]:
    def one(row: str, number: str) -> str:
        columns = ", ".join(f"{row}.{name} AS {name}" for name in COUNTED_BY)
        # SQLite would take ON CONFLICT for the condition of a join without a WHERE before it.
        return _adding(f"(SELECT {columns}) WHERE true", number)

    add = one("new", "1")
    remove = f"{one('old', '-1')} DELETE FROM {COUNTS} WHERE events = 0;"
    is_other = " OR ".join(f"new.{name} <> old.{name}" for name in COUNTED_BY)
    return [
        f"CREATE TRIGGER {COUNTS}_added AFTER INSERT ON {EVENTS} BEGIN {add} END",
        f"CREATE TRIGGER {COUNTS}_removed AFTER DELETE ON {EVENTS} BEGIN {remove} END",
        f"CREATE TRIGGER {COUNTS}_changed AFTER UPDATE OF {', '.join(COUNTED_BY)} ON {EVENTS} WHEN {is_other} "
        f"BEGIN {add} {remove} END",
        _adding(f"{EVENTS} WHERE true GROUP BY {', '.join(COUNTED_BY)}", "count(*)"),
    ]


def _postgresql_counts() -> list[str]:
    """Count by statement: a row that is counted up once for each of many events would grow a long trail of versions."""
    keys = ", ".join(COUNTED_BY)
    both = f"(SELECT {keys}, 1 AS one FROM added UNION ALL SELECT {keys}, -1 FROM removed) AS rows"
    bodies = {
        "insert": _adding(f"added GROUP BY {keys}", "count(*)"),
        "delete": _adding(f"removed GROUP BY {keys}", "-count(*)"),
        "update": _adding(f"{both} GROUP BY {keys} HAVING sum(one) <> 0", "sum(one)"),
        "truncate": f"DELETE FROM {COUNTS};",
    }
    seen = {
        "insert": "REFERENCING NEW TABLE AS added",
        "delete": "REFERENCING OLD TABLE AS removed",
        "update": "REFERENCING OLD TABLE AS removed NEW TABLE AS added",
        "truncate": "",
    }
    statements = []
    for verb, body in bodies.items():
        statements += [
            f"CREATE FUNCTION {COUNTS}_{verb}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} "
            f"DELETE FROM {COUNTS} WHERE events = 0; RETURN NULL; END $$",
            f"CREATE TRIGGER {COUNTS}_{verb} AFTER {verb.upper()} ON {EVENTS} {seen[verb]} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {COUNTS}_{verb}()",
        ]
    return [*statements, _adding(f"{EVENTS} GROUP BY {keys}", "count(*)")]


def _postgresql_statements() -> list[str]:
    statements = [
        f"CREATE INDEX {table}_words ON {table} "
        f"USING gin (array_to_tsvector(string_to_array(search_text, ' ')))"
        for table in SEARCHED
    ]
    return [*statements, f"CREATE INDEX {PLACES}_point ON {PLACES} USING gist (point(longitude, latitude))"]


def _drop_statements(vendor: str) -> list[str]:
    if vendor != "sqlite":
        functions = [
            f"DROP FUNCTION {COUNTS}_{verb}() CASCADE" for verb in ("insert", "delete", "update", "truncate")
        ]
        return functions + [f"DROP INDEX {table}_words" for table in SEARCHED] + [f"DROP INDEX {PLACES}_point"]
    beside = [f"{table}_words" for table in SEARCHED] + [f"{PLACES}_box"]
    kept = [*beside, COUNTS]
    triggers = [f"DROP TRIGGER {name}_{verb}" for name in kept for verb in ("added", "removed", "changed")]
    return triggers + [f"DROP TABLE {name}" for name in beside]


def add_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the indexes in the database's own dialect."""
    schema_editor.create_model(apps.get_model("timeline", "PublishedCount"))
    if schema_editor.connection.vendor == "sqlite":
        statements = [one for table in SEARCHED for one in _sqlite_words(table)]
        statements += [*_sqlite_boxes(), *_sqlite_counts()]
    else:
        statements = [*_postgresql_statements(), *_postgresql_counts()]
    for statement in statements:
        schema_editor.execute(statement, params=None)


def remove_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them out again."""
    for statement in _drop_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)
    schema_editor.delete_model(apps.get_model("timeline", "PublishedCount"))


class Migration(migrations.Migration):
    """Search, positions and numbers."""

    dependencies: ClassVar = [("timeline", "0002_guards")]

    operations: ClassVar = [
        # Not Django's to manage: the table is an index, made below with the triggers that write it.
        migrations.CreateModel(
            name="PublishedCount",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("dataset", models.CharField(max_length=100)),
                ("type", models.CharField(max_length=32)),
                ("phase", models.CharField(max_length=100)),
                ("is_part_of_phase", models.BooleanField()),
                ("first_year", models.PositiveSmallIntegerField()),
                ("last_year", models.PositiveSmallIntegerField()),
                ("events", models.IntegerField()),
            ],
            options={
                "managed": False,
                "db_table": COUNTS,
                "constraints": [
                    models.UniqueConstraint(fields=COUNTED_BY, name=f"{COUNTS}_is_counted_in_one_row")
                ],
            },
        ),
        migrations.RunPython(add_indexes, remove_indexes),
    ]
