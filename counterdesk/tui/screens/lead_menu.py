"""What a lead does from the hall's view: take over a silent window, answer a call for help, stop a series."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from counterdesk.hall import catalogue, clerks, floor, tickets, windows
from counterdesk.store.desk import By, Look
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import t

AT_WINDOWS = frozenset({"clerk", "lead", "admin"})


class Doable(NamedTuple):
    """What can be done now: windows that are silent, windows that asked for help, series, and who is free."""

    silent: list[str]
    asking: list[str]
    open_series: list[str]
    stopped_series: list[str]
    free_clerks: list[str]


def doable(look: Look) -> Doable:
    """What a lead can do as the hall stands."""
    now, seats = floor.windows_now(look), windows.seats(look)
    seated = {seat.clerk for seat in seats}
    stopped = {queue.series for queue in floor.queues(look) if queue.stopped is not None}
    return Doable(
        [window.code for window in now if window.silent],
        [window.code for window in now if window.help_us],
        [prefix for prefix in catalogue.current(look).series if prefix not in stopped],
        sorted(stopped),
        [c.number for c in clerks.clerks(look) if c.role in AT_WINDOWS and not c.disabled and c.number not in seated],
    )


class LeadMenu(HallScreen):
    """The lead's acts, behind the same key as the desk's menu."""

    def action_more(self) -> None:
        """Open the menu; what cannot be done now is not in it."""
        self.act(self._offer)

    async def _offer(self) -> None:
        can = await self.hall.link.ask(doable)
        acts: list[tuple[str, str, Callable[[str], None]]] = [
            *(("take_over", code, lambda code: self._take_over(code, can.free_clerks)) for code in can.silent),
            *(("help_done", code, lambda code: self._do(windows.ask_help, code)) for code in can.asking),
            *(("reopen", series, self._reopen) for series in can.stopped_series),
            *(("stop", series, self._stop) for series in can.open_series),
        ]  # fmt: skip
        choices = [Choice(str(at), t(f"lead.{name}", which=which)) for at, (name, which, _) in enumerate(acts)]
        self.hall.ask(Question(t("keys.more"), choices), lambda at: acts[int(at)][2](acts[int(at)][1]))

    def _take_over(self, window: str, free: list[str]) -> None:
        question = Question(t("lead.who_takes_over", which=window), [Choice(number, number) for number in free])
        self.hall.ask(question, lambda number: self._hand_to(number, window))

    def _hand_to(self, number: str, window: str) -> None:
        lead = self.hall.clerk or ""

        async def hand_over() -> None:
            await self.hall.link.do(windows.takeover, By(number, window), window, lead)

        self.act(hand_over)

    def _reopen(self, series: str) -> None:
        self._do(tickets.reopen_series, series)

    def _stop(self, series: str) -> None:
        question = Question(t("lead.stop_why", which=series), (), free=True)
        self.hall.ask(question, lambda reason: self._do(tickets.stop_series, series, reason))

    def _do(self, verb: Callable[..., Any], *facts: str) -> None:
        async def done() -> None:
            await self.hall.link.do(verb, By(self.hall.clerk), *facts)

        self.act(done)
