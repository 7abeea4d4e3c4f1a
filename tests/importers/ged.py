"""Invented rows in the form of UCDP GED, for tests of its importer."""

import csv
import io
from pathlib import Path

COLUMNS = [
    *(
        "id",
        "relid",
        "year",
        "active_year",
        "code_status",
        "type_of_violence",
        "conflict_new_id",
        "dyad_new_id",
    ),
    *("side_a_new_id", "side_a", "side_b_new_id", "side_b", "number_of_sources", "source_article"),
    *(
        "source_office",
        "source_date",
        "source_headline",
        "source_original",
        "where_prec",
        "where_coordinates",
    ),
    *("where_description", "adm_1", "adm_2", "latitude", "longitude", "country", "country_id", "region"),
    *("event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians"),
    *("deaths_unknown", "best", "high", "low"),
]
ROW = {
    "id": "1",
    "code_status": "Clear",
    "type_of_violence": "1",
    "side_a_new_id": "71",
    "side_a": "Government of Northland",
    "side_b_new_id": "72",
    "side_b": "Hill Front",
    "number_of_sources": "-1",
    "source_office": "Hill Gazette;Lake Wire",
    "source_date": "1993-04-03;1993-04-04",
    "source_headline": "A headline;Another headline",
    "source_original": "a hospital",
    "where_prec": "1",
    "where_coordinates": "Lakeside village",
    "latitude": "39.5",
    "longitude": "46.5",
    "country": "Northland",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "1993-04-02 00:00:00.000",
    "date_end": "1993-04-02 00:00:00.000",
    "deaths_a": "3",
    "deaths_b": "0",
    "deaths_civilians": "2",
    "deaths_unknown": "0",
    "best": "5",
    "high": "9",
    "low": "4",
}


def text(*rows: dict[str, str], columns: list[str] = COLUMNS) -> str:
    """Write rows as CSV, each the sample row with what is given changed."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(ROW | row for row in rows)
    return out.getvalue()


def file(folder: Path, *rows: dict[str, str], columns: list[str] = COLUMNS) -> Path:
    """Write rows to a file."""
    path = folder / "ged.csv"
    path.write_text(text(*rows, columns=columns), encoding="utf-8")
    return path
