"""The evening's face: every number accounted for, what is left over, what tomorrow brings, and the day's end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.clock import from_us
from counterdesk.hall import closing
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.cases import board
from counterdesk.hall.cases import rows as case_rows
from counterdesk.hall.closing import Note, Report
from counterdesk.hall.rows import Ticket
from counterdesk.store.desk import Look
from counterdesk.tui.place import Place
from counterdesk.tui.screens.desk_now import Papers, papers
from counterdesk.tui.screens.lead_faces.face import Face, line, title, widest
from counterdesk.tui.screens.lead_faces.looking import Evening, evening
from counterdesk.tui.widgets.rows import Piece
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import t

ALWAYS = ("served", "open")
"""Ends that are told even where no ticket came to them."""


class ClosingNow(NamedTuple):
    """The day as it stands this evening; ``due`` are cases due by tomorrow, ``instants`` unfinished instant items.

    ``since`` is how many numbers were given out after the day was closed.
    """

    zone: ZoneInfo
    report: Report
    open: list[Ticket]
    papers: Papers
    due: int
    instants: list[str]
    closed: bool
    since: int


def closing_now(look: Look) -> ClosingNow:
    """Everything the evening's face shows, in one snapshot."""
    return ClosingNow(
        look.zone, closing.report(look), closing.still_open(look, look.day), papers(look), len(board.due(look, 1)),
        [case.number for case in case_rows.instants_open(look)], closing.is_closed(look, look.day),
        closing.since_closed(look),
    )  # fmt: skip


class Closing(Face):
    """Reconciliation, what is open, what is left to tomorrow, the note, and closing."""

    name = "closing"

    def __init__(self) -> None:
        super().__init__()
        self.now: ClosingNow | None = None
        self.balance = Spots(id="balance")
        self.open = Spots(id="open")
        self.loose = Spots(id="loose")
        self.notes = Spots(id="notes")
        self.end = Spots(id="end")
        self.evening: Evening | None = None
        self._told = 0

    @property
    def blocks(self) -> Sequence[Spots]:
        """The blocks in reading order."""
        return self.balance, self.open, self.loose, self.notes, self.end

    def compose(self) -> ComposeResult:
        """The numbers beside the open tickets; then what is loose, the note, and the end."""
        with Line(id="numbers"):
            yield Column(self.balance, id="side")
            yield Column(self.open, id="main")
        yield from (self.loose, self.notes, self.end)

    async def read(self, hall: Place) -> None:
        """The evening in one snapshot."""
        self.now = await hall.link.ask(closing_now)

    async def study(self, hall: Place) -> bool:
        """What would have helped most, once for every change of what was issued."""
        if self.now is None or self.now.report.figures.issued == self._told:
            return False
        self._told = self.now.report.figures.issued
        self.evening = await hall.link.study(evening)
        return True

    def draw(self, at_us: int) -> None:
        """Draw what was read last."""
        if self.now is not None:
            self.balance.set(balance_spots(self.now.report), title("lead_closing.balance"))
            self.open.set(open_spots(self.now, at_us), title("lead_closing.open"))
            self.loose.set(loose_spots(self.now), title("lead_closing.loose"))
            self.notes.set(note_spots(self.now.report.notes, self.now.zone), title("lead_closing.notes"))
            self.end.set([*end_spots(self.now), *evening_spots(self.evening, self.now.zone)])


def balance_spots(report: Report) -> list[Spot]:
    """Every number: how many were given out, what became of them, which are missing or void."""
    ends = [(name, count) for name, count in report.ends if count or name in ALWAYS]
    width = widest(t("summary.issued"), *(f"- {t(f'summary.{name}')}" for name, _ in ends))
    spots = [line("issued", t("summary.issued"), width, (f"{report.figures.issued:>4}", "strong"),
                  opens="figure:issued", means="summary.issued_means")]  # fmt: skip
    spots += [
        line(name, f"- {t(f'summary.{name}')}", width,
             (f"{count:>4}", "needs" if name == "open" and count else ""),
             opens=f"figure:{name}" if count else "", means=f"summary.{name}_means")
        for name, count in ends
    ]  # fmt: skip
    sound = report.adds_up and not report.gaps
    said: Piece = (t("lead_closing.adds_up"), "done") if sound else (t("lead_closing.not"), "over")
    spots.append(Spot("sum", [said], means="lead_means.balance"))
    named = (("gaps", report.gaps, "over"), ("voids", report.taken_back, "needs"), ("unused", report.unused, ""))
    for what, found, part in named:
        if found:
            spots.append(Spot(what, [(t(f"lead_closing.{what}", numbers=" ".join(found)), part)], opens="whole",
                              means=f"lead_means.{what}"))  # fmt: skip
    return spots


def open_spots(now: ClosingNow, at_us: int) -> list[Spot]:
    """A line a ticket that is open: Enter asks what becomes of it; and one line for all of them."""
    if not now.open:
        return [Spot("none", [(t("lead_closing.none_open"), "done")])]
    spots = [Spot("all", [(t("lead_closing.settle_all", count=len(now.open)), "strong")], opens="settle_all",
                  means="summary.open_means")]  # fmt: skip
    return spots + [
        Spot(f"open:{ticket.label}", [
            (f"{ticket.label}  ", "number"), (t(f"state.{ticket.state}"), "needs" if ticket.state == "held" else ""),
            (f"  {t('desk.window', window=ticket.window)}" if ticket.window else "", "quiet"),
            (_waited(ticket, at_us), "quiet"),
        ], opens=f"settle:{ticket.label}", means="lead_means.open_one")
        for ticket in now.open
    ]  # fmt: skip


def _waited(ticket: Ticket, at_us: int) -> str:
    # of one that was called the time since it came is no wait any more
    minutes = (at_us - ticket.arrived_at_us) // MINUTE_US
    return f"  {t('desk.waited', minutes=minutes)}" if ticket.state == "waiting" else ""


def loose_spots(now: ClosingNow) -> list[Spot]:
    """What the evening must not forget: enquiries, instant items, papers, and what is due tomorrow."""
    enquiries = now.report.enquiries
    told: list[tuple[str, int, str, str]] = [
        ("enquiries", len(enquiries), " ".join(f"{one.id}({one.holder})" for one in enquiries[:6]), "enquiries"),
        ("instants", len(now.instants), " ".join(now.instants[:4]), "instants"),
        ("papers", len(now.report.unsettled), "", "papers"),
        ("due", now.due, "", "due"),
    ]
    width = widest(*(t(f"lead_closing.{name}") for name, *_ in told))
    return [
        line(f"loose:{name}", t(f"lead_closing.{name}"), width, _count(name, count), (which, "quiet"),
             opens=opens if count else "", means=f"lead_means.{name}")
        for name, count, which, opens in told
    ]  # fmt: skip


def note_spots(notes: Sequence[Note], zone: ZoneInfo) -> list[Spot]:
    """What is left for the next shift, and a line to leave more."""
    spots = [
        Spot(f"note:{at}", [(f"{from_us(note.at_us).astimezone(zone):%H:%M} {note.clerk or ''}  ", "quiet"),
                            (note.text, "")], opens=f"note:{at}", means="lead_means.note")
        for at, note in enumerate(notes)
    ]  # fmt: skip
    return [*spots, Spot("write", [(t("lead_closing.write"), "strong")], opens="write")]


def end_spots(now: ClosingNow) -> list[Spot]:
    """The line that ends the day, and those that give its report."""
    said, part = (t("lead_closing.closed"), "done") if now.closed else (t("lead_closing.close"), "strong")
    if now.since:
        said, part = t("lead_closing.closed_since", count=now.since), "needs"
    return [
        Spot("close", [(said, part)], opens="close_today", means="lead_means.close"),
        Spot("report", [(t("lead_closing.report"), "")], opens="report"),
    ]


def evening_spots(found: Evening | None, zone: ZoneInfo) -> list[Spot]:
    """The opening that would have helped most today, and what the last one that was followed was worth."""
    spots: list[Spot] = []
    if found is not None and found.best is not None:
        best = found.best
        spots.append(Spot("best", [(t("lead_closing.best", which=best.window, first=_clock(best.from_us, zone),
                                      last=_clock(best.to_us, zone), more=round(best.more.middle),
                                      low=round(best.more.low), high=round(best.more.high)), "")],
                          opens="whole", means="lead_means.best"))  # fmt: skip
    if found is not None and found.followed is not None:
        advised, worth = found.followed
        spots.append(Spot("worth", [(t("lead_closing.worth", day=f"{advised.day:%m-%d}", which=advised.window,
                                       on=f"{worth.day:%m-%d}", more=worth.more, saved=round(worth.saved_s / 60)), "")],
                          opens="whole", means="lead_means.best"))  # fmt: skip
    return spots


def _clock(us: int, zone: ZoneInfo) -> str:
    return f"{from_us(us).astimezone(zone):%H:%M}"


def _count(name: str, count: int) -> Piece:
    if name == "due":
        return str(count), "strong" if count else "quiet"
    return str(count), "needs" if count else "done"
