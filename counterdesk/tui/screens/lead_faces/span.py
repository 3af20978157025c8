"""The face of any days: a day, week, month, year or any span, by whatever one asks, held against the span before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult

from counterdesk.hall.summary import Summary, spans, summary
from counterdesk.hall.summary.strips import heat
from counterdesk.store.desk import Look
from counterdesk.tui.place import Place
from counterdesk.tui.screens.lead_faces import plots, span_view
from counterdesk.tui.screens.lead_faces.face import Busy, Face, line, widest
from counterdesk.tui.widgets.heat_blocks import HeatBlocks
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.words import t

LENGTHS = ("day", "week", "month", "year")


class Asked(NamedTuple):
    """Which business days, and by what; ``length`` is how the span was chosen, ``span`` for any other one."""

    first: date
    last: date
    by: str
    length: str


class SpanNow(NamedTuple):
    """The figures asked for, those of the span before, and when people came."""

    asked: Asked
    found: Summary
    before: Summary
    heat: dict[tuple[int, int], float]


def span_now(look: Look, asked: Asked) -> SpanNow:
    """Everything the face shows, in one snapshot; a year takes a second where its days are not kept ready yet."""
    first, last = asked.first, asked.last
    return SpanNow(
        asked, summary(look, first, last, asked.by), summary(look, *spans.before(first, last), asked.by),
        heat(look, first, last),
    )  # fmt: skip


class Span(Face):
    """The figures of some days in a table; Enter on a row asks which of its numbers to open."""

    name = "span"

    def __init__(self) -> None:
        super().__init__()
        self.asked: Asked | None = None
        self.now: SpanNow | None = None
        self.today: date | None = None
        self.choices = Spots(id="choices")
        self.table = span_view.Table(id="figure_table")
        self.heat = HeatBlocks(id="span_heat")
        self.choices.enter(0)  # here one chooses before one reads: Enter asks for the days at once

    @property
    def blocks(self) -> Sequence[Spots]:
        """What can be chosen, and the table."""
        return self.choices, self.table

    def compose(self) -> ComposeResult:
        """What is shown, the table, when people came."""
        yield from (self.choices, self.table, self.heat)

    @property
    def busy(self) -> Busy | None:
        """When people came on the days asked for."""
        if self.now is None:
            return None
        return Busy(self.now.heat, t("span.heat"), self.now.asked.first, self.now.asked.last)

    async def read(self, hall: Place) -> None:
        """Which day it is; the figures themselves take longer."""
        today = await hall.link.ask(lambda look: look.day)
        if self.asked is None or (self.today != today and self.asked.last == self.today):
            first, _ = span_of(today, "week")
            self.asked = Asked(first, today, "day", "week")
        self.today = today

    async def study(self, hall: Place) -> bool:
        """The figures, whenever something else is asked; those of today move, others do not."""
        asked = self.asked
        if asked is None or (self.now is not None and self.now.asked == asked and self.today != asked.last):
            return False
        self.span = asked.first, asked.last
        self.now = await hall.link.study(span_now, asked)
        return True

    def draw(self, at_us: int) -> None:
        """Draw what was read last."""
        if self.asked is None:
            return
        self.choices.set(choice_spots(self.asked, self.now, self.today))
        if self.now is not None:
            self.table.set_rows(self.now.found, self.now.before)
            names = [t(f"desk.weekday_{day}") for day in range(7)]
            self.heat.set(self.now.heat, names, plots.heat_title(t("span.heat"), self.now.heat))


def choice_spots(asked: Asked, now: SpanNow | None, today: date | None) -> list[Spot]:
    """Which days, by what, and against which days; and what else there is of them."""
    labels = {name: t(f"span.{name}") for name in ("days", "by", "against", "more", "busy")}
    width = widest(*labels.values())
    before = " - ".join(dict.fromkeys(day.isoformat() for day in spans.before(asked.first, asked.last)))
    days = " - ".join(dict.fromkeys((asked.first.isoformat(), asked.last.isoformat())))
    return [
        line("days", labels["days"], width, (days, "strong"), (t(f"span.{asked.length}"), "quiet"), opens="span_days",
             means="span.days_means"),
        line("by", labels["by"], width, (t(f"summary.by_{asked.by}"), "strong"),
             (f"{labels['against']} {before}", "quiet"), (_unfinished(asked, today), "needs"), opens="span_by",
             means=f"summary.by_{asked.by}_means"),
        line("more", labels["more"], width, (t("span.more_what"), ""), opens="span_more", means="span.more_means"),
        plots.busy_spot(now.heat if now else {}, labels["busy"], width),
    ]  # fmt: skip


def _unfinished(asked: Asked, today: date | None) -> str:
    """A word that a day which is not over is held against whole ones."""
    return t("span.whole_days") if today is not None and asked.first <= today <= asked.last else ""


def span_of(day: date, length: str) -> tuple[date, date]:
    """The whole day, week (from Monday), month or year a day belongs to."""
    key = spans.OF_DAY[length]
    first = last = day
    while key(date.fromordinal(first.toordinal() - 1)) == key(day):
        first = date.fromordinal(first.toordinal() - 1)
    while key(date.fromordinal(last.toordinal() + 1)) == key(day):
        last = date.fromordinal(last.toordinal() + 1)
    return first, last


def moved(asked: Asked, by: int) -> Asked:
    """The span before (-1) or after (1) this one."""
    if asked.length in LENGTHS:
        end = asked.last if by > 0 else asked.first
        first, last = span_of(date.fromordinal(end.toordinal() + by), asked.length)
        return asked._replace(first=first, last=last)
    days = (asked.last.toordinal() - asked.first.toordinal() + 1) * by
    return asked._replace(
        first=date.fromordinal(asked.first.toordinal() + days), last=date.fromordinal(asked.last.toordinal() + days)
    )


def typed(text: str) -> tuple[date, date] | None:
    """The span somebody typed: one day or two, as 2026-10-12; None when it is neither, or runs backwards."""
    try:
        days = [date.fromisoformat(part) for part in text.split()]
    except ValueError:
        return None
    return (days[0], days[-1]) if len(days) in (1, 2) and days[0] <= days[-1] else None
