"""``whatif``: a day that was, run again through the real calling rule with other windows or another rule."""

from __future__ import annotations

import csv
import io
from argparse import Namespace
from datetime import UTC, timezone, tzinfo
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.cli import output
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.progress import bar
from counterdesk.clock import from_us
from counterdesk.hall import replay, visits_import
from counterdesk.hall.replay import Compared, Past, Recorded, Replayed
from counterdesk.hall.visits_import import RefusedRow
from counterdesk.refusals import UsageFault
from counterdesk.reports import whatif as words
from counterdesk.store.desk import Look
from counterdesk.words import t

WALL = ZoneInfo("UTC")
"""A file's wall-clock times are taken as they stand: a replay adds lengths to them and needs no zone."""
FORMS = (".csv", ".json")


class Given(NamedTuple):
    """What was recorded, that past and the other one, and by which wall clock starts are told (None: the file's)."""

    recorded: Recorded
    past: Past
    other: Past
    zone: tzinfo | None
    refused: list[RefusedRow]


def whatif(asked: Namespace, here: Here) -> Answer:
    """Replay a visits file or a day of the hall, and say what the waits would have been beside what they were."""
    _check(asked)
    with bar(t("whatif.running")) as told:
        given = _of_file(asked, here) if asked.file else here.store.read(_of_day, asked=asked)
        found = replay.beside(given.recorded, given.past, given.other, told)
    starts = [_start(start, given.zone) for start in found.then.starts]
    shape = {
        **found.then._asdict(), "starts": starts, "refused": [row._asdict() for row in given.refused],
        "note": words.note(found), "recorded": found.recorded._asdict(), "was": _without_starts(found.was),
    }  # fmt: skip
    if asked.out:
        output.write(asked.out, _file(asked.out, shape))
    listed = [f"{asked.file}:{row.line}: {row.reason}" for row in given.refused]
    written = [t("cli.written", path=asked.out)] if asked.out else []
    return Answer(shape, [*listed, *_lines(found), "", words.note(found), *written])


def _check(asked: Namespace) -> None:
    if asked.file and asked.day:
        raise UsageFault("not_together", name="FILE.csv", what="--day")
    if not (asked.file or asked.day):
        raise UsageFault("whatif_of_what")
    if asked.windows == 0:
        raise UsageFault("bad_choice", name="--windows", what=0, known="1, 2, 3 ...")
    if asked.open and asked.close and asked.open >= asked.close:
        raise UsageFault("hours_backwards", opens=f"{asked.open:%H:%M}", closes=f"{asked.close:%H:%M}")
    if asked.out and asked.out.suffix.lower() not in FORMS:
        raise UsageFault("bad_choice", name="--out", what=asked.out.name, known="FILE.csv FILE.json")


def _of_file(asked: Namespace, here: Here) -> Given:
    found, zone = visits_import.read_visits(asked.file, WALL), _wall(asked, here)
    other = _changed(replay.of_visits(found.rows, asked.rule), asked, zone or WALL)
    return Given(replay.recorded_visits(found.rows), replay.of_visits(found.rows), other, zone, found.refused)


def _wall(asked: Namespace, here: Here) -> tzinfo | None:
    """By which wall clock hours are meant where a file's times carry an offset: --tz, the hall's, or the offset's own.

    None: the file's times are wall-clock times themselves.
    """
    offset = visits_import.offset_of(asked.file)
    if offset is None:
        return None
    zone: tzinfo | None = asked.tz or (here.store.read(lambda look: look.zone) if here.exists else None)
    return zone or timezone(offset)


def _of_day(look: Look, asked: Namespace) -> Given:
    past = replay.of_day(look, asked.day)
    other = _changed(past.with_rule(asked.rule), asked, look.zone)
    return Given(replay.recorded_day(look, asked.day), past, other, look.zone, [])


def _changed(past: Past, asked: Namespace, zone: tzinfo) -> Past:
    return past.with_windows(asked.windows).with_hours(zone, asked.open, asked.close)


def _without_starts(was: Replayed) -> dict[str, Any]:
    return {name: value for name, value in was._asdict().items() if name != "starts"}


def _start(start: replay.Start, zone: tzinfo | None) -> dict[str, str]:
    at = from_us(start.start_us)
    told = at.astimezone(zone) if zone else at.astimezone(UTC).replace(tzinfo=None)
    return {"ticket_id": start.ticket_id, "start_ts": told.isoformat(), "window": start.window}


def _lines(found: Compared) -> list[str]:
    """The recorded day beside its replay and, where something was changed, beside that and the difference."""
    was, then = found.was, found.then
    shown = range(2 if was is then else 4)
    heads = [t(f"whatif.{words.COLUMNS[at]}") for at in shown]
    rows = [
        [words.label(one.word), *((one.recorded, one.was, one.then, one.more)[at] for at in shown)]
        for one in words.figures(found)
    ]
    top = {t("whatif.rule"): _moved(_rule(was), _rule(then)),
           t("whatif.windows"): _moved(str(was.windows), str(then.windows))}  # fmt: skip
    return [*output.pairs(top), "", *output.table(["", *heads], rows, right=[at + 1 for at in shown])]


def _moved(was: str, then: str) -> str:
    return was if was == then else f"{was} -> {then}"


def _rule(found: Replayed) -> str:
    return t(f"whatif.rule_{found.rule.replace('-', '_')}")


def _file(path: Path, shape: dict[str, Any]) -> bytes:
    if path.suffix.lower() == ".json":
        return output.to_json(shape).encode("utf-8")
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["ticket_id", "start_ts", "window"])
    rows.writerows(start.values() for start in shape["starts"])
    return text.getvalue().encode("utf-8-sig")
