"""``window``: who sits where, pauses, takeover, help, the roster, and stopping a series."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.acts import command
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue, clerks, floor, tickets, windows
from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.floor import WindowNow
from counterdesk.store.desk import By, Look
from counterdesk.words import has, t

HEADS = ("window", "state", "reason", "clerk", "ticket", "series", "since")


def takeover(asked: Namespace, here: Here) -> Answer:
    """Give a silent window to --clerk; a lead decides it, --lead or the clerk themselves, proven by a PIN."""
    lead = asked.lead or asked.clerk
    here.store.read(clerks.require, number=lead, act="takeover")
    who.prove(here, lead)
    by = By(asked.clerk, asked.window)
    return _told(asked, here, here.store.run(windows.takeover, by, asked.window, lead))


def stop_series(asked: Namespace, here: Here) -> Answer:
    """A lead stops giving out numbers of a series today."""
    here.store.run(tickets.stop_series, who.in_charge(asked, here, "stop_series"), asked.series.upper(), asked.reason)
    return _series(asked, here)


def reopen_series(asked: Namespace, here: Here) -> Answer:
    """A lead lets a stopped series go on."""
    here.store.run(tickets.reopen_series, who.in_charge(asked, here, "stop_series"), asked.series.upper())
    return _series(asked, here)


def listed(asked: Namespace, here: Here) -> Answer:
    """Every window as it is now."""
    found = here.store.read(_windows)
    return Answer(found, output.table([t(f"cli.head_{name}") for name in HEADS], [_row(window) for window in found]))


def plan(asked: Namespace, here: Here) -> Answer:
    """Who is planned where: the roster of the hall file."""
    shifts = here.store.read(_roster)
    rows = [[s["window"], s["clerk"], f"{s['from']}-{s['to']}", _weekdays(s["weekdays"])] for s in shifts]
    heads = [t(f"cli.head_{name}") for name in ("window", "clerk", "time", "weekdays")]
    return Answer(shifts, output.table(heads, rows) if rows else [t("cli.no_roster")])


def _told(asked: Namespace, here: Here, _done: object) -> Answer:
    found = next(w for w in here.store.read(_windows) if w["window"] == asked.window)
    told = (t("desk.window", window=found["window"]), found["clerk"], _state(found), _reason(found["reason"]))
    return Answer(found, [output.GAP.join(filter(None, told))])


open_window = command(windows.open_window, _told)
pause = command(windows.pause, _told, "reason")
resume = command(windows.resume, _told)
close = command(windows.close, _told)
ask_help = command(windows.ask_help, _told, "window")


def _windows(look: Look) -> list[dict[str, Any]]:
    return [_window(look, now) for now in floor.windows_now(look)]


def _window(look: Look, now: WindowNow) -> dict[str, Any]:
    return {
        "window": now.code, "state": now.state, "reason": now.reason, "clerk": now.clerk,
        "ticket": now.ticket.label if now.ticket else None, "serves": list(now.serves),
        "accessible": now.accessible, "since": now.since_us and shapes.instant(look, now.since_us),
        "help_since": now.help_us and shapes.instant(look, now.help_us), "silent": now.silent,
    }  # fmt: skip


def _row(window: dict[str, Any]) -> list[object]:
    serves, since = " ".join(window["serves"]), (window["since"] or "")[11:19]
    return [
        window["window"], _state(window), _reason(window["reason"]), window["clerk"], window["ticket"], serves, since,
    ]  # fmt: skip


def _state(window: dict[str, Any]) -> str:
    notes = (("silent", window["silent"]), ("help", window["help_since"]))
    return " ".join((t(f"cli.seat_{window['state']}"), *(t(f"cli.note_{note}") for note, holds in notes if holds)))


def _reason(reason: str | None) -> str:
    return t(f"pause.{reason}") if has(f"pause.{reason}") else reason or ""


def _roster(look: Look) -> list[dict[str, Any]]:
    return [
        {
            "window": shift.window, "clerk": shift.clerk, "from": f"{shift.from_:%H:%M}", "to": f"{shift.to:%H:%M}",
            "weekdays": [WEEKDAYS[day] for day in shift.weekdays],
        }
        for shift in catalogue.current(look).roster
    ]  # fmt: skip


def _weekdays(names: list[str]) -> str:
    return " ".join(t(f"desk.weekday_{WEEKDAYS.index(name)}") for name in names)


def _series(asked: Namespace, here: Here) -> Answer:
    series = next(q for q in here.store.read(floor.queues) if q.series == asked.series.upper())
    act = "series_reopened" if series.stopped is None else "series_stopped"
    shape = {"series": series.series, "stopped": series.stopped, "waiting": series.waiting}
    return Answer(shape, [t(f"act.{act}", series=series.series)])
