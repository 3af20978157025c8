"""A day and a month kept as CSV, XLSX, PDF and HTML: each is read back, and every figure is the same in all four."""

from __future__ import annotations

import csv
import io
import re
from contextlib import closing
from datetime import date, timedelta

import pypdfium2
import pytest
from openpyxl import load_workbook

from counterdesk.hall.summary import FIGURES, Line, heading
from counterdesk.hall.visits_import import import_visits, read_visits
from counterdesk.reports.paper import ABREAST
from counterdesk.reports.report import key_text, told
from counterdesk.reports.whole import WAYS, whole
from counterdesk.words import t
from tests.furnished import Hall
from tests.reports.test_reports import Read

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
SPANS = {"day": (date(2026, 11, 19), date(2026, 11, 19), "window"), "month": (FIRST, LAST, "service")}
SERVICES = ("A01", "A05", "B01", "C01")


def visits(path):
    """Some days with odd seconds, people who left, a lunch in a wait, two windows."""
    rows = ["ticket_id,service,priority,arrive_ts,start_ts,end_ts,server,outcome"]
    for day in range(9, 21):
        for at in range(14):
            came = timedelta(hours=8, minutes=31 * at, seconds=7 * at + day)
            begun = came + timedelta(seconds=61 * at + 3.5 * day)
            done = begun + timedelta(seconds=200 + 17 * at)
            stamps = [f"2026-11-{day:02d}T{moment}" for moment in map(str, (came, begun, done))]
            if at % 6 == 5:
                rows.append(f"{day}-{at},{SERVICES[at % 4]},,{stamps[0]},,{stamps[2]},,abandoned")
            else:
                rows.append(f"{day}-{at},{SERVICES[at % 4]},,{','.join(stamps)},{at % 2 + 1},served")
    path.write_text("\n".join(re.sub(r"T(\d):", r"T0\1:", row) for row in rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def worked(hall: Hall, tmp_path) -> Hall:
    """Twelve days of November."""
    zone = hall.store.read(lambda look: look.zone)
    read = read_visits(visits(tmp_path / "visits.csv"), zone)
    done = hall.store.run(import_visits, visits=read, create=True)
    assert done.imported == 12 * 14
    return hall


def exact(text):
    return float(text) if text not in ("", None) else None


def of_csv(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    return [(row[2], *map(exact, row[3 : 3 + len(FIGURES)])) for row in rows[1:]]


def of_xlsx(data):
    rows = load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(min_row=2, values_only=True)
    return [(str(row[2]), *row[3 : 3 + len(FIGURES)]) for row in rows]


def of_html(data):
    return [tuple(map(exact, row)) for row in Read(data).rows if len(row) == len(FIGURES)]


def as_written(rows):
    """A workbook's numbers are good for 15 digits, as many as a spreadsheet shows."""
    return [tuple(f"{cell:.15g}" if isinstance(cell, int | float) else cell for cell in row) for row in rows]


def squeezed(text):
    return re.sub(r"\s+", "", text)


def of_pdf(data):
    with closing(pypdfium2.PdfDocument(data)) as pages:
        return squeezed("\n".join(one.get_textpage().get_text_range() for one in pages))


@pytest.mark.parametrize("span", SPANS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_figure_is_the_same_in_all_four(worked, span, lang):
    report = worked.store.read(whole, *SPANS[span], lang=lang)
    data = {form: write(report) for form, write in WAYS.items()}
    both = (report.summary, report.before)
    total = t("cli.total", lang)
    lines = [line for one in both for line in (*one.rows, Line(total, one.total))]
    expected = [(key_text(line.key, lang), *line.figures) for line in lines]
    assert len(report.summary.rows) >= 2
    assert of_csv(data[".csv"]) == expected
    assert as_written(of_xlsx(data[".xlsx"])) == as_written(expected)
    drawn = [line.figures for one in both if one.rows for line in (*one.rows, Line(total, one.total))]
    assert of_html(data[".html"]) == drawn
    text = of_pdf(data[".pdf"])
    for name in FIGURES:
        totals = "".join(told(name, getattr(one.total, name)) for one in both)
        assert squeezed(heading(name, lang) + totals) in text, name
    for rows in (one.rows[at : at + ABREAST] for one in both for at in range(0, len(one.rows), ABREAST)):
        assert squeezed("".join(key_text(line.key, lang) for line in rows)) in text
        for name in FIGURES:
            values = "".join(told(name, getattr(line.figures, name)) for line in rows)
            assert squeezed(heading(name, lang) + values) in text, (name, values)
