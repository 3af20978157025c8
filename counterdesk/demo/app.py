"""The demo's application: the hall's own screens, seen as a clerk, a citizen or a lead, with a town around them."""

from __future__ import annotations

import asyncio
import signal
import sys
import uuid
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.screen import Screen

from counterdesk.demo import keys
from counterdesk.demo.banner import Banner
from counterdesk.demo.curtain import Curtain
from counterdesk.demo.link import DemoLink
from counterdesk.demo.places import CLERK, KILLED, LEAD, MINE
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import language, t

if TYPE_CHECKING:
    from counterdesk.hall.clerks import Clerk
    from counterdesk.store.desk import Look


class DemoApp(CounterdeskApp):
    """``role`` is the act whose eyes the hall is seen with now: be_clerk, be_lead, be_citizen.

    ``wanted`` is the demo's act that was pressed while the hall is being furnished: it is done once the hall is open.
    """

    BINDINGS: ClassVar = [*keys.bindings()]
    # Every other screen is pushed, and its own file is read then.
    CSS_PATH: ClassVar = []

    def __init__(self, hall: Path, speed: float = 1.0) -> None:
        super().__init__(hall, window=MINE, clerk=CLERK)
        self.link: DemoLink = DemoLink(hall, speed)
        self.role = "be_clerk"
        self.wanted = ""

    def get_default_screen(self) -> Screen[None]:
        """The curtain, which rises by itself."""
        return Curtain()

    def on_mount(self) -> None:
        """End the demo, and with it its folder, when the terminal goes away."""
        if sys.platform != "win32":
            for gone in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(gone, self.exit)

    def open_screen(self, name: str, **about: Any) -> None:
        """Put another screen in front, with the demo's banner above it."""
        super().open_screen(name, **about)
        banner = Banner("demo.pin" if name == "sign_in" else "")
        self.call_after_refresh(self.screen.mount, banner)

    def front(self) -> HallScreen | None:
        """The hall's screen in front, None while a dialog is, or while the hall is being furnished."""
        screen = self.screen
        return screen if isinstance(screen, HallScreen) and self.link.pulse else None

    async def sit_down(self) -> None:
        """To the visitor's window, as its clerk."""
        from counterdesk.hall import windows
        from counterdesk.store.desk import By

        await self.link.do(windows.open_window, By(CLERK, MINE))
        await self._see_as("be_clerk", CLERK, "desk")

    async def look_over(self) -> None:
        """To the lead's view, as the lead."""
        await self._see_as("be_lead", LEAD, "lead")

    async def look_up(self) -> None:
        """To the board, as a citizen who waits."""
        await self._see_as("be_citizen", CLERK, "board")
        self.call_after_refresh(self.news)

    async def begin(self) -> None:
        """The hall is open: to the visitor's window, and then what was pressed meanwhile."""
        await self.sit_down()
        if self.wanted:
            getattr(self, f"action_{self.wanted}")()

    def action_be_clerk(self) -> None:
        """To the desk."""
        if self._is_open("be_clerk") and not self._sees("desk"):
            self._behind().act(self.sit_down, waits=True)

    def action_be_lead(self) -> None:
        """To the lead's view."""
        if self._is_open("be_lead") and not self._sees("lead"):
            self._behind().act(self.look_over, waits=True)

    def action_be_citizen(self) -> None:
        """Take a number at the machine and see its paper; or look at the board."""
        if self._is_open("be_citizen") and (front := self._to_front()):
            front.act(self._choose_service, waits=True)

    def action_window_3(self) -> None:
        """Kill the program at window 3; once it is silent, let the lead give the window to somebody."""
        if not self._is_open("window_3"):
            return
        front, silent_in_s = self._to_front(), self.link.silent_in_s(KILLED)
        if front is None or self.link.pulse is None:
            return
        if silent_in_s is None:
            killed = self.link.pulse.town.kill(KILLED)
            front.say(t("demo.killed" if killed else "demo.not_open"), part="" if killed else "needs")
        elif silent_in_s > 0:
            front.say(t("demo.not_silent_yet", seconds=round(silent_in_s) + 1), part="needs")
        else:
            self._behind().act(self._who_takes_over)

    def action_end(self) -> None:
        """End the demo."""
        self.exit()

    def window_3(self) -> tuple[str, str]:
        """What the key for window 3 would do now, in words, and how loudly to say it."""
        silent_in_s = self.link.silent_in_s(KILLED)
        if silent_in_s is None:
            return t("demo.window_3"), ""
        if silent_in_s > 0:
            return t("demo.dying", seconds=round(silent_in_s) + 1), ""
        return t("demo.take_over"), "strong"

    def _is_open(self, act: str) -> bool:
        """Whether the hall is furnished; else ``act`` is kept until it is."""
        if self.link.pulse is None:
            self.wanted = act
            self._behind().repaint()
        return self.link.pulse is not None

    def _sees(self, name: str) -> bool:
        return type(self.screen).__name__.lower() == name

    def _to_front(self) -> HallScreen | None:
        """The hall's screen, without whatever is asked or shown in front of it."""
        while self.link.pulse and not isinstance(self.screen, HallScreen):
            self.pop_screen()
        return self.front()

    def _behind(self) -> HallScreen:
        """The curtain, which is never taken away: acts that take the screen in front away are its own."""
        return cast(HallScreen, self.screen_stack[0])

    async def _see_as(self, role: str, clerk: str, name: str) -> None:
        for reading in [worker for worker in self.workers if worker.group == "reads"]:
            await reading.wait()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.role, self.clerk = role, clerk
        self.open_screen(name)

    async def _choose_service(self) -> None:
        from counterdesk.hall import catalogue
        from counterdesk.tui.screens.service_choices import service_choices

        cat = await self.link.ask(catalogue.current)
        question = Question(t("demo.which_service"), service_choices(cat, ()), insert=t("demo.see_board"))
        self.ask(question, self._take_number, lambda _: self._behind().act(self.look_up))

    def _take_number(self, service: str) -> None:
        if front := self.front():
            front.act(partial(self._issue, service))

    async def _issue(self, service: str) -> None:
        from counterdesk.hall import tickets
        from counterdesk.printing.slip import from_json
        from counterdesk.printing.spool import print_one, state_words
        from counterdesk.store.desk import By
        from counterdesk.tui.screens.desk_said import said_after
        from counterdesk.tui.widgets.slip_preview import SlipPreview

        issued = await self.link.do(tickets.issue, By(), service, key=uuid.uuid4().hex, lang=language(), source="kiosk")
        store, printer, job_id = self.link.store, self.link.printer, issued.print_job
        if (front := self.front()) is None or store is None or printer is None or job_id is None:
            return
        front.say(said_after(tickets.issue, issued))
        job = await self.link.work_out(lambda: print_one(store, [printer], job_id))
        title = t("demo.paper", number=issued.ticket.label) if job.state == "printed" else state_words(job)
        self.push_screen(SlipPreview(title, from_json(job.slip_json), printer.profile, t("demo.take_paper")))

    async def _who_takes_over(self) -> None:
        if not self._sees("lead"):
            await self.look_over()
        found = await self.link.ask(free_clerks)
        choices = [Choice(clerk.number, clerk.number, note=t(f"demo.role_{clerk.role}")) for clerk in found]
        self.ask(Question(t("demo.who_takes_over"), choices), self._give_window)

    def _give_window(self, clerk: str) -> None:
        if front := self.front():
            front.act(partial(self._take_over, clerk))

    async def _take_over(self, clerk: str) -> None:
        from counterdesk.hall import windows
        from counterdesk.store.desk import By

        await self.link.do(windows.takeover, By(clerk, KILLED), KILLED, LEAD)
        if front := self.front():
            front.say(t("demo.taken_over", clerk=clerk), part="done")


def free_clerks(look: Look) -> list[Clerk]:
    """Who can take the window over: clerks and leads who sit nowhere else, the one whose program died included."""
    from counterdesk.hall import clerks, windows

    elsewhere = {seat.clerk for seat in windows.seats(look) if seat.window != KILLED}
    return [c for c in clerks.clerks(look) if c.role in ("clerk", "lead") and c.number not in elsewhere]
