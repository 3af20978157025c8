"""The morning's face: what must be settled before the doors open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.clock import SECOND_US, from_us
from counterdesk.hall import catalogue, closing, opening, windows
from counterdesk.hall.cases import board
from counterdesk.hall.cases.board import Wanted
from counterdesk.hall.closing import Note, Unclosed
from counterdesk.store import copies, outbox
from counterdesk.store.desk import Look
from counterdesk.store.outbox import Health
from counterdesk.tui.place import Place
from counterdesk.tui.screens.desk_now import Papers, papers
from counterdesk.tui.screens.desk_view import LOUD
from counterdesk.tui.screens.lead_faces.face import Face, line, title, widest
from counterdesk.tui.widgets.rows import Piece
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.words import t

HOUR_US = 3600 * SECOND_US
OLD_H = 24
"""A copy older than this loses more than a day."""


class Planned(NamedTuple):
    """A window's plan for today: who, from when to when, and where that clerk sits now (None: nowhere)."""

    window: str
    clerk: str
    spans: tuple[tuple[time, time], ...]
    sits_at: str | None


class OpeningNow(NamedTuple):
    """What the morning asks about; ``unclosed`` is an earlier day nobody closed."""

    zone: ZoneInfo
    now_us: int
    printers: list[Health]
    papers: Papers
    roster: list[Planned]
    overdue: int
    due_today: int
    unclosed: Unclosed | None
    notes: list[Note]
    copied_us: int | None
    first_day: bool
    calls: list[str]


def opening_now(look: Look) -> OpeningNow:
    """Everything the morning's face shows, in one snapshot."""
    counts = board.counts(look, Wanted())
    return OpeningNow(
        look.zone, look.now_us, outbox.health(look), papers(look), planned(look), counts["overdue"],
        counts["last_day"], closing.unclosed(look), closing.notes_for(look), copies.newest_us(look),
        closing.last_worked(look) is None, [seat.window for seat in windows.seats(look) if seat.help_us],
    )  # fmt: skip


def planned(look: Look) -> list[Planned]:
    """Today's roster by window and clerk, in the hall file's order; empty on a day off."""
    cat, today = catalogue.current(look), look.local(look.now_us).date()
    if not opening.is_open_on(cat, today):
        return []
    silent_s = cat.calling.silent_s
    there = [seat for seat in windows.seats(look) if not seat.silent(look.now_us, silent_s)]
    sits = {seat.clerk: seat.window for seat in there if seat.clerk}
    spans: dict[tuple[str, str], list[tuple[time, time]]] = {}
    for shift in cat.roster:
        if today.weekday() in shift.weekdays:
            spans.setdefault((shift.window, shift.clerk), []).append((shift.from_, shift.to))
    found = [Planned(*who, tuple(sorted(each)), sits.get(who[1])) for who, each in spans.items()]
    order = [*cat.windows]
    return sorted(found, key=lambda one: order.index(one.window) if one.window in order else len(order))


class Opening(Face):
    """Printers, who is planned where, what is due, and what yesterday left."""

    name = "opening"

    def __init__(self) -> None:
        super().__init__()
        self.now: OpeningNow | None = None
        self.first = Spots(id="first")
        self.notes = Spots(id="notes")
        self.printers = Spots(id="printers")
        self.roster = Spots(id="roster")

    @property
    def blocks(self) -> Sequence[Spots]:
        """The blocks in reading order."""
        return self.first, self.notes, self.printers, self.roster

    def compose(self) -> ComposeResult:
        """What is open from before, the printers, the roster."""
        yield from self.blocks

    async def read(self, hall: Place) -> None:
        """The morning in one snapshot."""
        self.now = await hall.link.ask(opening_now)

    def draw(self, at_us: int) -> None:
        """Draw what was read last."""
        if self.now is not None:
            self.first.set(first_spots(self.now, at_us), title("lead_opening.first"))
            self.notes.set(note_spots(self.now), title("lead_opening.notes"))
            self.printers.set(printer_spots(self.now), title("lead_opening.printers"))
            self.roster.set(roster_spots(self.now, at_us), title("lead_opening.roster"))


def first_spots(now: OpeningNow, at_us: int) -> list[Spot]:
    """What is left from before today, what is due today, and whether there is a copy if this disk dies."""
    labels = {name: t(f"lead_opening.{name}") for name in ("unclosed", "due", "papers", "copy")}
    width = widest(*labels.values())
    left = now.unclosed
    unclosed: Piece = (t("lead_opening.first_day" if now.first_day else "lead_opening.closed"), "done")
    if left:
        unclosed = t("lead_opening.not_closed", day=left.day.isoformat(), count=left.issued), "needs"
    over: Piece = (t("lead_opening.overdue", count=now.overdue), "over") if now.overdue else ("", "")
    today: Piece = (t("lead_opening.today", count=now.due_today), "needs" if now.due_today else "quiet")
    stuck, waiting = now.papers.in_trouble, now.papers.waiting
    paper: Piece = (t("lead_opening.no_papers"), "done")
    if stuck or waiting:
        paper = t("lead_opening.stuck", stuck=stuck, waiting=waiting), "over" if stuck else ""
    calls = [Spot("calls", [(t("lead_opening.calls", which=" ".join(now.calls)), "over")], opens="calls",
                  means="lead_means.calls")] if now.calls else []  # fmt: skip
    return [
        *calls,
        line("unclosed", labels["unclosed"], width, unclosed, opens="close" if left else "",
             means="lead_means.unclosed"),
        line("due", labels["due"], width, over, today, opens="due", means="lead_means.due_today"),
        line("papers", labels["papers"], width, paper, opens="papers" if stuck or waiting else "",
             means="lead_means.papers"),
        line("copy", labels["copy"], width, _copy(now, at_us), opens="copy", means="lead_means.copy"),
    ]  # fmt: skip


def note_spots(now: OpeningNow) -> list[Spot]:
    """What the last shift left for this one."""
    return [
        Spot(f"note:{at}", [(f"{note.day:%m-%d} {note.clerk or ''}  ", "quiet"), (note.text, "")], opens=f"note:{at}",
             means="lead_means.note")
        for at, note in enumerate(now.notes)
    ] or [Spot("none", [(t("lead_opening.no_notes"), "quiet")])]


def printer_spots(now: OpeningNow) -> list[Spot]:
    """A line a printer, as it was seen last."""
    if not now.printers:
        return [Spot("none", [(t("lead_opening.no_printer"), "needs")])]
    width = widest(*(one.printer for one in now.printers))
    return [
        line(f"printer:{one.printer}", one.printer, width, (t(f"printer.state_{one.state}"), LOUD.get(one.state, "")),
             (_seen(one, now.zone), "quiet"), means="lead_means.printer")
        for one in now.printers
    ]  # fmt: skip


def roster_spots(now: OpeningNow, at_us: int) -> list[Spot]:
    """A line a window: who is planned when, and whether that clerk is there."""
    clock = from_us(at_us).astimezone(now.zone).time()
    return [
        line(f"roster:{one.window}:{one.clerk}", t("desk.window", window=one.window), 14, (one.clerk, "strong"),
             ("  ".join(f"{first:%H:%M}-{last:%H:%M}" for first, last in one.spans), ""), _there(one, clock),
             means="lead_means.roster")
        for one in now.roster
    ] or [Spot("off", [(t("lead_opening.nobody_planned"), "quiet")])]  # fmt: skip


def _there(one: Planned, clock: time) -> Piece:
    if one.sits_at == one.window:
        return t("lead_opening.there"), "done"
    if one.sits_at:
        return t("lead_opening.elsewhere", window=one.sits_at), "needs"
    on_now = any(first <= clock < last for first, last in one.spans)
    return (t("lead_opening.missing"), "over") if on_now else ("", "")


def _seen(one: Health, zone: ZoneInfo) -> str:
    return t("lead_opening.seen", time=f"{from_us(one.seen_us).astimezone(zone):%H:%M}") if one.seen_us else ""


def _copy(now: OpeningNow, at_us: int) -> Piece:
    if now.copied_us is None:
        return t("lead_opening.no_copy"), "needs"
    hours = (at_us - now.copied_us) // HOUR_US
    said = t("lead_opening.copied_days", days=hours // 24) if hours >= 48 else t("lead_opening.copied", hours=hours)
    return said, "needs" if hours >= OLD_H else "done"
