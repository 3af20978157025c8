"""Everything there is to tell of some days as one report, and the forms it can be kept in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from counterdesk.hall import catalogue
from counterdesk.hall.estimates import calibration
from counterdesk.hall.summary import spans, summary
from counterdesk.hall.summary.matters import matters
from counterdesk.hall.summary.occupancy import occupancy, throughput
from counterdesk.hall.summary.shape import shape
from counterdesk.reports import page, paper, sheets
from counterdesk.reports.report import Report, of_cases, of_throughput, of_waits_told
from counterdesk.store.desk import Look

WAYS: dict[str, Callable[[Report], bytes]] = {
    ".csv": sheets.as_csv, ".xlsx": sheets.as_xlsx, ".pdf": paper.as_pdf, ".html": page.as_html,
}  # fmt: skip
"""How a file is written, by the ending of its name."""


def whole(look: Look, first: date, last: date, by: str | None, lang: str) -> Report:
    """The figures of the business days ``first`` to ``last`` beside the span before, with all that is kept of them.

    Raises Refusal as ``summary`` does.
    """
    waits = calibration(look, first, last)
    sections = (
        of_throughput(throughput(look, first, last), lang), of_cases(matters(look, first, last), lang),
        of_waits_told(waits, lang),
    )  # fmt: skip
    hall = catalogue.current(look).hall.name(lang) if look.catalogue_id else ""
    return Report(
        hall, lang, f"{look.local(look.now_us):%Y-%m-%d %H:%M}", summary(look, first, last, by),
        summary(look, *spans.before(first, last), by), occupancy(look, first, last), shape(look, first, last),
        sections, waits.classes,
    )  # fmt: skip
