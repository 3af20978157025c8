"""The face of the day so far: who came and who was served, the waits, the service levels, the windows' strips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult

from counterdesk.hall import catalogue
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.summary import Summary, summary
from counterdesk.hall.summary.shape import Shape, shape
from counterdesk.hall.summary.strips import Strip, heat, strips, weeks_before
from counterdesk.reports.report import told
from counterdesk.store.desk import Look
from counterdesk.tui.place import Place
from counterdesk.tui.screens.lead_faces import plots
from counterdesk.tui.screens.lead_faces.face import Busy, Face, line, title, widest
from counterdesk.tui.widgets.bar_spots import BarSpots
from counterdesk.tui.widgets.heat_blocks import HeatBlocks
from counterdesk.tui.widgets.rows import Row
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.tui.widgets.step_lines import StepLines
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.tui.widgets.strip_chart import StripChart
from counterdesk.words import t

WEEKS = 4
HOUR_S = 3600


class TodayNow(NamedTuple):
    """The day so far; ``heat`` is of the last WEEKS weeks, today among them."""

    zone: ZoneInfo
    cat: Catalogue
    by_series: Summary
    shape: Shape
    strips: tuple[Strip, ...]
    heat: dict[tuple[int, int], float]


def today_now(look: Look) -> TodayNow:
    """Everything the day's face shows, in one snapshot."""
    day = look.day
    return TodayNow(
        look.zone, catalogue.current(look), summary(look, day, day, "series"), shape(look, day, day),
        strips(look, day), heat(look, *weeks_before(day, WEEKS)),
    )  # fmt: skip


class Today(Face):
    """The day so far, as plots; Enter on a bar or a strip opens its tickets."""

    name = "day"

    def __init__(self) -> None:
        super().__init__()
        self.now: TodayNow | None = None
        self.steps = StepLines(id="steps")
        self.levels = BarSpots(id="levels")
        self.figures = Spots(id="figures")
        self.waits = BarSpots(id="waits")
        self.strips = StripChart(id="strips")
        self.heat = HeatBlocks(id="heat")

    @property
    def blocks(self) -> Sequence[Spots]:
        """The blocks in reading order."""
        return self.levels, self.figures, self.waits, self.strips

    def compose(self) -> ComposeResult:
        """The step lines beside the levels; the waits beside the strips; the heat where there is room."""
        with Line(id="upper"):
            yield self.steps
            yield Column(self.levels, self.figures, id="beside")
        with Line(id="lower"):
            yield Column(self.waits, id="waited")
            yield Column(self.strips, id="windows_day")
        yield self.heat

    @property
    def busy(self) -> Busy | None:
        """When people came in the last weeks."""
        if self.now is None:
            return None
        return Busy(self.now.heat, t("plot.heat", weeks=WEEKS), *weeks_before(self.now.by_series.last, WEEKS))

    async def read(self, hall: Place) -> None:
        """The day so far in one snapshot."""
        self.now = await hall.link.ask(today_now)

    def draw(self, at_us: int) -> None:
        """Draw what was read last."""
        if self.now is None:
            return
        now = self.now
        head: Row = [(t("plot.steps"), "quiet")]
        self.steps.set(plots.points(now.shape), head, (t("plot.came"), t("plot.served")))
        self.levels.set_bars(plots.level_bars(now.by_series, now.cat), title("plot.levels"), most=1.0)
        self.figures.set(figure_spots(now))
        self.waits.set_bars(plots.wait_bars(now.shape), title("plot.waits"))
        first, last = plots.bounds(now.strips)
        hours = plots.hours(first, last, now.zone)
        self.strips.set_strips(plots.strip_lines(now.strips, first, last), hours, title("plot.strips"))
        names = [t(f"desk.weekday_{day}") for day in range(7)]
        self.heat.set(now.heat, names, plots.heat_title(t("plot.heat", weeks=WEEKS), now.heat))


def figure_spots(now: TodayNow) -> list[Spot]:
    """No-shows and those who left, with their rates; the mean and P90 wait; when most people come."""
    total = now.by_series.total
    width = widest(t("summary.no_show"), t("summary.walked_out"), t("plot.wait"), t("plot.busy"))
    rates = (("no_show", total.no_show_rate), ("walked_out", total.walk_out_rate))
    waits = t("plot.wait_said", mean=_short(total.wait_mean_s), p90=_short(total.wait_p90_s))
    return [
        *(line(name, t(f"summary.{name}"), width, (told(name, getattr(total, name)), "strong"),
               (told("_rate", rate), "quiet"), opens=f"figure:{name}", means=f"summary.{name}_means")
          for name, rate in rates),
        line("waits", t("plot.wait"), width, (told("wait_n", total.wait_n), "quiet"), (waits, "strong"),
             opens="figure:waited", means="plot.wait_means"),
        plots.busy_spot(now.heat, t("plot.busy"), width),
    ]  # fmt: skip


def _short(seconds: float | None) -> str:
    """A wait in no more cells than the block has, hours in minutes."""
    long = seconds is not None and seconds >= HOUR_S
    return t("plot.in_minutes", minutes=round(seconds / 60)) if long and seconds else told("_s", seconds)
