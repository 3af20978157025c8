"""The figures as a paper of A4, drawn like every other paper."""

from __future__ import annotations

from counterdesk.hall.summary import FIGURES, Summary, definition, heading
from counterdesk.printing import pdf
from counterdesk.printing.slip import Line, Part, Rule, Slip, Table
from counterdesk.reports.report import (
    BRIEF,
    Report,
    Section,
    days,
    definitions,
    key_text,
    pauses,
    place_heads,
    place_key,
    told,
)
from counterdesk.words import t

VALUE = 20
KEY, ABREAST = 12, 5
"""Paper columns of a row's figures, a date among them, and how many rows stand side by side."""
BRIEF_COLUMNS = 7, 7, 8, 6, 8, 8, 9, 8
PLACE_COLUMNS = 9, 9, 9, 9, 7, 6, 10
"""Columns of paper: whole words of the heads, and times with hours, on one line."""


def as_pdf(report: Report) -> bytes:
    """A PDF with every figure of the total and of each row, and all definitions.

    Raises PrinterFault ``no_font`` without a Chinese font.
    """
    return pdf.render(slip(report))


def slip(report: Report) -> Slip:
    """The paper's parts in order."""
    lang = report.lang
    title = t("report.title", lang)
    parts: list[Part] = [
        Line(report.hall, "center"), Line(title, "center", 2), Line(report.days, "center"), Rule(), _total(report),
    ]  # fmt: skip
    for one in filter(None, (report.summary, report.before)):
        parts += _rows(one, lang) if one.rows else []
    for one in filter(None, (report.summary, report.before)):
        parts += [part for at in range(0, len(one.rows), ABREAST) for part in _whole(one, at, lang)]
    parts += _places(report) if report.places else []
    parts += [part for section in report.sections for part in _section(section)]
    parts += [Rule(), Line(t("report.definitions", lang), bold=True)]
    meanings = zip(definitions(report, heading), definitions(report, definition), strict=True)
    parts += [Line(f"{head}: {means}") for (_, head), (_, means) in meanings]
    parts += [Line(f"{fact.head}: {fact.means}") for section in report.sections for fact in section.facts]
    return Slip("summary", lang, (*parts, Rule(), Line(t("slip.day_printed", lang, time=report.made_at))), title)


def _section(section: Section) -> list[Part]:
    rows = tuple((fact.head, told(fact.name, fact.value)) for fact in section.facts)
    return [Rule(), Table((section.title, ""), rows, (0, VALUE), "lr")]


def _total(report: Report) -> Table:
    lang, spans = report.lang, [one for one in (report.summary, report.before) if one]
    head = (t("report.figure", lang), *(days(one).replace(" - ", " ") for one in spans))
    rows = tuple(
        (heading(name, lang), *(told(name, getattr(one.total, name)) for one in spans)) for name in FIGURES
    )
    return Table(head, rows, (0, *[VALUE + 2] * len(spans)), "l" + "r" * len(spans))


def _rows(one: Summary, lang: str) -> list[Part]:
    head = (heading(f"by_{one.by}", lang), *(heading(name, lang) for name in BRIEF))
    rows = tuple(
        (key_text(line.key, lang), *(told(name, getattr(line.figures, name)) for name in BRIEF)) for line in one.rows
    )
    widths = (0, *BRIEF_COLUMNS)
    return [Rule(), Line(days(one), bold=True), Table(head, rows, widths, "l" + "r" * len(BRIEF))]


def _whole(one: Summary, at: int, lang: str) -> list[Part]:
    """Every figure of ABREAST rows, a column each."""
    lines = one.rows[at : at + ABREAST]
    head = (days(one) if not at else "", *(key_text(line.key, lang) for line in lines))
    rows = tuple(
        (heading(name, lang), *(told(name, getattr(line.figures, name)) for line in lines)) for name in FIGURES
    )
    return [Rule(), Table(head, rows, (0, *[KEY] * len(lines)), "l" + "r" * len(lines))]


def _places(report: Report) -> list[Part]:
    lang = report.lang
    names, heads = zip(*place_heads(lang), strict=True)
    rows = tuple(
        (place_key(place, lang), *(told(name, getattr(place, name)) for name in names)) for place in report.places
    )
    table = Table((t("report.places", lang), *heads), rows, (0, *PLACE_COLUMNS), "l" + "r" * len(names))
    rested = (place for place in report.places if place.pauses_s)
    told_pauses = [Line(f"{place_key(place, lang)}: {pauses(place, lang)}") for place in rested]
    return [Rule(), table, Line(t("report.occupancy_means", lang)), *told_pauses]
