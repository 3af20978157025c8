"""What Enter opens on the lead's screen, and Insert explains: the tickets behind a number, a list, an act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from counterdesk.hall import closing, forecast
from counterdesk.hall.summary.behind import Wanted
from counterdesk.refusals import Refusal
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.tui.screens.lead_faces import now_view
from counterdesk.tui.screens.lead_faces.now_read import LeadNow
from counterdesk.tui.screens.lead_loose import LeadLoose
from counterdesk.tui.screens.lead_story import MARGINS, MOST_LINES
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import folded
from counterdesk.tui.widgets.spots import Spot
from counterdesk.words import has, language, t


def _called(name: str) -> str:
    return next(key for key in (f"summary.{name}", f"behind.of_{name}", f"behind.{name}") if has(key))


def _means(name: str) -> str:
    return next(key for key in (f"summary.{name}_means", f"lead_means.{name}") if has(key))


class LeadOpens(LeadLoose):
    """Enter and Insert on the line under the cursor."""

    @property
    def spot(self) -> Spot | None:
        """The line under the cursor; the screen knows it."""
        return None

    @property
    def hall_now(self) -> LeadNow | None:
        """The hall as the face of the working day shows it; the screen knows it."""
        return None

    @property
    def span(self) -> tuple[date, date] | None:
        """The business days the figures in front are of; None: today. The screen knows them."""
        return None

    def action_enter(self) -> None:
        """Open what is behind the line under the cursor."""
        spot = self.spot
        if spot is None or not spot.opens:
            self.app.bell()
            return
        what, _, which = spot.opens.partition(":")
        getattr(self, f"open_{what}", self.app.bell)(*([which] if which else []))

    def action_tick(self) -> None:
        """What the figure under the cursor counts, and what it rests on."""
        self.explain(self.spot.means if self.spot else "")

    def open_ticket(self, number: str) -> None:
        """A ticket's story."""
        self.act(lambda: self.tell_story(number))

    def open_due(self) -> None:
        """The due board."""
        self.hall.open_screen("due")

    def open_calls(self) -> None:
        """Go to the window that has called longest."""
        self.action_ask_help()

    def open_figure(self, name: str) -> None:
        """Today's tickets behind a figure."""
        self.look_behind(name, t(_called(name)))

    def open_one_of(self, which: str) -> None:
        """Ask which number of a line to open; Insert says what it counts."""
        now = self.hall_now
        if now is None:
            return
        choices = [Choice(name, t(_called(name)), note=str(count)) for name, count in now_view.numbers(now, which)]
        self.hall.ask(Question(t("lead_now.which"), choices, insert=t("lead_face.key_tick")),
                      self._open_one, lambda name: self.explain(_means(name)))  # fmt: skip

    def _open_one(self, name: str) -> None:
        self.look_behind(name, t(_called(name)), means=_means(name))

    def open_whole(self) -> None:
        """A line at its whole length."""
        text = "".join(text for text, _ in self.spot.left) if self.spot else ""
        lines = folded(text, self.size.width - MARGINS, MOST_LINES)
        self.hall.tell(t("lead_now.whole"), [[(line, "")] for line in lines])

    def open_late(self) -> None:
        """Those who wait longer than promised."""
        self.look_behind("late", t("behind.late"))

    def open_waiting(self, series: str) -> None:
        """Those who wait in one series."""
        self.look_behind("waiting", f"{series} {t('state.waiting')}", "series", series)

    def open_window(self, code: str) -> None:
        """Today's tickets of one window."""
        self.look_behind("issued", t("desk.window", window=code), "window", code)

    def open_beyond(self, series: str) -> None:
        """The tickets a series' service level misses."""
        self.look_behind("beyond", f"{series} {t('behind.beyond')}", "series", series)

    def open_wait(self, minutes: str) -> None:
        """The served tickets of one class of waits, such as ``5-10``; the last class is open at its end."""
        low, _, high = minutes.partition("-")
        said = t("plot.minutes", low=low, high=high) if high else t("plot.from", low=low)
        most = int(high) if high else None
        self.look_behind("served", f"{t('state.waiting')} {said}", over_min=int(low), under_min=most)

    def open_note(self, _which: str) -> None:
        """A note at its whole length."""
        text = "".join(text for text, _ in self.spot.left) if self.spot else ""
        lines = folded(text, self.size.width - MARGINS, MOST_LINES)
        self.hall.tell(t("lead_closing.notes"), [[(line, "")] for line in lines])

    def look_behind(
        self, figure: str, said: str, by: str | None = None, key: str | None = None,
        days: tuple[date, date] | None = None, means: str = "", **between: int | None,
    ) -> None:  # fmt: skip
        """Open the tickets behind a figure, of the days in front or of those given."""
        means = means or (self.spot.means if self.spot else "")

        async def opened() -> None:
            today = await self.hall.link.ask(lambda look: look.day)
            first, last = days or self.span or (today, today)
            wanted = Wanted(figure, first, last, by, key, **between)
            self.hall.open_screen("behind", wanted=wanted, said=said, means=means)

        self.act(opened)

    def open_settle(self, number: str) -> None:
        """Ask what becomes of one open ticket."""
        choices = [Choice(how, t(f"lead_closing.how_{how}")) for how in closing.HOWS]
        self.hall.ask(
            Question(t("lead_closing.settle_which", number=number), choices), lambda how: self._settle(number, how)
        )

    def _settle(self, number: str, how: str) -> None:
        async def settled() -> None:
            ticket = await self.hall.link.do(closing.settle, By(self.hall.clerk), number, how)
            self.say(t("lead_closing.settled", number=ticket.label, state=t(f"state.{ticket.state}")))

        self.act(settled)

    def open_settle_all(self) -> None:
        """Carry every open ticket over, after a look at what that means."""
        choices = [Choice("carried_over", t("lead_closing.how_carried_over"))]
        told = [[(t("lead_closing.all_told"), "quiet")]]
        self.hall.ask(Question(t("lead_closing.all"), choices, told), lambda _: self.act(self._settle_all))

    async def _settle_all(self) -> None:
        count = await self.hall.link.do(closing.carry_all_over, By(self.hall.clerk))
        self.say(t("lead_closing.settled_all", count=count))

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
            await self._close(lambda: {"on": left.day}, left.day.isoformat())

    def open_close_today(self) -> None:
        """Close today."""
        self.act(lambda: self._close(dict, t("lead_closing.today")))

    async def _close(self, more: Callable[[], dict[str, Any]], day: str) -> None:
        by = By(self.hall.clerk)
        done = await self.hall.link.do(closing.close, by, carry_over=False, lang=language(), **more())
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
