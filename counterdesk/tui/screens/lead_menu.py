"""What a lead does from the hall's view: take over a silent window, answer a call for help, stop a series."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.clock import from_us
from counterdesk.hall import backups, catalogue, clerks, closing, floor, help_calls, tickets, windows
from counterdesk.hall.catalogue import Series
from counterdesk.hall.floor import WindowNow
from counterdesk.hall.help_calls import Answered
from counterdesk.store.desk import By, Look
from counterdesk.tui.screens.lead_copies import LeadCopies
from counterdesk.tui.widgets.clock_label import spoken
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import language, t

LISTS = {"complaints": "complaint_read", "rounds": "lead_view", "appraisal": "lead_view"}
"""Lists with a screen of their own, and what a role must be allowed to open one."""
AT_WINDOWS = frozenset({"clerk", "lead", "admin"})


class Doable(NamedTuple):
    """What can be done now: silent windows, windows that asked for help, series, who is free, lists, when a copy is
    made by itself (empty for one who has none made), and the day whose replay is offered."""

    silent: list[str]
    asking: list[str]
    open_series: list[Series]
    stopped_series: list[str]
    free_clerks: list[str]
    lists: list[str]
    copies: list[str]
    day: date


def doable(look: Look, clerk: str | None = None) -> Doable:
    """What a lead can do as the hall stands."""
    now, seats = floor.windows_now(look), windows.seats(look)
    seated = {seat.clerk for seat in seats}
    stopped = {queue.series for queue in floor.queues(look) if queue.stopped is not None}
    return Doable(
        [window.code for window in now if window.silent],
        [window.code for window in now if window.help_us],
        [series for prefix, series in catalogue.current(look).series.items() if prefix not in stopped],
        sorted(stopped),
        [c.number for c in clerks.clerks(look) if c.role in AT_WINDOWS and not c.disabled and c.number not in seated],
        [name for name, act in LISTS.items() if clerks.may(look, clerk, act)],
        [daily(look)] if clerks.may(look, clerk, "backup") else [],
        closing.last_worked(look) or look.day,
    )


def daily(look: Look) -> str:
    """When a copy is made by itself, in words."""
    plan = backups.planned(look)
    return f"{plan.at:%H:%M}" if plan else t("lead.copy_off")


def help_today(look: Look) -> tuple[ZoneInfo, list[Answered]]:
    """Today's answered calls for help, with the hall's zone to tell their times in."""
    return look.zone, help_calls.answered(look)


def help_words(call: Answered, zone: ZoneInfo) -> str:
    """One answered call: when, at which window, and how long it took."""
    at = from_us(call.at_us).astimezone(zone)
    return t("lead.help_line", time=f"{at:%H:%M}", which=call.window, waited=spoken(call.waited_s))


class LeadMenu(LeadCopies):
    """The lead's acts, behind the same key as the desk's menu."""

    def calling(self) -> WindowNow | None:
        """The window that has waited longest for the lead; overridden by the screen, which knows the windows."""
        return None

    def action_ask_help(self) -> None:
        """Answer the window that has called longest."""
        window = self.calling()
        if window is None:
            self.say(t("lead.no_call"))
        else:
            self._answer(window.code)

    def _answer(self, window: str) -> None:
        self.act(lambda: self._answered(window))

    async def _answered(self, window: str) -> None:
        waited_s = await self.hall.link.do(help_calls.answer, By(self.hall.clerk), window)
        self.say(t("lead.answered", which=window, time=spoken(waited_s)))

    async def _list_help(self) -> None:
        zone, calls = await self.hall.link.ask(help_today)
        rows = [[(help_words(call, zone), "")] for call in calls]
        self.hall.tell(t("lead.help_list"), rows or [[(t("lead.help_none"), "quiet")]])

    def action_leave(self) -> None:
        """Lock the screen, or sign out."""
        choices = [Choice(name, t(f"leave.{name}")) for name in ("lock_lead", "sign_out_lead")]
        self.hall.ask(Question(t("keys.leave"), choices), self._leave)

    def _leave(self, how: str) -> None:
        if how == "lock_lead":
            self.act(self._shut, waits=True)
        else:
            self.hall.clerk = None
            self.hall.close_screen(self)

    async def _shut(self) -> None:
        self.hall.lock()

    def action_more(self) -> None:
        """Open the menu; what cannot be done now is not in it."""
        self.act(self._offer)

    async def _offer(self) -> None:
        can = await self.hall.link.ask(doable, self.hall.clerk)
        acts: list[tuple[str, str, Callable[[str], None]]] = [
            *(("take_over", code, lambda code: self._take_over(code, can.free_clerks)) for code in can.silent),
            *(("help_done", code, self._answer) for code in can.asking),
            *(("reopen", series, self._reopen) for series in can.stopped_series),
            *((name, "", self._go_to(name)) for name in can.lists),
            ("help_list", "", lambda _: self.act(self._list_help)),
            ("what_if", "", lambda _: self.hall.open_screen("whatif", day=can.day)),
            *((name, "", lambda _, name=name: self.hall.open_screen(name)) for name in ("commitments", "reviews")),
            *(("back_up", "", self._back_up) for _ in can.copies),
            *(("daily_copy", at, self._when) for at in can.copies),
            *(("stop", "", lambda _: self._which_to_stop(can.open_series)) for _ in can.open_series[:1]),
        ]  # fmt: skip
        choices = [Choice(str(at), t(f"lead.{name}", which=which)) for at, (name, which, _) in enumerate(acts)]
        self.hall.ask(Question(t("keys.more"), choices), lambda at: acts[int(at)][2](acts[int(at)][1]))

    def _go_to(self, name: str) -> Callable[[str], None]:
        return lambda _: self.hall.open_screen(name)

    def _take_over(self, window: str, free: list[str]) -> None:
        question = Question(t("lead.who_takes_over", which=window), [Choice(number, number) for number in free])
        self.hall.ask(question, lambda number: self._hand_to(number, window))

    def _hand_to(self, number: str, window: str) -> None:
        lead = self.hall.clerk or ""

        async def hand_over() -> None:
            await self.hall.link.do(windows.takeover, By(number, window), window, lead)
            self.say(t("lead.taken_over", which=window, clerk=number))

        self.act(hand_over)

    def _reopen(self, series: str) -> None:
        self._do(tickets.reopen_series, t("lead.reopened", which=series), series)

    def _which_to_stop(self, running: list[Series]) -> None:
        choices = [Choice(one.prefix, one.name(language()), one.prefix) for one in running]
        self.hall.ask(Question(t("lead.stop_which"), choices), self._stop)

    def _stop(self, series: str) -> None:
        question = Question(t("lead.stop_why", which=series), (), free=True)
        self.hall.ask(question, lambda reason: self._stop_for(series, reason))

    def _stop_for(self, series: str, reason: str) -> None:
        self._do(tickets.stop_series, t("lead.stopped", which=series, reason=reason), series, reason)

    def _do(self, verb: Callable[..., Any], said: str, *facts: str) -> None:
        async def done() -> None:
            await self.hall.link.do(verb, By(self.hall.clerk), *facts)
            self.say(said)

        self.act(done)
