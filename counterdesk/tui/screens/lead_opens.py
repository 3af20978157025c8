"""What Enter opens on the lead's screen, and Insert explains: the tickets behind a number, a list, an act."""

from __future__ import annotations

from datetime import date

from counterdesk.hall.summary.behind import Wanted
from counterdesk.tui.screens.lead_closes import LeadCloses
from counterdesk.tui.screens.lead_faces import now_view
from counterdesk.tui.screens.lead_faces.now_read import LeadNow
from counterdesk.tui.screens.lead_story import MARGINS, MOST_LINES
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import folded
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.words import has, t


def _called(name: str) -> str:
    return next(key for key in (f"summary.{name}", f"behind.of_{name}", f"behind.{name}") if has(key))


def _means(name: str) -> str:
    return next(key for key in (f"summary.{name}_means", f"lead_means.{name}") if has(key))


class LeadOpens(LeadCloses):
    """Enter and Insert on the line under the cursor."""

    @property
    def spot(self) -> Spot | None:
        """The line under the cursor; the screen knows it."""
        return None

    @property
    def moving(self) -> Spots | None:
        """The block with the cursor, or the first one; the screen knows it."""
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
        if self.spot is None and self.moving is not None:  # nobody has moved yet: the first line is meant
            self.moving.enter(0)
        self.say("")
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

    def open_copy(self) -> None:
        """Make a copy of the hall now."""
        self._back_up("")

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

    def open_level(self, series: str) -> None:
        """The tickets a series' service level counts: the longest wait first, those past the promise marked."""
        self.look_behind("promised", f"{series}  {t('behind.of_promised')}", "series", series)

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
