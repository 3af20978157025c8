"""``whatif``: a day that was, run again through the real calling rule with other windows or another rule."""

from __future__ import annotations

import csv
import io
from argparse import Namespace
from datetime import UTC, timezone, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from counterdesk.cli import output
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.progress import bar
from counterdesk.clock import from_us
from counterdesk.hall import replay, visits_import
from counterdesk.hall.replay import Past, Replayed
from counterdesk.hall.visits_import import RefusedRow
from counterdesk.refusals import UsageFault
from counterdesk.store.desk import Look
from counterdesk.words import t

WALL = ZoneInfo("UTC")
"""A file's wall-clock times are taken as they stand: a replay adds lengths to them and needs no zone."""
FORMS = (".csv", ".json")


def whatif(asked: Namespace, here: Here) -> Answer:
    """Replay a visits file or a day of the hall, and say what the waits would have been."""
    _check(asked)
    refused: list[RefusedRow] = []
    zone: tzinfo | None
    if asked.file:
        past, refused = _of_file(asked.file, asked.rule)
        zone = _wall(asked, here)
    else:
        past, zone = here.store.read(_of_day, asked=asked)
    with bar(t("whatif.running")) as told:
        other = past.with_windows(asked.windows).with_hours(zone or WALL, asked.open, asked.close)
        found = replay.replay(other, told)
    starts = [_start(start, zone) for start in found.starts]
    shape = {**found._asdict(), "starts": starts, "refused": [row._asdict() for row in refused], "note": _note(past)}
    if asked.out:
        output.write(asked.out, _file(asked.out, shape))
    listed = [f"{asked.file}:{row.line}: {row.reason}" for row in refused]
    written = [t("cli.written", path=asked.out)] if asked.out else []
    return Answer(shape, [*listed, *_lines(found), "", _note(past), *written])


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


def _of_file(path: Path, rule: str | None) -> tuple[Past, list[RefusedRow]]:
    found = visits_import.read_visits(path, WALL)
    return replay.of_visits(found.rows, rule), found.refused


def _wall(asked: Namespace, here: Here) -> tzinfo | None:
    """By which wall clock hours are meant where a file's times carry an offset: --tz, the hall's, or the offset's own.

    None: the file's times are wall-clock times themselves.
    """
    offset = visits_import.offset_of(asked.file)
    if offset is None:
        return None
    zone: tzinfo | None = asked.tz or (here.store.read(lambda look: look.zone) if here.exists else None)
    return zone or timezone(offset)


def _of_day(look: Look, asked: Namespace) -> tuple[Past, tzinfo]:
    past = replay.of_day(look, asked.day)
    return past.with_rule(asked.rule), look.zone


def _start(start: replay.Start, zone: tzinfo | None) -> dict[str, str]:
    at = from_us(start.start_us)
    told = at.astimezone(zone) if zone else at.astimezone(UTC).replace(tzinfo=None)
    return {"ticket_id": start.ticket_id, "start_ts": told.isoformat(), "window": start.window}


def _note(past: Past) -> str:
    return t("whatif.note_guessed" if past.guessed else "whatif.note", count=past.guessed)


def _lines(found: Replayed) -> list[str]:
    facts = {
        "rule": t(f"whatif.rule_{found.rule.replace('-', '_')}"), "windows": found.windows, "served": found.served,
        "unserved": found.unserved, "wait_mean": _minutes(found.wait_mean_s), "wait_p90": _minutes(found.wait_p90_s),
        "within_promise": found.within_promise,
    }  # fmt: skip
    return output.pairs({t(f"whatif.{name}"): value for name, value in facts.items()})


def _minutes(seconds: float | None) -> str:
    return "-" if seconds is None else f"{round(seconds) // 60}:{round(seconds) % 60:02d}"


def _file(path: Path, shape: dict[str, Any]) -> bytes:
    if path.suffix.lower() == ".json":
        return output.to_json(shape).encode("utf-8")
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["ticket_id", "start_ts", "window"])
    rows.writerows(start.values() for start in shape["starts"])
    return text.getvalue().encode("utf-8-sig")
