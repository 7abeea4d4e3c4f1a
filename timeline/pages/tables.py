"""Tables as CSV files (RFC 4180), safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpResponse

from timeline.documents.rows import Cell, safe

# Without it, Excel reads UTF-8 as another encoding.
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def csv_file(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> HttpResponse:
    """Return rows as a CSV file with this name, one header line first."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    for row in rows:
        writer.writerow({column: safe(row.get(column)) for column in columns})
    response = HttpResponse(BYTE_ORDER_MARK + text.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
