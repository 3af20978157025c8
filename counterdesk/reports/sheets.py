"""The figures as rows: CSV for every program, XLSX with typed cells and a sheet of definitions.

No text can become a formula: in XLSX texts are written as texts, in CSV an apostrophe stands before what a
spreadsheet would take for one (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from counterdesk.hall.summary import FIGURES, Line, Summary, definition, heading
from counterdesk.reports.report import Report, definitions, key_text, pauses, place_heads
from counterdesk.words import t

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FORMULA = tuple("=+-@\t\r\n＝＋－＠")
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters XML cannot hold."""
FORMATS = {"_s": "0.0", "_rate": "0.0%", "service_level": "0.0%", "occupancy": "0.0%", "_hour": "0.0"}


def harmless(text: str) -> str:
    """``text`` that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def as_csv(report: Report) -> bytes:
    """One table: span, key and every figure; the span before follows in the same columns."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["from", "to", "key", *FIGURES])
    for row in _rows(report):
        rows.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")  # the mark tells a spreadsheet that it is UTF-8


def as_xlsx(report: Report) -> bytes:
    """A workbook: figures, windows and clerks, definitions."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        lang = report.lang
        heads = [t("report.from", lang), t("report.to", lang), _by(report)]
        _sheet(book, t("report.figures", lang), [*heads, *(heading(name, lang) for name in FIGURES)],
               ["", "", "", *FIGURES], _rows(report))  # fmt: skip
        if report.places:
            _places(book, report)
        for section in report.sections:
            facts = [(fact.name, fact.head, fact.value, fact.means) for fact in section.facts]
            heads = [*(t(f"report.{name}", lang) for name in ("figure", "name")), "", t("report.definition", lang)]
            _sheet(book, section.title, heads, ["", "", "", ""], facts)
        told = [t(f"report.{name}", lang) for name in ("figure", "name", "definition")]
        meanings = zip(definitions(report, heading), definitions(report, definition), strict=True)
        rows = [(name, head, means) for (name, head), (_, means) in meanings]
        _sheet(book, t("report.definitions", lang), told, ["", "", ""], rows)
    return file.getvalue()


def _rows(report: Report) -> Iterable[Sequence[Any]]:
    for one in filter(None, (report.summary, report.before)):
        for line in _lines(one, report.lang):
            yield one.first, one.last, key_text(line.key, report.lang), *line.figures


def _lines(found: Summary, lang: str) -> list[Line]:
    return [*found.rows, Line(t("cli.total", lang), found.total)]


def _by(report: Report) -> str:
    return heading(f"by_{report.summary.by}", report.lang) if report.summary.by else ""


def _places(book: Workbook, report: Report) -> None:
    lang = report.lang
    names, heads = zip(*place_heads(lang), strict=True)
    rows = [
        (place.window, place.clerk or "", *(getattr(place, name) for name in names), pauses(place, lang))
        for place in report.places
    ]
    _sheet(book, t("report.places", lang), [heading("by_window", lang), heading("by_clerk", lang), *heads,
           t("report.pauses", lang)], ["", "", *names, ""], rows)  # fmt: skip


def _sheet(
    book: Workbook, title: str, heads: Sequence[str], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    sheet = book.add_worksheet(title)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    forms = {name: book.add_format({"num_format": form}) for name, form in FORMATS.items()}
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads), 13)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    for at, row in enumerate(rows, 1):
        for column, (name, cell) in enumerate(zip(names, row, strict=True)):
            form = next((found for end, found in forms.items() if name.endswith(end)), None)
            _write(sheet, at, column, cell, day if isinstance(cell, date) else form)


def _write(sheet: Worksheet, row: int, column: int, cell: Any, form: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, UNWRITABLE.sub("\ufffd", cell))
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, form)
    elif cell is not None:
        sheet.write_number(row, column, cell, form)
