"""What every screen of the hall shares: one act in flight, one line that says what happened, help, language, theme."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import ClassVar, cast

from textual.screen import Screen

from counterdesk.refusals import Said, StoreFault
from counterdesk.tui import keys
from counterdesk.tui.place import Place
from counterdesk.tui.sure import Sure
from counterdesk.tui.widgets.rows import Piece, Row, Rows
from counterdesk.tui.widgets.scan_field import ScanField
from counterdesk.tui.widgets.sized import Sized
from counterdesk.tui.widgets.still import Still
from counterdesk.words import t

Doing = Callable[[], Awaitable[None]]
COMMON = ("help", "switch_language", "switch_theme", "leave")


class HallScreen(Sure, Still, Sized, Screen[None], inherit_bindings=False):
    """A screen over the store: acts run one at a time, refusals and faults become one line, news is read again."""

    AUTO_FOCUS: ClassVar = ""
    bar: Sequence[str] = ()
    takes_scans = False
    is_door = False
    """Whether nobody gets past it without a PIN."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Rows(id="said")
        self._no: Said | None = None
        self._of_store = ""
        self._busy = False
        self._since_s = 0.0
        self.patient_s = 3.0
        self._waiting: deque[Doing] = deque()
        self._reading = False
        self._stale = False
        self._kept: set[object] = set()
        self.is_over = False
        """Whether it was closed while something stood in front of it."""

    @property
    def enter_goes_on(self) -> bool:
        """Whether Enter only goes on to the next field or part: then it may follow itself as fast as it likes."""
        return False

    @property
    def hall(self) -> Place:
        """The application, as far as a screen may know it."""
        return cast("Place", self.app)

    async def read(self) -> bool | None:
        """Ask the store for what the screen shows; overridden by screens that show the hall.

        False when nothing has changed since it was drawn.
        """
        return None

    def repaint(self) -> None:
        """Draw what was read last, in the language and theme at hand; overridden by every screen."""

    def now_us(self) -> int:
        """The hall's clock, in microseconds."""
        return self.hall.now_us()

    def say(self, what: str, then: str = "", part: str = "") -> None:
        """Put one line on the screen: what happened and what to do next."""
        self._no, self._of_store = None, ""
        row: list[Piece] = [(what, part), (f"  {then}" if then else "", "quiet")]
        self.said.show([row])

    def refuse(self, no: Said) -> None:
        """Show a refusal or a fault of the store in words; the screen stays."""
        no = no.at_a_screen() if isinstance(no, StoreFault) else no
        self.say(no.message(), no.next_key(), "needs")
        self._no = no

    def say_anew(self) -> None:
        """After a change of language: the last refusal in the new one; what else was said is over."""
        if self._no is not None:
            self.refuse(self._no)
        else:
            self.say("")

    def tell_delay(self) -> None:
        """Say that an act waits, and for whom where that is known; asked once a second."""
        if not self._busy:
            return
        if by := self.hall.link.held_up_by():
            held = "held_up_at" if by.host else "held_up"
            self.say(t(f"health.{held}", **by._asdict()), t("health.held_up_next"), "needs")
        elif monotonic() - self._since_s > self.patient_s:
            self.say(t("health.no_answer"), t("health.no_answer_next"), "needs")
        else:
            return
        self._of_store = "waits"

    def act(self, doing: Doing, waits: bool = False) -> None:
        """Run one act away from the key that asked for it; while one runs, a press is dropped with a bell.

        One that ``waits`` comes next instead: a scanned paper has left the hand by then, and so has an answer.
        """
        if self._busy:
            if waits:
                self._waiting.append(doing)
            else:
                self.app.bell()
            return
        self._busy, self._since_s = True, monotonic()
        self.set_going(partial(self._run, doing), "acts")

    def aside(self, doing: Doing) -> None:
        """Run something nobody pressed a key for; it neither waits for an act nor keeps one out.

        What it changed comes back as news, like anybody else's act.
        """
        self.set_going(partial(self._aside, doing), "aside")

    def on_screen_resume(self) -> None:
        """In front again: it goes when it was closed meanwhile."""
        if self.is_over:
            self.hall.close_screen(self)

    def set_going(self, work: Doing, group: str) -> None:
        """Run something beside the screen; nothing once the program ends, for its screens go while it would run."""
        if self.app.is_running:
            self.app.run_worker(work, group=group, exclusive=False)

    async def _aside(self, doing: Doing) -> None:
        try:
            await doing()
        except Said as no:
            self.refuse(no)
            await self._keep(no)

    async def _keep(self, no: Said) -> None:
        """A try at what the clerk's role may not do is in the journal, once a screen: to read it anew is no new try."""
        act = no.facts.get("act")
        if no.code != "role" or act in self._kept:
            return
        from counterdesk.hall import clerks
        from counterdesk.store.desk import By

        self._kept.add(act)
        with suppress(Said):
            await self.hall.link.do(clerks.keep_refused, By(str(no.facts["clerk"]), self.hall.window), str(act))

    async def _run(self, doing: Doing) -> None:
        try:
            await doing()
        except Said as no:
            self.refuse(no)
            self.app.bell()
            await self._keep(no)
        # the next press must meet the hall as this act left it; after one cut short by the program's end none comes
        self._stale = False
        await self._fresh()
        self.hall.tell_others(done_by=self)
        self._busy = False
        if self._of_store == "waits":
            self._tell_store("alone_now" if self.hall.link.is_alone else "")
        if self._waiting:
            self.act(self._waiting.popleft())
        if self._stale:
            self.news()

    def news(self) -> None:
        """Something changed in the hall: read it again, once for however many changes came meanwhile.

        While an act is under way nothing is painted: a press on what came of it must not be dropped.
        """
        self._stale = True
        if not (self._reading or self._busy) and self.is_attached:
            self._reading = True
            self.set_going(self._read_while_stale, "reads")

    def came_back(self) -> None:
        """The hall can be asked again, and may be another one than before; overridden where somebody sits in it."""
        self.tell_back()
        self.news()

    def tell_back(self) -> None:
        """Say that a fault of the store still standing here is over; one that left an act in doubt stays."""
        if isinstance(self._no, StoreFault) and self._no.code != "outcome_unknown":
            self._tell_store("alone_now" if self.hall.link.is_alone else "store_back")

    def _tell_store(self, how: str) -> None:
        self.say(t(f"health.{how}") if how else "", t(f"health.{how}_next") if how else "")
        self._of_store = how

    async def _read_while_stale(self) -> None:
        while self._stale:
            self._stale = False
            await self._fresh()
        self._reading = False

    async def _fresh(self) -> None:
        changed: bool | None = True
        try:
            changed = await self.read()
        except Said as no:
            self.refuse(no)
            await self._keep(no)
        if self._of_store == "alone_now" and not self.hall.link.is_alone:
            self._tell_store("home_again")
        if changed is not False and self.is_attached:
            self.repaint()
            self.refresh_bindings()

    def scanned(self, code: str) -> None:
        """A paper's code was scanned; overridden by screens with ``takes_scans``."""

    def key_label(self, act: str) -> str:
        """What the act does now, in a word or two."""
        return keys.label(act)

    def explained(self, act: str) -> str:
        """What the act does here, for the help page; overridden by screens where it does something of their own."""
        return keys.explained(act)

    def usable(self, act: str) -> bool:
        """Whether the act does something now."""
        return True

    def key_of(self, act: str) -> str:
        """The first key of an act here, as it stands on the keyboard; empty for an act this screen has no key for."""
        return next((keys.shown(key) for key, a in self.active_bindings.items() if a.binding.id == act), "")

    def action_enter(self) -> None:
        """Hand in the field in focus, whichever key Enter is here; overridden by screens where it does an act."""
        if isinstance(self.focused, ScanField):
            self.focused.submit()

    def action_help(self) -> None:
        """Every key of this screen and what it does."""
        self.hall.tell(t("dialog.keys"), list(map(self._help_row, self._help_acts())), at_door=self.is_door)

    def action_switch_language(self) -> None:
        """Go on in the other language; nothing else changes."""
        self.hall.next_language()

    def action_switch_theme(self) -> None:
        """Go on in the next theme."""
        self.hall.next_theme()

    def action_leave(self) -> None:
        """Leave the program; screens with a clerk ask first what is meant."""
        self.app.exit()

    def _help_acts(self) -> list[str]:
        mine = {active.binding.id for active in self.active_bindings.values()}
        return [key.act for key in keys.KEYS if key.act in mine]

    def _help_row(self, act: str) -> Row:
        pressed = [key for key, active in self.active_bindings.items() if active.binding.id == act]
        names = " / ".join(map(keys.shown, pressed))
        return [(f"{names:<18}", "strong"), (self.explained(act), "")]
