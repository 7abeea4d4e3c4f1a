"""The indexes that no model can declare: full text, positions and numbers, kept current by the database itself."""

from typing import ClassVar

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SEARCHED = ("timeline_publishedevent", "timeline_publishedclaim", "timeline_publishedreference")
PLACES = "timeline_publishedeventplace"
EVENTS = "timeline_publishedevent"
COUNTS = "timeline_publishedcount"
MONTHS = "timeline_publishedmonth"
# By what the events of one row are alike.
KEYS = {
    COUNTS: ("dataset", "type", "phase", "is_part_of_phase", "first_year", "last_year"),
    MONTHS: (
        *("dataset", "first_month", "last_month", "type", "phase", "phase_number"),
        *("is_part_of_phase", "is_phase", "sides", "killed_low"),
    ),
}
# What is not a column of an event, with the column that it is made of; `{}` stands for the row.
MONTH = {
    "sqlite": "substr({}, 1, 7)",  # a day is text there
    "postgresql": "to_char({}, 'YYYY-MM')",
}
MADE_OF = {"first_month": "earliest", "last_month": "latest"}
NONE_STATED = -1


def _sqlite_words(table: str) -> list[str]:
    """Keep an FTS5 table in step; it holds the index alone and reads the text from the table itself.

    Words were cut when the text was made, so that only what is ASCII and no letter or digit, a space, divides them here.
    Nobody asks where in a text a word stands: without places the index has a third of the size.
    """
    words = f"{table}_words"
    remove = f"INSERT INTO {words}({words}, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
    add = f"INSERT INTO {words}(rowid, search_text) VALUES (new.id, new.search_text);"
    return [
        f"CREATE VIRTUAL TABLE {words} USING fts5(search_text, content='{table}', content_rowid='id', "
        f"prefix='2 3', tokenize='ascii', detail=none, columnsize=0)",
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


def _value(name: str, row: str, vendor: str) -> str:
    """Return a column of the numbers as an expression of an event's row."""
    column = f"{row}.{MADE_OF.get(name, name)}"
    if name in MADE_OF:
        return MONTH[vendor].format(column)
    return f"coalesce({column}, {NONE_STATED})" if name == "killed_low" else column


def _values(table: str, row: str, vendor: str) -> str:
    return ", ".join(f"{_value(name, row, vendor)} AS {name}" for name in KEYS[table])


def _adding(table: str, source: str, number: str) -> str:
    """Add to the numbers what `source` holds, which is from a row or from several in groups."""
    keys = ", ".join(KEYS[table])
    return (
        f"INSERT INTO {table} ({keys}, events) SELECT {keys}, {number} FROM {source} "
        f"ON CONFLICT ({keys}) DO UPDATE SET events = {table}.events + excluded.events;"
    )


def _counting(table: str, vendor: str) -> str:
    """Count all events that there are."""
    counted = f"(SELECT {_values(table, 'one', vendor)} FROM {EVENTS} AS one) AS alike"
    return _adding(table, f"{counted} WHERE true GROUP BY {', '.join(KEYS[table])}", "count(*)")


def _sqlite_counts(table: str) -> list[str]:
    def one(row: str, number: str) -> str:
        # SQLite would take ON CONFLICT for the condition of a join without a WHERE before it.
        return _adding(table, f"(SELECT {_values(table, row, 'sqlite')}) WHERE true", number)

    def value(name: str, row: str) -> str:
        return _value(name, row, "sqlite")

    is_old = " AND ".join(f"{name} = {value(name, 'old')}" for name in KEYS[table])
    add = one("new", "1")
    remove = f"{one('old', '-1')} DELETE FROM {table} WHERE {is_old} AND events = 0;"
    is_other = " OR ".join(f"{value(name, 'new')} <> {value(name, 'old')}" for name in KEYS[table])
    columns = ", ".join(MADE_OF.get(name, name) for name in KEYS[table])
    return [
        f"CREATE TRIGGER {table}_added AFTER INSERT ON {EVENTS} BEGIN {add} END",
        f"CREATE TRIGGER {table}_removed AFTER DELETE ON {EVENTS} BEGIN {remove} END",
        f"CREATE TRIGGER {table}_changed AFTER UPDATE OF {columns} ON {EVENTS} WHEN {is_other} "
        f"BEGIN {add} {remove} END",
        _counting(table, "sqlite"),
    ]


def _postgresql_counts(table: str) -> list[str]:
    """Count by statement: a row that is counted up once for each of many events would grow a long trail of versions."""
    keys = ", ".join(KEYS[table])

    def rows(of: str) -> str:
        return f"SELECT {_values(table, of, 'postgresql')}"

    both = f"({rows('added')}, 1 AS one FROM added UNION ALL {rows('removed')}, -1 FROM removed) AS alike"
    clear = f"DELETE FROM {table} WHERE events = 0 AND ({keys}) IN ({rows('removed')} FROM removed);"
    grouped = f"GROUP BY {keys}"
    add = _adding(table, f"({rows('added')} FROM added) AS alike {grouped}", "count(*)")
    remove = _adding(table, f"({rows('removed')} FROM removed) AS alike {grouped}", "-count(*)")
    change = _adding(table, f"{both} {grouped} HAVING sum(one) <> 0", "sum(one)")
    bodies = {
        "insert": add,
        "delete": f"{remove} {clear}",
        "update": f"{change} {clear}",
        "truncate": f"DELETE FROM {table};",
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
            f"CREATE FUNCTION {table}_{verb}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {body} RETURN NULL; END $$",
            f"CREATE TRIGGER {table}_{verb} AFTER {verb.upper()} ON {EVENTS} {seen[verb]} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_{verb}()",
        ]
    return [*statements, _counting(table, "postgresql")]


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
            f"DROP FUNCTION {table}_{verb}() CASCADE"
            for table in KEYS
            for verb in ("insert", "delete", "update", "truncate")
        ]
        return functions + [f"DROP INDEX {table}_words" for table in SEARCHED] + [f"DROP INDEX {PLACES}_point"]
    beside = [f"{table}_words" for table in SEARCHED] + [f"{PLACES}_box"]
    kept = [*beside, *KEYS]
    triggers = [f"DROP TRIGGER {name}_{verb}" for name in kept for verb in ("added", "removed", "changed")]
    return triggers + [f"DROP TABLE {name}" for name in beside]


def add_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the indexes in the database's own dialect."""
    for name in ("PublishedCount", "PublishedMonth"):
        schema_editor.create_model(apps.get_model("timeline", name))
    if schema_editor.connection.vendor == "sqlite":
        statements = [one for table in SEARCHED for one in _sqlite_words(table)]
        statements += [*_sqlite_boxes(), *(one for table in KEYS for one in _sqlite_counts(table))]
    else:
        statements = [*_postgresql_statements(), *(one for table in KEYS for one in _postgresql_counts(table))]
    for statement in statements:
        schema_editor.execute(statement, params=None)


def remove_indexes(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them out again."""
    for statement in _drop_statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)
    for name in ("PublishedCount", "PublishedMonth"):
        schema_editor.delete_model(apps.get_model("timeline", name))


class Migration(migrations.Migration):
    """Search, positions and numbers."""

    dependencies: ClassVar = [("timeline", "0002_guards")]

    operations: ClassVar = [
        # Not Django's to manage: both tables are indexes, made below with the triggers that write them.
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
                    models.UniqueConstraint(fields=KEYS[COUNTS], name=f"{COUNTS}_is_counted_in_one_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedMonth",
            fields=[
                ("id", models.BigAutoField(primary_key=True)),
                ("dataset", models.CharField(max_length=100)),
                ("first_month", models.CharField(max_length=7)),
                ("last_month", models.CharField(max_length=7)),
                ("type", models.CharField(max_length=32)),
                ("phase", models.CharField(max_length=100)),
                ("phase_number", models.PositiveSmallIntegerField()),
                ("is_part_of_phase", models.BooleanField()),
                ("is_phase", models.BooleanField()),
                ("sides", models.CharField(max_length=12)),
                ("killed_low", models.IntegerField()),
                ("events", models.IntegerField()),
            ],
            options={
                "managed": False,
                "db_table": MONTHS,
                "constraints": [
                    models.UniqueConstraint(fields=KEYS[MONTHS], name=f"{MONTHS}_is_counted_in_one_row")
                ],
            },
        ),
        migrations.RunPython(add_indexes, remove_indexes),
    ]
