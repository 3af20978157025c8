"""What happens at a window in a week: each errand is a few presses, and each press means one act."""

from __future__ import annotations

from collections.abc import Callable

from counterdesk.words import t
from tests.bench.clerk import Clerk
from tests.bench.hallclock import HallClock

SERVED = {"1": ("A01", "A02", "A05", "A07"), "2": ("A02", "A03", "A01"), "3": ("B01", "B03", "C01")}
"""Services whose numbers each window gives out and calls. Windows 1 and 2 serve the same lines: with a
number that only one of them may call, it calls the other's instead, which then has nobody to call."""
GAP_S = 61


class Errands:
    """A clerk's errands in turn; each but the first begins with a number called here."""

    def __init__(self, clerk: Clerk, clock: HallClock) -> None:
        self.clerk, self.clock = clerk, clock
        self.own = SERVED[clerk.window]
        self.issued = 0
        self.turn: tuple[Callable[[str], None], ...] = (
            self.plain, self.recall, self.hold, self.plain, self.outcome, self.undo, self.plain, self.add_service,
            self.look_around, self.transfer, self.plain, self.pause, self.two_in_a_row, self.papers, self.plain,
            self.no_show, self.lock, self.help, self.walk_out, self.plain, self.take_back_a_number, self.cancel,
        )  # fmt: skip

    def work(self, rounds: int) -> None:
        """So many numbers given out, and as many errands."""
        for _ in range(rounds):
            self.issue()
            self.turn[self.issued % len(self.turn)](self.call())

    def drain(self) -> None:
        """Serve whoever is left, until nobody is."""
        while True:
            begun_s = self.clerk.press("call")
            found = self.clerk.entries(begun_s, self.clerk.word("desk.nobody_to_call"))
            if not found:
                if self.clerk.word("desk.nobody_to_call") in self.clerk.seen.since(begun_s):
                    return
                continue
            self.clerk.meant += found
            self.plain(found[0].number)

    def issue(self) -> str:
        """A number of one of the window's own services."""
        code = self.own[self.issued % len(self.own)]
        self.issued += 1
        self.clerk.look("issue", "desk.issue_which")
        self.clerk.write(code.lower())
        return self.clerk.act("enter", "issued")

    def call(self) -> str:
        """Whoever is next."""
        return self.clerk.act("enter" if self.issued % 2 else "call", "called")

    def plain(self, number: str) -> None:
        """Start, and finish with the first outcome."""
        self.clerk.act("enter", "started", about=number)
        self.finish(number)

    def finish(self, number: str) -> None:
        """Finish, and call nobody."""
        self.clerk.look("finish", "outcome.papers_missing")
        self.clerk.act("enter", "finished", about=number)

    def recall(self, number: str) -> None:
        """Called twice."""
        self.clerk.act("recall", "recalled", about=number)
        self.plain(number)

    def hold(self, number: str) -> None:
        """A form to fill in."""
        self.clerk.act("enter", "started", about=number)
        self.clerk.act("hold", "held", about=number)
        self.clerk.act("hold", "resumed", about=number)
        self.finish(number)

    def outcome(self, number: str) -> None:
        """Papers were missing."""
        self.clerk.act("enter", "started", about=number)
        self.clerk.look("finish", "outcome.papers_missing")
        self.clerk.write(t("outcome.papers_missing", self.clerk.lang))
        self.clerk.act("enter", "finished", about=number)

    def undo(self, number: str) -> None:
        """Started too soon, and finished too soon."""
        with self.clock.still():
            self.clerk.act("enter", "started", about=number)
            self.clerk.act("undo", "undone", about=number)
        with self.clock.still():
            self.plain(number)
            self.clerk.act("undo", "undone", about=number)
        self.finish(number)

    def take_back_a_number(self, number: str) -> None:
        """A number given out by mistake."""
        self.plain(number)
        with self.clock.still():
            given = self.issue()
            self.clerk.act("undo", "undone", about=given)

    def two_in_a_row(self, number: str) -> None:
        """Finish and call as one act, where somebody waits."""
        self.issue_for_next()
        self.clerk.act("enter", "started", about=number)
        following = self.clerk.act("enter", "finished", "called", about=number)
        self.plain(following)

    def issue_for_next(self) -> None:
        """Somebody who surely waits for this window."""
        self.issue()

    def add_service(self, number: str) -> None:
        """A second service on the same ticket."""
        self._page(number, "menu.add_service", "service_added", self.own[1])
        self.clerk.act("enter", "started", about=number)
        self.clerk.act("enter", "next_service", about=number)
        self.finish(number)

    def transfer(self, number: str) -> None:
        """Sent on to another of the window's services, and called again later."""
        self._page(number, "menu.transfer", "transferred", self.own[-1])

    def walk_out(self, number: str) -> None:
        """They left."""
        self._page(number, "menu.walk_out", "walked_out")

    def cancel(self, number: str) -> None:
        """The number is taken out."""
        self._page(number, "menu.cancel", "cancelled")

    def no_show(self, number: str) -> None:
        """Nobody came; then they do come."""
        for _ in range(2):
            self.clock.jump(GAP_S)
            self.clerk.act("recall", "recalled", about=number)
        self.clerk.act("no_show", "no_show", about=number)
        self._page(number, "menu.bring_back", "brought_back")

    def pause(self, number: str) -> None:
        """Work in the back office, and a meal."""
        self.plain(number)
        self.clerk.act("back_office", "window_paused")
        self.clerk.act("enter", "window_resumed")
        self.clerk.look("pause", "menu.pause")
        self.clerk.press("down")
        self.clerk.act("enter", "window_paused")
        self.clerk.act("enter", "window_resumed")

    def papers(self, number: str) -> None:
        """Look at the newest paper, and print it once more."""
        self.clerk.act("enter", "started", about=number)
        self.clerk.look("papers", "papers.title")
        self.clerk.look("tick", "dialog.close")
        self.clerk.look("enter", "desk.waiting")
        self.clerk.look("papers", "papers.title")
        self.clerk.act("enter", "reprinted")
        self.finish(number)

    def help(self, number: str) -> None:
        """The lead is called, and comes."""
        self.clerk.act("ask_help", "help_asked")
        self.clerk.act("ask_help", "help_came")
        self.plain(number)

    def lock(self, number: str) -> None:
        """Locked with somebody called, and back."""
        self.clerk.lock()
        self.plain(number)

    def look_around(self, number: str) -> None:
        """Help, another language, another theme."""
        self.clerk.look("help", "dialog.keys")
        self.clerk.look("enter", "desk.waiting")
        self.clerk.next_language()
        self.clerk.look("switch_theme", "desk.waiting")
        self.plain(number)

    def _page(self, number: str, menu: str, kind: str, service: str = "") -> None:
        """An act from a ticket's page, perhaps with a service to choose."""
        self.clerk.look("find", "desk.find_how")
        self.clerk.write(number)
        self.clerk.look("enter", menu)
        self.clerk.write(t(menu, self.clerk.lang).rstrip("…").strip())
        if service:
            self.clerk.look("enter", menu, f"{number}  ")
            self.clerk.write(service.lower())
        self.clerk.act("enter", kind, about=number)
