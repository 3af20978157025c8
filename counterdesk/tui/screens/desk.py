"""The desk: the ticket at this window large, who is next beside it, everything else quiet until it needs a person."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from counterdesk.clock import SECOND_US
from counterdesk.hall import windows
from counterdesk.hall.floor import AtWindow
from counterdesk.refusals import StoreFault
from counterdesk.store.desk import By
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import desk_checklist, desk_view
from counterdesk.tui.screens.desk_menu import DeskMenu
from counterdesk.tui.screens.desk_now import DeskNow, desk_now
from counterdesk.tui.screens.desk_shown import ShownPapers
from counterdesk.tui.screens.hall_screen import COMMON
from counterdesk.tui.widgets.big_number import BigNumber
from counterdesk.tui.widgets.checklist import Checklist
from counterdesk.tui.widgets.clock_label import ClockLabel
from counterdesk.tui.widgets.cursor_rows import CursorKeys
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.queue_list import MINUTE_US, QueueList
from counterdesk.tui.widgets.rows import Folded, Rows, Spaced
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import language, t

BEAT_S = 25
ROOMY = (120, 34)
"""Cells: from this size on the number is drawn twice as large."""
ACTS = ("issue", "call", "recall", "hold", "finish", "find", "no_show", "undo", "notice", "tick", "more")
OF_OPEN = ("call", "recall", "hold", "finish", "no_show", "undo", "pause", "back_office")
"""Acts of an open window, which a paused one refuses."""
RARER = ("tick_all", "papers", "pause", "back_office", "ask_help")
"""Acts with a key of their own that are no part of an errand: the menu shows them with their keys, the bar
where there is room."""


class Desk(CursorKeys, DeskMenu, inherit_bindings=False):
    """One window at work. Enter does the natural next act."""

    CSS_PATH = "desk.tcss"
    BINDINGS: ClassVar = bindings("enter", *ACTS, *RARER, "up", "down", "page_up", "page_down", *COMMON)
    bar = ("enter", *ACTS, *RARER, "help", "leave")
    takes_scans = True

    def __init__(self) -> None:
        super().__init__()
        self.top = Rows(id="top")
        self.queues = QueueList(id="queues")
        self.next_up = Rows(id="next")
        self.number = BigNumber(id="number")
        self.service = Folded(id="service")
        self.beside = Spaced(id="beside")
        self.clock = ClockLabel(id="clock")
        self.papers: Checklist = Checklist(id="papers")
        self.moving = self.papers
        self.last_acts = Rows(id="acts")
        self.health = Rows(id="health")
        self.titles = {name: Rows(classes="title") for name in ("waiting", "next_up")}
        self._shown = ShownPapers()
        self._minute = 0
        self._trouble: StoreFault | None = None
        self._ticks: dict[int, set[str]] = {}

    def compose(self) -> ComposeResult:
        """Top line; queues and who is next at the left; the ticket and its papers; acts, health, keys."""
        yield self.top
        with Line(id="hall"):
            with Column(id="side"):
                yield from (self.titles["waiting"], self.queues, self.titles["next_up"], self.next_up)
            with Column(id="main"):
                with Line(id="now"):
                    yield self.number
                    yield Column(self.service, self.clock, self.beside, id="words")
                yield self.papers
        yield from (self.said, self.last_acts, self.health, KeyBar())

    def on_mount(self) -> None:
        """Read the hall, then tick once a second and be heard of twice a minute."""
        self.news()
        self.set_interval(1, self.tick)
        self.set_interval(BEAT_S, self.beat)

    async def read(self) -> bool:
        """Everything the desk shows, in one snapshot."""
        before = self.now
        self.now = await self.hall.link.ask(desk_now, self.window, self.hall.printer, before)
        if before and (ended := self.now.ended_with_its_day(before)):
            how = "serving" if ended.state == "serving" else "called"
            self.say(t(f"day_turned.{how}", number=ended.label), t(f"day_turned.{how}_next"), "needs")
        elif before and self.now.taken != before.taken:
            self.say(desk_view.taken_words(self.now.taken[0]), t("desk.taken_next"), "needs")
        elif before and self._is_past(before, self.now):
            self.say("")
        if self.hall.shows_papers:
            await self._shown.look(self.hall)
        return self.now is not before

    def _is_past(self, before: DeskNow, now: DeskNow) -> bool:
        """Whether what was said last is true no more: that nobody waits, or that the lead was called."""
        came = self.called_nobody and now.next_up is not None
        answered = bool(before.seat and before.seat.help_us and now.seat and not now.seat.help_us)
        return came or (answered and self.called_lead)

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.now is None:
            return
        now = self.now
        self.titles["waiting"].show([desk_view.queue_title(self._width(self.queues))])
        self.titles["next_up"].show([[(t("desk.next_up"), "quiet")]])
        self.next_up.show(desk_view.next_rows(now.next_up, self._width(self.next_up)))
        if now.here is None:
            self._show_nobody(now)
        else:
            self._show_ticket(now, now.here)
        self._show_health(now)
        self._each_minute(now)
        self.tick()
        self.tell_missing_slip()

    def tick(self) -> None:
        """What moves by itself: the running clock and the undo's seconds; once a minute the hall is read again.

        Who is next changes with time alone, and nobody's act tells of that.
        """
        if self.now is None or not self.is_attached:
            return
        self.tell_delay()
        now, at_us = self.now, self.now_us()
        if self.hall.link.trouble is not self._trouble:
            self._show_health(now)
        if now.here and now.here.ticket.state == "called":
            self._beside(now, now.here, at_us)
        self.clock.tick(at_us)
        if at_us // MINUTE_US != self._minute:
            self._each_minute(now)
            self.news()
        if now.undo_until_us is not None:
            self._run_down(now, now.undo_until_us - at_us)

    def _show_health(self, now: DeskNow) -> None:
        before, self._trouble = self._trouble, self.hall.link.trouble
        if before and not self._trouble:
            self.tell_back()
        width = self._width(self.health)
        self.health.show([desk_view.health_row(now, width, self._trouble, self.hall.shows_papers, self.hall.one_way)])

    def _each_minute(self, now: DeskNow) -> None:
        at_us = self.now_us()
        self._minute = at_us // MINUTE_US
        title, needs = t("desk.window", window=self.window), desk_view.unforgotten(now)
        self.top.show([desk_view.head(title, at_us, now.zone, self._width(self.top), self.hall.clerk or "", needs)])
        self.queues.set(desk_view.queue_lines(now.queues, now.cat, self.serves, now.now_us), at_us)
        self._run_down(now, (now.undo_until_us or at_us) - at_us)

    def _run_down(self, now: DeskNow, left_us: int) -> None:
        left_s = left_us // SECOND_US
        undo_key = self.key_of("undo") if left_s > 0 else ""
        self.last_acts.show(desk_view.act_rows(now, self._width(self.last_acts), left_s, undo_key))
        if left_s <= 0 and now.undo_until_us is not None:
            self.now = now._replace(undo_until_us=None)
            self.refresh_bindings()

    def beat(self) -> None:
        """Say that this window lives."""
        self.aside(self._beat)

    def came_back(self) -> None:
        """Whoever has no seat in a restored hall signs in again."""
        self.now = None
        self.beat()
        super().came_back()

    def on_resize(self, event: events.Resize) -> None:
        """A large terminal draws the number twice as large."""
        self.set_class(event.size.width >= ROOMY[0] and event.size.height >= ROOMY[1], "-roomy")
        self.call_after_refresh(self.repaint)

    def action_tick(self) -> None:
        """Tick the paper under the cursor."""
        self.papers.tick()

    def action_tick_all(self) -> None:
        """Everything that everybody must bring is there; where it is ticked already, nothing is."""
        self.papers.tick_all()

    def missing(self) -> int:
        """How many papers that everybody must bring are not ticked here; 0 where nobody ticks: that says nothing."""
        return len(self.papers.missing) if self.ticked or (self.now and self.now.matter.wanted) else 0

    def unticked(self) -> int:
        """How many papers everybody must bring, where none of the list is ticked at all."""
        return 0 if self.ticked else len(self.papers.missing)

    @property
    def ticked(self) -> set[str]:
        """The papers ticked for the ticket here."""
        return self.papers.ticked if self.now and self.now.here else set()

    def key_label(self, act: str) -> str:
        """Enter and hold say what they would do now; what would only be refused is left out."""
        if not self.usable(act) or (act in RARER and not self.has_class("-roomy")):
            return ""
        if act == "enter":
            number = self.now.here.ticket.label if self.now and self.now.here else ""
            lacks = self.natural()[0] == "finish_and_call" and self.likely_outcome() == "papers_missing"
            return t("desk.enter_told" if lacks else f"desk.enter_{self.natural()[0]}", number=number)
        if act in ("tick", "finish"):
            return t("desk.tick_next" if act == "tick" else "desk.finish_asks")
        if act == "hold" and self._resumes():
            return t("desk.resume")
        return super().key_label(act)

    def usable(self, act: str) -> bool:
        """Whether the act can do anything as things stand; the key answers in words either way."""
        here = self.now.here if self.now else None
        state = here.ticket.state if here else ""
        if self.now and self.now.seat and self.now.seat.state == "paused" and act in OF_OPEN:
            return False
        if act in ("recall", "no_show"):
            return state == "called"
        if act == "hold":
            return bool(state) or self._resumes()
        if act == "undo":
            return bool(self.now and self.now.undo_until_us)
        if act in ("tick", "tick_all", "notice"):
            return bool(state)
        return {"finish": state == "serving", "call": not state}.get(act, True)

    def _show_nobody(self, now: DeskNow) -> None:
        self.number.write("", self.number.scale)
        self.service.write("")
        self.clock.run_from(None)
        self.beside.show([])
        self.papers.set((), set(), desk_view.idle_rows(now))

    def _show_ticket(self, now: DeskNow, here: AtWindow) -> None:
        began_us, norm_s = here.since_us, None
        if here.ticket.state == "serving":
            began_us, norm_s = now.now_us - here.handled_s * SECOND_US, here.norm_s
        self.number.write(here.ticket.label, 2 if self.has_class("-roomy") else 1)
        self.service.write(here.service.name(language()))
        self._beside(now, here, self.now_us())
        self.clock.run_from(began_us, norm_s)
        ticked = self._ticks.setdefault(here.ticket.id, set(now.matter.present))
        if now.matter.case:
            self.papers.set((), set(), desk_checklist.taken_rows(now.matter.case))
        else:
            self.papers.set(desk_checklist.items(here.service, now.cat.conditions, now.matter.wanted), ticked)

    def _beside(self, now: DeskNow, here: AtWindow, at_us: int) -> None:
        called = here.ticket.state == "called"
        self.clock.note = desk_view.counting_words(now.cat, here.ticket, at_us) if called else ""
        self.beside.show(desk_view.beside_rows(now, here, at_us, self.key_of("no_show")))

    def _resumes(self) -> bool:
        return bool(self.now and self.now.held and not self.now.here)

    async def _beat(self) -> None:
        try:
            seated = await self._heard()
        except StoreFault as fault:
            if fault.code != "outcome_unknown":
                raise
            seated = await self._heard()  # no act of the clerk's is in doubt, and to be heard of twice does no harm
        if not seated and self.is_attached:  # somebody may have signed in anew meanwhile, at another desk screen
            self.hall.leave_desk()

    async def _heard(self) -> bool:
        return await self.hall.link.do(windows.beat, By(self.hall.clerk, self.window))

    @staticmethod
    def _width(rows: Rows) -> int:
        return rows.size.width
