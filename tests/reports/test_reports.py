"""The figures as files: each read back, with the same numbers in all of them, and no text that does harm."""

import csv
import io
import re
from datetime import date
from html.parser import HTMLParser

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from counterdesk.hall.estimates import calibration
from counterdesk.hall.estimates.calibration import Class
from counterdesk.hall.summary import FIGURES, Line, definition, heading, spans, summary
from counterdesk.hall.summary.matters import matters
from counterdesk.hall.summary.occupancy import occupancy
from counterdesk.hall.summary.shape import shape
from counterdesk.reports import page, paper, sheets
from counterdesk.reports.report import BRIEF, Report, key_text, of_cases, of_waits_told, pauses, told
from tests.furnished import Hall

TODAY = date(2026, 11, 23)
EVIL = '=HYPERLINK("http://x")'
TAGS = "<script>alert(1)</script>"


def made(look, lang: str) -> Report:
    first = last = TODAY
    return Report(
        "区政务服务中心", lang, "2026-11-23 17:00", summary(look, first, last, "service"),
        summary(look, *spans.before(first, last), "service"), occupancy(look, first, last), shape(look, first, last),
        (of_cases(matters(look, first, last), lang), of_waits_told(waits := calibration(look, first, last), lang)),
        waits.classes,
    )  # fmt: skip


@pytest.fixture(params=["zh", "en"])
def report(request, hall: Hall) -> Report:
    """A morning with odd seconds, somebody who left, and a window that rested."""
    [one] = hall.opened("1")
    for wait_s in (61.25, 1000.000001):
        hall.issue()
        hall.forward(wait_s)
        one.beat()
        one.serves_next(301.5)
    hall.issue("B01")
    hall.door.walk_out(hall.issue("B01"))
    one.pause(TAGS)
    hall.forward(600)
    return hall.store.read(made, lang=request.param)


def renamed(report: Report, key: str) -> Report:
    """The same with a service called ``key``."""
    rows = (Line(key, report.summary.rows[0].figures), *report.summary.rows[1:])
    return report._replace(summary=report.summary._replace(rows=rows))


class Read(HTMLParser):
    """What a page holds: tags with their attributes, tables by row, its exact numbers, its texts."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self.texts: list[str] = []
        self.feed(html.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag == "data":
            self.rows[-1].append(dict(attrs)["value"] or "")

    def handle_data(self, data):
        self.texts.append(data)

    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}


def csv_rows(report: Report) -> list[list[str]]:
    return list(csv.reader(io.StringIO(sheets.as_csv(report).decode("utf-8-sig"))))


def book(report: Report):
    return load_workbook(io.BytesIO(sheets.as_xlsx(report)))


def pdf_text(report: Report) -> str:
    pages = pypdfium2.PdfDocument(paper.as_pdf(report))
    return "\n".join(one.get_textpage().get_text_range() for one in pages)


def expected(report: Report) -> list[tuple]:
    return [tuple(line.figures) for line in report.lines()]


def test_the_csv_has_every_figure_exactly(report):
    texts = [row[3:] for row in csv_rows(report)[1 : len(expected(report)) + 1]]
    assert [tuple(float(cell) if cell else None for cell in row) for row in texts] == expected(report)


def test_the_workbook_has_every_figure_as_a_number(report):
    rows = list(book(report).worksheets[0].iter_rows(min_row=2, values_only=True))[: len(expected(report))]
    assert [row[3:] for row in rows] == expected(report)
    assert [row[0].date() for row in rows] == [TODAY] * len(rows)


def test_the_page_has_every_figure_exactly(report):
    rows = [row for row in Read(page.as_html(report)).rows if len(row) == len(FIGURES)][: len(expected(report))]
    assert [tuple(float(cell) if cell else None for cell in row) for row in rows] == expected(report)


def test_the_pdf_has_every_figure_as_it_is_told(report):
    text = re.sub(r"\s+", "", pdf_text(report))
    for name in FIGURES:
        both = (told(name, getattr(one.total, name)) for one in (report.summary, report.before))
        assert re.sub(r"\s+", "", heading(name, report.lang)) + "".join(both) in text, name
    for line in report.summary.rows:
        assert line.key + "".join(told(name, getattr(line.figures, name)) for name in BRIEF) in text


def test_every_definition_is_in_the_workbook_the_pdf_and_the_page(report):
    meanings = [definition(name, report.lang) for name in FIGURES]
    cells = {row[2] for row in book(report).worksheets[-1].iter_rows(values_only=True)}
    text, told_all = re.sub(r"\s+", "", pdf_text(report)), Read(page.as_html(report)).texts
    for means in meanings:
        assert means in cells
        assert means in told_all
        assert re.sub(r"\s+", "", means) in text


def test_cases_and_told_waits_are_the_same_in_all(report):
    told_s = {fact.name: fact.value for section in report.sections for fact in section.facts}
    assert {"on_time_rate", "one_visit", "inside", "mae_s"} <= told_s.keys()
    sheets_by_title = {sheet.title: sheet for sheet in book(report).worksheets}
    html, text = page.as_html(report).decode(), "".join(pdf_text(report).split())
    for section in report.sections:
        cells = [row[:4] for row in sheets_by_title[section.title].iter_rows(min_row=2, values_only=True)]
        assert cells == [tuple(fact) for fact in section.facts]
        for fact in section.facts:
            assert f'<data value="{"" if fact.value is None else repr(fact.value)}">' in html
            assert "".join(f"{fact.head}{told(fact.name, fact.value)}".split()) in text


def test_the_waits_told_are_drawn_beside_those_there_were(report):
    kept = (Class(10, 15, 7, 720.0, 800.0, 300.0, 1500.0, 0.8),)
    assert "<circle" not in page.as_html(report._replace(kept_waits=())).decode()
    assert page.as_html(report._replace(kept_waits=kept)).decode().count("<circle") == 1


def test_occupancy_is_the_same_in_all(report):
    [place] = report.places
    row = next(book(report).worksheets[1].iter_rows(min_row=2, values_only=True))
    assert (row[0], row[1], row[2], row[8]) == (place.window, place.clerk, place.open_s, place.occupancy)
    assert repr(place.occupancy) in {value for row in Read(page.as_html(report)).rows for value in row}
    assert told("occupancy", place.occupancy) in pdf_text(report)


def test_a_page_has_no_script_and_asks_nobody(report):
    read = Read(page.as_html(report))
    assert not read.names() & {"script", "link", "img", "iframe", "object", "form", "a", "use", "image"}
    assert not {name for _, attrs in read.tags for name in attrs if name.startswith("on") or name in ("src", "href")}
    assert b"url(" not in page.as_html(report)
    assert b"//" not in page.as_html(report)


def test_a_page_escapes_what_people_wrote(report):
    html = page.as_html(renamed(report, TAGS)._replace(hall=TAGS))
    assert TAGS.encode() not in html
    assert TAGS in pauses(report.places[0])
    assert "".join(Read(html).texts).count(TAGS) == 3  # the hall, the service, the pause's reason


def test_the_plots_are_drawings_with_the_counts_on_them(report):
    read = Read(page.as_html(report))
    assert sum(tag == "svg" for tag, _ in read.tags) == 3
    assert sum(tag == "path" for tag, _ in read.tags) == 2
    assert [tag for tag, attrs in read.tags if attrs.get("class") == "promise"] == ["line"]


def test_an_empty_day_can_be_written(hall):
    nothing = hall.store.read(made, lang="zh")
    assert all(write(nothing) for write in (sheets.as_csv, sheets.as_xlsx, paper.as_pdf, page.as_html))


def test_no_text_of_people_is_a_formula_in_the_workbook(report):
    cell = book(renamed(report, EVIL)).worksheets[0]["C2"]
    assert (cell.data_type, cell.value) == ("s", EVIL)


def test_control_signs_do_not_break_the_workbook(report):
    assert book(renamed(report, "a\x00b\x1b")).worksheets[0]["C2"].value == "a\ufffdb\ufffd"


@given(st.sampled_from("=+-@\t\r\n＝＋－＠"), st.text(max_size=9), st.sampled_from(["", " ", "  "]))
def test_no_text_is_a_formula_in_the_csv(sign, rest, space):
    assert sheets.harmless(f"{space}{sign}{rest}").startswith("'")


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_an_ordinary_text_stays_as_it_is(text):
    assert sheets.harmless(text) == text


def test_the_csv_keeps_such_a_name_readable(report):
    assert csv_rows(renamed(report, EVIL))[1][2] == f"'{EVIL}"


def test_weekdays_are_told_in_the_files_own_language(report):
    assert csv_rows(renamed(report, "mon"))[1][2] == key_text("mon", report.lang) != "mon"


TIMES = [(59.6, "1:00"), (10_799, "179:59"), (10_800, "3:00:00"), (36_061, "10:01:01")]


@pytest.mark.parametrize(("seconds", "text"), TIMES)
def test_long_times_are_told_in_hours(seconds, text):
    assert told("open_s", seconds) == text
