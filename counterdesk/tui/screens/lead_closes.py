"""The evening's acts on the lead's screen: what becomes of who is left, a word for the next shift, the day's end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from counterdesk.hall import closing, forecast
from counterdesk.hall.closing import Standing
from counterdesk.refusals import Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.tui.screens.lead_loose import LeadLoose
from counterdesk.tui.screens.lead_story import MARGINS, MOST_LINES
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row, folded
from counterdesk.words import language, t

NOT_YET = "not_yet"


class LeadCloses(LeadLoose):
    """How a lead ends a day."""

    def open_settle(self, number: str) -> None:
        """Ask what becomes of one open ticket."""
        choices = [Choice(how, t(f"lead_closing.how_{how}")) for how in closing.HOWS]
        self.hall.ask(
            Question(t("lead_closing.settle_which", number=number), choices), lambda how: self._settle(number, how)
        )

    def _settle(self, number: str, how: str) -> None:
        async def settled() -> None:
            ticket = await self.hall.link.do(closing.settle, By(self.hall.clerk), number, how)
            ended = how == "carried_over" and ticket.state != how  # it was under way
            why = t("lead_closing.ended_all", count=1) if ended else ""
            self.say(t("lead_closing.settled", number=ticket.label, state=t(f"state.{ticket.state}")), why)

        self.act(settled)

    def open_settle_all(self) -> None:
        """Carry every open ticket over, after a look at what that means and at what still goes on."""
        self.act(self._ask_settle_all)

    async def _ask_settle_all(self) -> None:
        now = await self.hall.link.ask(closing.standing)
        told = [*self._going_on(now), *self._told(t("lead_closing.all_told"))]
        choices = [Choice("carried_over", t("lead_closing.how_carried_over"))]
        self.hall.ask(Question(t("lead_closing.all"), _with_a_way_out(now, choices), told), self._settle_all)

    def _settle_all(self, how: str) -> None:
        if how != NOT_YET:
            self.act(self._settled_all, waits=True)

    async def _settled_all(self) -> None:
        done = await self.hall.link.do(closing.carry_all_over, By(self.hall.clerk))
        ended = t("lead_closing.ended_all", count=done.ended) if done.ended else ""
        self.say(t("lead_closing.settled_all", count=done.carried), ended)

    def open_write(self) -> None:
        """Type a sentence for the next shift."""
        question = Question(t("lead_closing.write_what"), (), [[(t("lead_closing.write_told"), "quiet")]], free=True)
        self.hall.ask(question, lambda text: self.act(lambda: self._write(text)))

    async def _write(self, text: str) -> None:
        await self.hall.link.do(closing.leave_note, By(self.hall.clerk), text)
        self.say(t("lead_closing.written"))

    def open_close(self) -> None:
        """Close the earlier day nobody closed."""
        self.act(self._close_earlier)

    async def _close_earlier(self) -> None:
        left = await self.hall.link.ask(closing.unclosed)
        if left is not None:
            await self._close({"on": left.day}, left.day.isoformat())

    def open_close_today(self) -> None:
        """Close today; while the hall works, or numbers are open, it is asked what is meant."""
        self.act(self._ask_close)

    async def _ask_close(self) -> None:
        now = await self.hall.link.ask(closing.standing)
        if not (now.open or now.goes_on):
            await self._close({}, t("lead_closing.today"))
            return
        told = self._going_on(now)
        choices = [Choice("close", t("lead_closing.close_now"))]
        if now.open:
            many = t("lead_closing.still_open", count=len(now.open), numbers=t("slip.list_comma").join(now.open))
            told += [*self._told(many), *self._told(t("lead_closing.all_told"))]
            choices = [Choice("carry", t("lead_closing.carry_and_close", count=len(now.open)))]
        choices = _with_a_way_out(now, choices, always=bool(now.open))
        self.hall.ask(Question(t("lead_closing.close"), choices, told), self._close_or_not)

    def _close_or_not(self, how: str) -> None:
        if how != NOT_YET:
            facts = {"carry_over": how == "carry"}
            self.act(lambda: self._close(facts, t("lead_closing.today")), waits=True)

    async def _close(self, facts: dict[str, Any], day: str) -> None:
        by = By(self.hall.clerk)
        done = await self.hall.link.do(closing.close, by, **{"carry_over": False, "lang": language(), **facts})
        job = await self.hall.link.ask(outbox.job, done.print_job)
        await self._keep_best(by, done.report.day)
        self.say(t("lead_closing.done", day=day, job=job.id))

    async def _keep_best(self, by: By, day: date) -> None:
        """What would have helped most is kept with the day, to be told later what it was worth."""
        try:
            best = await self.hall.link.study(forecast.best_opening, day)
        except Refusal:  # nobody came that day
            return
        if best is not None:
            await self.hall.link.do(forecast.keep_opening, by, best)

    def _going_on(self, now: Standing) -> list[Row]:
        """What still goes on, a line each, so that nobody ends a day by mistake."""
        facts: list[tuple[Any, Callable[[], str]]] = [
            (now.closes, lambda: t("lead_closing.early", time=f"{now.closes:%H:%M}")),
            (now.windows, lambda: t("lead_closing.windows_open", which=" ".join(now.windows))),
            (now.at_windows, lambda: t("lead_closing.under_way", numbers=" ".join(now.at_windows))),
        ]
        return [row for there, said in facts if there for row in self._told(said(), "needs")]

    def _told(self, text: str, part: str = "quiet") -> list[Row]:
        return [[(line, part)] for line in folded(text, self.size.width - MARGINS, MOST_LINES)]


def _with_a_way_out(now: Standing, choices: list[Choice], always: bool = False) -> list[Choice]:
    """Not yet: what Enter takes first while the hall works, else the last choice."""
    out = [Choice(NOT_YET, t("lead_closing.not_yet"))]
    if now.goes_on:
        return [*out, *choices]
    return [*choices, *out] if always else choices
