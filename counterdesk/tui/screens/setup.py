"""Guided set-up: one question a screen, Enter goes on, Esc goes back; nothing is made before the last Enter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Protocol, cast

from textual import events
from textual.app import ComposeResult

from counterdesk.refusals import PrinterFault, Said, SettingFault
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import setup_make, setup_pages, setup_printer, setup_steps
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.screens.setup_list import SetupList, Told
from counterdesk.tui.screens.setup_make import Made
from counterdesk.tui.screens.setup_plan import Plan
from counterdesk.tui.screens.setup_steps import AGAIN, BAD, ELSEWHERE, FILE, OUT, TEST, Step
from counterdesk.tui.widgets.cursor_rows import CursorKeys, CursorRows
from counterdesk.tui.widgets.dialog import Page
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.rows import Row, Rows, ends
from counterdesk.tui.widgets.scan_field import ScanField
from counterdesk.tui.widgets.still import Column
from counterdesk.words import plain, t

ACTS = ("enter", "tick", "up", "down", "page_up", "page_down", "back", "switch_language", "switch_theme", "leave")
ROOMY = (120, 34)
LISTS = ("pick", "ticks")
FIELDS = ("text", "secret")


class Stage(Protocol):
    """What set-up needs of its application."""

    def open_hall(self, made: Made, window: str) -> None:
        """Go to a desk of the new hall."""

    def note_made(self, made: Made) -> None:
        """Keep what was made, to be told after the screens are gone."""


class Setup(CursorKeys, HallScreen, inherit_bindings=False):
    """``plan`` holds the answers, ``at`` the name of the question in front; after the last one, what was ``made``."""

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar = bindings(*ACTS)
    bar = ("enter", "tick", "page_up", "page_down", "back", "switch_language", "switch_theme", "leave")

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.step: Step = setup_steps.LANG
        self.made: Made | None = None
        self._pins_kept = False
        self._top = Rows(id="top")
        self._heading = Rows(id="title")
        self._about = Told(id="about")
        self._typed = ScanField(id="typed", most=setup_steps.FIELD_MOST)
        self._list = SetupList(id="list")
        self._read = Page(id="read")
        self.moving: CursorRows = self._list

    def compose(self) -> ComposeResult:
        """How far one is; the question, what it means, the answer; what was wrong with it; the keys."""
        yield self._top
        yield Column(self._heading, self._about, self._typed, self.said, self._list, self._read, id="page")
        yield KeyBar()

    def on_mount(self) -> None:
        """The first question."""
        self._ask(self.step)

    def on_resize(self, event: events.Resize) -> None:
        """A large terminal has wider margins."""
        self.set_class(event.size.width >= ROOMY[0] and event.size.height >= ROOMY[1], "-roomy")
        self.call_after_refresh(self.repaint)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to the choice of that number; Enter takes it, so that no key typed ahead answers a question."""
        digit = plain(event.character or "")
        if self.step.kind == "pick" and not self.made and digit in "123456789" and digit:
            event.stop()
            self._list.point(int(digit) - 1)

    def on_scan_field_submitted(self) -> None:
        """Enter in the field."""
        self.action_enter()

    def action_enter(self) -> None:
        """Take the answer and go on; after the end, to the desk."""
        if self.made and self.plan.drawn and not self._pins_kept:
            self._pins_kept = True
            self.app.bell()
            self.repaint()
        elif self.made:
            cast("Stage", self.app).open_hall(self.made, self.plan.all_windows[0])
        else:
            self.act(self._go_on)

    def action_tick(self) -> None:
        """Tick or untick the line; at the test slip, say that it did not come out right."""
        if self.step.kind == "ticks":
            self._list.tick()
        elif self.step is TEST:
            self._list.point([choice.value for choice in self._list.choices].index(BAD))
            self.action_enter()

    def action_back(self) -> None:
        """To the question before; from the first one to the three choices."""
        if self.made:
            return
        asked = setup_steps.steps(self.plan)
        place = self._place()
        if place == 0:
            self.hall.close_screen(self)
        else:
            self._ask(asked[place - 1])

    def usable(self, act: str) -> bool:
        """Ticking and paging only where there is something to tick or to page."""
        if act == "tick":
            return self.step.kind == "ticks" or self.step is TEST
        if act in ("page_up", "page_down"):
            return self.moving.display and self.moving.count > self.moving.room
        return act != "back" or not self.made

    def key_label(self, act: str) -> str:
        """What a key does at this question; none for what it cannot do."""
        if not self.usable(act):
            return ""
        if act == "enter":
            return t("setup.open_desk" if self.made else "setup.make" if self.step.kind == "read" else "setup.go_on")
        if act == "tick":
            return t("setup.tick" if self.step.kind == "ticks" else "setup.not_right")
        return t("setup.leave") if act == "leave" else super().key_label(act)

    def repaint(self) -> None:
        """The question in the language at hand; what was typed stays."""
        left: Row = [(f"counterdesk  {t('setup.title')}", "strong")]
        far = f"{setup_steps.chapter(self.step)}/{len(setup_steps.CHAPTERS)}"
        right: Row = [("" if self.made else far, "quiet")]
        self._top.show([ends(left, right, self._top.size.width)])
        name, _, about = self.step.name.partition(" ")
        after = "pins_kept" if self._pins_kept else "made_help"
        about_file = self.step is TEST and self.plan.target == FILE
        name = "written" if about_file else name
        title, help_key = ("setup.made", f"setup.{after}") if self.made else (f"setup.{name}", f"setup.{name}_help")
        self._heading.show([[(t(title, number=about), "strong")]])
        how = t("setup.clears") if self.step.kind in FIELDS and not self.made else ""
        roles = setup_pages.known_roles(self.plan) if name == "clerks" and not self.made else ""
        known = t("setup.clerks_roles", roles=roles) if roles else ""
        self._about.write(" ".join(filter(None, (t(help_key, number=about), known, how))))
        if self.step.kind in LISTS:
            self._list.write(self.step.choices(self.plan), self.step.kind == "ticks")
        if self.made or self.step.kind == "read":
            width = self._read.size.width or 72
            page = setup_pages.made(self.plan, self.made, width) if self.made else setup_pages.review(self.plan, width)
            self._read.show(page)

    def _ask(self, step: Step) -> None:
        self.step = step
        self.say("")
        self._list.display, self._typed.display = step.kind in LISTS, step.kind in FIELDS
        self._show_page(step.kind == "read")
        default = step.default(self.plan)
        if step.kind in FIELDS:
            self._typed.hidden = step.kind == "secret"
            self._typed.write(default)
            self._typed.focus()
        else:
            self.set_focus(None)
        if step.kind in LISTS:
            self._list.begin(step.choices(self.plan), step.kind == "ticks", default)
        self.repaint()
        self.refresh_bindings()

    def _show_page(self, shown: bool) -> None:
        self._read.display = shown
        self._read.to_top()
        self.call_after_refresh(self.refresh_bindings)  # whether it must be paged is known once it is laid out
        self.moving = self._read if shown else self._list

    async def _go_on(self) -> None:
        step = self.step
        answer = setup_steps.typed(self._typed.value) if step.kind in FIELDS else self._list.answer
        if step.kind == "read":
            self.made = await self.hall.link.work_out(partial(_make, self.plan))
            cast("Stage", self.app).note_made(self.made)
            self._show_page(True)
            self.say("")
            return
        if step is TEST and answer == AGAIN:
            await self._test()
            return
        await self.hall.link.work_out(partial(step.take, self.plan, answer))
        self._ask(setup_steps.PRINTER if step is TEST and answer == ELSEWHERE else self._following(answer))
        if self.step is TEST:
            await self._test()

    def _following(self, answer: str) -> Step:
        asked = setup_steps.steps(self.plan)
        if self.step is TEST and answer == BAD:
            return setup_steps.PROFILE
        return asked[self._place() + 1]

    async def _test(self) -> None:
        printer = self.plan.printer
        if printer is None:
            return
        asks = "written" if self.plan.target == FILE else "test"  # at a file there is no printer to look at
        self.say(t("setup.testing", target=printer.target), part="needs")
        try:
            tried = await self.hall.link.work_out(partial(setup_printer.try_out, printer))
        except (PrinterFault, OSError) as no:
            self.app.bell()
            self.say(str(no), t(f"setup.{asks}_advice"), "needs")
            self._list.point_at(AGAIN)
        else:
            self.plan.printer = tried.printer
            self.say(f"{printer.target}: {tried.told}", t(f"setup.{asks}_look"), "done")
            self._list.point_at(OUT)

    def _place(self) -> int:
        names = [step.name for step in setup_steps.steps(self.plan)]
        return names.index(self.step.name) if self.step.name in names else len(names) - 1

    async def _run(self, doing: object) -> None:
        try:
            await super()._run(doing)  # type: ignore[arg-type]
        except SettingFault as wrong:
            self._faulty(wrong)

    def _faulty(self, wrong: SettingFault) -> None:
        self.app.bell()
        self.say(t("setup.faults", count=len(wrong.faults)), t("setup.faults_next"), "needs")
        rows: Sequence[Row] = setup_pages.faults(wrong, self._read.size.width or self.size.width - 8)
        self._show_page(True)
        self._list.display = False if self.step.kind in LISTS else self._list.display
        self._read.show(rows)
        self.refresh_bindings()

    def say(self, what: str, then: str = "", part: str = "") -> None:
        """What happened on one line, what to do next on the other."""
        self.said.show([[(what, part)], [(then, "quiet")], []] if what else [])

    def refuse(self, no: Said) -> None:
        """What is wrong with the answer; the question stays."""
        if self.step.kind == "secret":
            self._typed.write("")
        super().refuse(no)


def _make(plan: Plan) -> Made:
    if plan.draws:
        setup_pages.draw_pins(plan)
    return setup_make.make(plan)
