"""Numbers of events by month, and indexes that serve what is asked and no more.

What 0002 and 0003 say in the same words is said again: a migration that has landed goes on doing what it did, whatever
a later one needs.
"""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState, StateApps

SEARCHED = ("timeline_publishedevent", "timeline_publishedclaim", "timeline_publishedreference")
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
VERBS = {"sqlite": ("added", "removed", "changed"), "postgresql": ("insert", "delete", "update", "truncate")}
# Columns whose own index another one begins with, by their table.
REPEATED = {"timeline_eventrevision": "slug", "timeline_publishedoutcome": "event_id"}
# As `folding.dataset_word` has it: the word by which all events of a dataset are found.
DATASET_WORD = "'\ue000' || replace(dataset, '-', '\ue001')"


def _sqlite_words(table: str) -> list[str]:
    """Keep an FTS5 table in step; it holds the index alone and reads the text from the table itself.

    Words were cut when the text was made, so that only what is ASCII and no letter or digit, a space, divides them.
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
    return statements


def _words_statements(vendor: str) -> list[str]:
    """Give each event the word of its dataset, and on SQLite make the tables of words anew."""
    # No reader's word begins like it, so that an event that has it already is told by it.
    named = (
        f"UPDATE {EVENTS} SET search_text = search_text || ' ' || {DATASET_WORD} "
        f"WHERE search_text NOT LIKE '%\ue000%'"
    )
    if vendor != "sqlite":
        return [named]
    triggers = [f"DROP TRIGGER {table}_words_{verb}" for table in SEARCHED for verb in VERBS[vendor]]
    tables = [f"DROP TABLE {table}_words" for table in SEARCHED]
    return [*triggers, *tables, named, *(one for table in SEARCHED for one in _sqlite_words(table))]


def _dropping(table: str, vendor: str) -> list[str]:
    """Stop keeping the numbers of a table."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER {table}_{verb}" for verb in VERBS[vendor]]
    return [f"DROP FUNCTION {table}_{verb}() CASCADE" for verb in VERBS[vendor]]


def _keeping(table: str, vendor: str) -> list[str]:
    """Keep the numbers of a table from now on."""
    return _sqlite_counts(table) if vendor == "sqlite" else _postgresql_counts(table)


def add_months(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Keep the numbers by month, and those by year in the same way."""
    vendor = schema_editor.connection.vendor
    schema_editor.create_model(apps.get_model("timeline", "PublishedMonth"))
    statements = [*_dropping(COUNTS, vendor), *_keeping(COUNTS, vendor), *_keeping(MONTHS, vendor)]
    for statement in [*statements, _counting(MONTHS, vendor), *_words_statements(vendor)]:
        schema_editor.execute(statement, params=None)


def remove_months(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Keep them no longer. Words and the numbers by year stay as they are: the code before reads them as well."""
    for statement in _dropping(MONTHS, schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)
    schema_editor.delete_model(apps.get_model("timeline", "PublishedMonth"))


def drop_repeated(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the indexes of single columns; to alter the field would make SQLite's table anew, without its guards."""
    connection = schema_editor.connection
    for table, column in REPEATED.items():
        with connection.cursor() as cursor:
            constraints = connection.introspection.get_constraints(cursor, table)
        for name, found in constraints.items():
            if found["index"] and not found["unique"] and found["columns"] == [column]:
                schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}", params=None)


def add_repeated(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make them again."""
    for table, column in REPEATED.items():
        name = schema_editor.quote_name(f"{table}_{column}_again")
        schema_editor.execute(f"CREATE INDEX {name} ON {table} ({column})", params=None)


class Migration(migrations.Migration):
    """The numbers by month, and other indexes."""

    dependencies: ClassVar = [("timeline", "0003_search")]

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """Leave a database as it is that got all of this from 0001 and 0003, as they were for one day."""
        with schema_editor.connection.cursor() as cursor:
            has_months = MONTHS in schema_editor.connection.introspection.table_names(cursor)
        if has_months:
            return self.mutate_state(project_state, preserve=False)
        return super().apply(project_state, schema_editor, collect_sql)

    operations: ClassVar = [
        # Not Django's to manage: the table is an index, made below with the triggers that write it.
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
        migrations.RunPython(add_months, remove_months),
        migrations.RemoveIndex(model_name="publishedclaim", name="timeline_pubclaim_by_date"),
        migrations.RemoveIndex(model_name="publishedclaim", name="timeline_pubclaim_by_dataset"),
        migrations.RemoveIndex(model_name="publishedclaim", name="timeline_pubclaim_by_outcome"),
        migrations.RemoveIndex(model_name="publishedevent", name="timeline_pubevent_by_phase"),
        migrations.RemoveIndex(model_name="publishedevent", name="timeline_pubevent_by_type"),
        migrations.RemoveIndex(model_name="publishedevent", name="timeline_pubevent_by_time"),
        migrations.RemoveIndex(model_name="publishedeventplace", name="timeline_pubplace_by_position"),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop_repeated, add_repeated)],
            state_operations=[
                migrations.AlterField(
                    model_name="eventrevision",
                    name="slug",
                    field=models.SlugField(db_index=False, max_length=100),
                ),
                migrations.AlterField(
                    model_name="publishedoutcome",
                    name="event",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="timeline.publishedevent",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="publishedclaim",
            index=models.Index(
                fields=[
                    *("dataset", "stated_earliest", "slug", "stated_latest", "claimant", "outcome"),
                    "victims_side",
                ],
                name="timeline_pubclaim_by_dataset",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedevent",
            index=models.Index(
                fields=[
                    *("dataset", "is_long", "earliest", "slug", "latest", "phase_number", "phase"),
                    *("is_part_of_phase", "is_phase", "type", "sides", "killed_low", "is_disputed"),
                ],
                name="timeline_pubevent_by_time",
            ),
        ),
    ]
