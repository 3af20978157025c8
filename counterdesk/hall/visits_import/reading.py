"""Reading a visits file: every row becomes a visit or is refused with its line and reason, nothing is repaired."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.hall.visits_import.times import SHOWN, Unfit, instant_us
from counterdesk.refusals import Fault, SettingFault
from counterdesk.textfile import read_text
from counterdesk.words import t

COLUMNS = ("ticket_id", "service", "priority", "arrive_ts", "start_ts", "end_ts", "server", "outcome")
OUTCOMES = ("served", "abandoned")


class Visit(NamedTuple):
    """One row that makes sense in itself; instants are microseconds UTC, ``start_us`` None: left without service.

    ``line`` is where the row begins in the file, from 1; ``priority`` and ``server`` are empty where none is given.
    """

    line: int
    id: str
    service: str
    priority: str
    server: str
    arrive_us: int
    start_us: int | None
    end_us: int


class RefusedRow(NamedTuple):
    """A row that was not taken: its line in the file and why, in words."""

    line: int
    reason: str


class Visits(NamedTuple):
    """What a file holds: the visits in its order, and the rows that make no sense in themselves."""

    rows: list[Visit]
    refused: list[RefusedRow]


def read_visits(path: str | Path, zone: ZoneInfo) -> Visits:
    """Read a visits file; timestamps without an offset are wall-clock times of ``zone``.

    Raises SettingFault when the file as a whole cannot be used: not readable, not UTF-8, empty, a column missing
    or there twice, quotes that do not match.
    """
    found = Visits([], [])
    for line, cells, spare in _records(str(path), read_text(Path(path))):
        try:
            found.rows.append(_visit(line, cells, spare, zone))
        except Unfit as unfit:
            found.refused.append(refuse(line, unfit))
    return found


def offset_of(path: str | Path) -> timedelta | None:
    """The offset from UTC that the first arrival of a visits file carries; None: a wall-clock time, or nothing read."""
    for _, cells, _ in _records(str(path), read_text(Path(path))):
        with suppress(ValueError):
            return datetime.fromisoformat(cells.get("arrive_ts", "")).utcoffset()
    return None


def refuse(line: int, unfit: Unfit) -> RefusedRow:
    """The refusal of a row in the language in use."""
    return RefusedRow(line, t(f"import.{unfit.code}", None, **unfit.facts))


def _visit(line: int, cells: dict[str, str], spare: list[str], zone: ZoneInfo) -> Visit:
    if len(cells) < len(COLUMNS) or any(spare):
        raise Unfit("wrong_width")
    if not cells["ticket_id"]:
        raise Unfit("missing", column="ticket_id")
    outcome = cells["outcome"]
    if outcome not in OUTCOMES:
        raise Unfit("no_outcome", value=outcome[:SHOWN], known=", ".join(OUTCOMES))
    arrive_us = instant_us(cells["arrive_ts"], "arrive_ts", zone)
    start_us = _start_us(outcome, cells["start_ts"], zone)
    end_us = instant_us(cells["end_ts"], "end_ts", zone)
    for column, later_us in (("start_ts", start_us), ("end_ts", end_us)):
        if later_us is not None and later_us < arrive_us:
            raise Unfit("before_arrival", column=column, value=cells[column], arrival=cells["arrive_ts"])
    if start_us is not None and end_us < start_us:
        raise Unfit("end_before_start", value=cells["end_ts"], start=cells["start_ts"])
    return Visit(
        line, cells["ticket_id"], cells["service"], cells["priority"], cells["server"], arrive_us, start_us, end_us
    )


def _start_us(outcome: str, text: str, zone: ZoneInfo) -> int | None:
    if outcome == "served":
        return instant_us(text, "start_ts", zone)
    if text:
        raise Unfit("started_yet_left", value=text[:SHOWN])
    return None


def _records(file: str, text: str) -> Iterator[tuple[int, dict[str, str], list[str]]]:
    """Line, cells by column, and whatever stands beyond the last column, of every row that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        names = _header(file, next(reader, []))
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                plain = [cell.strip() for cell in cells]
                known = {name: cell for name, cell in zip(names, plain, strict=False) if name in COLUMNS}
                yield line, known, plain[len(names) :]
            line = reader.line_num + 1
    except csv.Error as error:
        raise SettingFault([Fault(file, t("check.line", line=line), t("import.quotes", detail=error))]) from error


def _header(file: str, cells: list[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if not any(names):
        raise SettingFault([Fault(file, t("check.line", line=1), t("import.empty"))])
    times = Counter(names)
    faults = [Fault(file, name, t("import.no_column")) for name in COLUMNS if not times[name]]
    faults += [Fault(file, name, t("import.column_twice")) for name in COLUMNS if times[name] > 1]
    if faults:
        raise SettingFault(faults)
    return names

