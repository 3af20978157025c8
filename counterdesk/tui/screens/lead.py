"""The lead's plain view: how many wait, today's figures, every queue and every window, and what needs a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, floor
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.floor import Figures, Queue, WindowNow
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import desk_view
from counterdesk.tui.screens.desk_now import Papers, papers, story
from counterdesk.tui.screens.hall_screen import COMMON
from counterdesk.tui.screens.lead_menu import LeadMenu
from counterdesk.tui.widgets.big_number import BigNumber
from counterdesk.tui.widgets.clock_label import spoken
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Question
from counterdesk.tui.widgets.queue_list import MINUTE_US, QueueList
from counterdesk.tui.widgets.rows import Piece, Row, Rows, ends
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import language, pad, t

FIGURES = (("issued", "finished"), ("at_windows", "held"), ("no_show", "walked_out", "cancelled"))


class LeadNow(NamedTuple):
    """The hall at one instant; ``began_us`` is from when each window's clock runs, as its desk shows it."""

    now_us: int
    zone: ZoneInfo
    cat: Catalogue
    queues: list[Queue]
    windows: list[WindowNow]
    figures: Figures
    papers: Papers
    began_us: dict[str, int]


def lead_now(look: Look) -> LeadNow:
    """Everything the lead's view shows, in one snapshot."""
    windows = floor.windows_now(look)
    return LeadNow(
        look.now_us, look.zone, catalogue.current(look), floor.queues(look), windows,
        floor.figures(look), papers(look),
        {window.code: floor.began_us(look, window.ticket) for window in windows if window.ticket},
    )  # fmt: skip


class WindowList(Rows):
    """A line a window: its code, how it stands, who sits there, the ticket and how long it is called or served."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.windows: Sequence[WindowNow] = ()
        self.began_us: dict[str, int] = {}
        self.now_us = 0

    def set(self, windows: Sequence[WindowNow], began_us: dict[str, int], now_us: int) -> None:
        """Show these windows at ``now_us``, their clocks from ``began_us`` on."""
        self.windows, self.began_us, self.now_us = windows, began_us, now_us
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """One row a window."""
        return [self._row(window, width) for window in self.windows]

    def _row(self, window: WindowNow, width: int) -> Row:
        closed = window.state == "closed"
        number = window.ticket.label if window.ticket else ""
        began_us = self.began_us.get(window.code)
        passed = spoken((self.now_us - began_us) // SECOND_US) if began_us else ""
        return ends(
            [
                (pad(window.code, 4), "quiet" if closed else "strong"), (pad(" ".join(window.serves), 8), "quiet"),
                (pad(window.clerk or "", 6), ""), window_state(window, self.now_us),
            ],
            [(pad(number, 6), "number"), (pad(passed, 8, "right"), "")],
            width,
        )  # fmt: skip


def window_state(window: WindowNow, now_us: int) -> tuple[str, str]:
    """How a window stands, in words, and how loudly to say it: help asked for, silent, paused, open, closed."""
    if window.help_us:
        return t("lead.help", minutes=(now_us - window.help_us) // SECOND_US // 60), "over"
    if window.silent:
        return t("lead.silent"), "over"
    if window.state == "paused":
        return t("lead.paused", reason=desk_view.pause_words(window.reason or "")), "needs"
    if window.state == "open" and window.ticket:
        return t(f"state.{window.ticket.state}"), ""
    return t(f"lead.{window.state}"), "done" if window.state == "open" else "quiet"


def figure_rows(figures: Figures) -> list[Row]:
    """Today's figures, a few a row."""
    return [[piece for name in names for piece in _figure(name, figures)] for names in FIGURES]


def _figure(name: str, figures: Figures) -> list[Piece]:
    return [(pad(t(f"lead.{name}"), 11), "quiet"), (pad(str(getattr(figures, name)), 7), "strong")]


def needs_rows(now: LeadNow) -> list[Row]:
    """What needs a person now: windows that are silent or asked for help, papers, queues past their promise."""
    late = " ".join(queue.series for queue in now.queues if queue.over_promise)
    calls = " ".join(window.code for window in now.windows if window.silent or window.help_us)
    unprinted = str(now.papers.in_trouble or "")
    stopped = " ".join(queue.series for queue in now.queues if queue.stopped is not None)
    found = (
        ("lead.need_windows", calls), ("lead.need_papers", unprinted), ("lead.need_queues", late),
        ("lead.need_stopped", stopped),
    )  # fmt: skip
    rows: list[Row] = [[(t(key, which=which), "over")] for key, which in found if which]
    return rows or [[(t("lead.need_nothing"), "done")]]


class Lead(LeadMenu, inherit_bindings=False):
    """The hall now."""

    CSS_PATH = "lead.tcss"
    BINDINGS: ClassVar = bindings("ask_help", "find", "more", *COMMON)
    bar = ("ask_help", "find", "more", *COMMON)
    takes_scans = True

    def __init__(self) -> None:
        super().__init__()
        self.now: LeadNow | None = None
        self._minute = 0
        self.top = Rows(id="top")
        self.waiting = BigNumber(id="waiting")
        self.figures = Rows(id="figures")
        self.needs = Rows(id="needs")
        self.queues = QueueList(id="queues")
        self.windows = WindowList(id="windows")
        self.titles = {name: Rows(classes="title") for name in ("waiting", "queues", "windows")}

    def compose(self) -> ComposeResult:
        """Top line; how many wait, with the figures; queues beside windows; what needs a person."""
        yield self.top
        with Line(id="now"):
            yield Column(self.titles["waiting"], self.waiting, id="count")
            yield Column(self.figures, self.needs, id="words")
        with Line(id="hall"):
            yield Column(self.titles["queues"], self.queues, id="side")
            yield Column(self.titles["windows"], self.windows, id="main")
        yield from (self.said, KeyBar())

    def on_mount(self) -> None:
        """Read the hall and tick."""
        self.news()
        self.set_interval(1, self.tick)
        self.set_interval(20, self.news)

    async def read(self) -> None:
        """The hall in one snapshot; a new call for help rings a bell, here where no citizen hears it."""
        before = self._asking()
        self.now = await self.hall.link.ask(lead_now)
        if self._asking() - before:
            self.app.bell()

    def _asking(self) -> set[str]:
        return {window.code for window in self.now.windows if window.help_us} if self.now else set()

    def calling(self) -> WindowNow | None:
        """The window that has waited longest for the lead."""
        asking = [window for window in self.now.windows if window.help_us] if self.now else []
        return min(asking, key=lambda window: window.help_us or 0, default=None)

    def key_label(self, act: str) -> str:
        """Answering names the window; while none calls, the key is left out."""
        if act != "ask_help":
            return super().key_label(act)
        window = self.calling()
        return t("lead.answer", which=window.code) if window else ""

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.now is None:
            return
        words: Iterable[tuple[str, str]] = (("waiting", "lead.waiting"), ("windows", "lead.windows"))
        for name, key in words:
            self.titles[name].show([[(t(key), "quiet")]])
        self.waiting.write(str(self.now.figures.waiting))
        self.figures.show(figure_rows(self.now.figures))
        self.needs.show(needs_rows(self.now))
        self._each_minute(self.now, self.now_us())
        self.tick()

    def tick(self) -> None:
        """What moves by itself: the windows' clocks; the rest once a minute."""
        if self.now is None or not self.is_attached:
            return
        now, at_us = self.now, self.now_us()
        self.windows.set(now.windows, now.began_us, at_us)
        if at_us // MINUTE_US != self._minute:
            self._each_minute(now, at_us)

    def _each_minute(self, now: LeadNow, at_us: int) -> None:
        self._minute = at_us // MINUTE_US
        name = now.cat.hall.name(language())
        self.titles["queues"].show([desk_view.queue_title(self.queues.size.width)])
        self.top.show([desk_view.head(name, at_us, now.zone, self.top.size.width, t("lead.title"))])
        self.queues.set(desk_view.queue_lines(now.queues, now.cat.series, now.now_us), at_us)

    def action_find(self) -> None:
        """Read a ticket's story by its number or its code."""
        self.hall.ask(Question(t("desk.find"), (), [[(t("desk.find_how"), "quiet")]], free=True), self.scanned)

    def scanned(self, code: str) -> None:
        """Read the story of the ticket a slip belongs to."""
        self.act(lambda: self._story(code), waits=True)

    async def _story(self, number: str) -> None:
        found = await self.hall.link.ask(story, number)
        if self.now is not None:
            title = f"{found.ticket.label}  {found.service}  {t(f'state.{found.ticket.state}')}"
            self.hall.tell(title, desk_view.story_rows(found.entries, self.now.zone))
