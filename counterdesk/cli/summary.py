"""``summary``: the lead's figures of a day or of several, on screen or as a CSV file."""

from __future__ import annotations

import csv
import io
from argparse import Namespace

from counterdesk.cli import output
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.summary import FIGURES, Line, Summary, definition, heading
from counterdesk.hall.summary import summary as figures_of
from counterdesk.refusals import UsageFault
from counterdesk.store.desk import Look
from counterdesk.words import t

SHOWN = ("issued", "served", "no_show", "walked_out", "wait_mean_s", "wait_p90_s", "handling_mean_s", "service_level")
"""The figures of the table; JSON and the file hold every one."""


def summary(asked: Namespace, here: Here) -> Answer:
    """The figures of --day, of --from to --to, or of today; a row for each of --by."""
    if asked.day and (asked.from_day or asked.to_day):
        raise UsageFault("not_together", name="--day", what="--from --to")
    if asked.from_day and asked.to_day and asked.from_day > asked.to_day:
        raise UsageFault("days_backwards", first=asked.from_day, last=asked.to_day)
    if asked.out and asked.out.suffix.lower() != ".csv":
        raise UsageFault("bad_choice", name="--out", what=asked.out.name, known="FILE.csv")
    found = here.store.read(_figures, asked=asked)
    if asked.out:
        output.write(asked.out, _as_csv(found))
    lines = [t("cli.written", path=asked.out)] if asked.out else _lines(found)
    return Answer(found.as_json(), lines)


def _figures(look: Look, asked: Namespace) -> Summary:
    first = asked.day or asked.from_day or asked.to_day or look.day
    last = asked.day or asked.to_day or max(first, look.day)
    return figures_of(look, first, last, asked.by)


def _lines(found: Summary) -> list[str]:
    told = [*([f"by_{found.by}"] if found.by else []), *SHOWN]
    heads = [heading(told[0]) if found.by else "", *map(heading, SHOWN)]
    rows = [[_key(row), *(_cell(row, name) for name in SHOWN)] for row in _all(found)]
    means = [f"{heading(name)}{output.GAP}{definition(name)}" for name in told]
    days = " - ".join(dict.fromkeys((found.first.isoformat(), found.last.isoformat())))
    return [days, "", *output.table(heads, rows, right=range(1, len(heads))), "", *means]


def _all(found: Summary) -> list[Line]:
    return [*found.rows, Line(t("cli.total"), found.total)]


def _key(row: Line) -> str:
    if row.key in WEEKDAYS:
        return t(f"desk.weekday_{WEEKDAYS.index(row.key)}")
    return t("cli.nobody") if row.key is None else row.key


def _cell(row: Line, name: str) -> str:
    value = getattr(row.figures, name)
    if value is None:
        return "-"
    if name == "service_level":
        return f"{value:.1%}"
    return _minutes(round(value)) if name.endswith("_s") else str(value)


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _as_csv(found: Summary) -> bytes:
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["from", "to", "key", *FIGURES])
    for row in _all(found):
        rows.writerow([found.first, found.last, _key(row), *row.figures])
    return text.getvalue().encode("utf-8-sig")  # the mark tells a spreadsheet that it is UTF-8
