"""The face of the working day: how the hall stands, what needs a person, every queue and every window."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from counterdesk.tui.place import Place
from counterdesk.tui.screens import desk_view
from counterdesk.tui.screens.lead_faces import now_view, plots
from counterdesk.tui.screens.lead_faces.face import Face, title
from counterdesk.tui.screens.lead_faces.looking import Ahead, look_ahead, standing
from counterdesk.tui.screens.lead_faces.now_read import LeadNow, lead_now
from counterdesk.tui.screens.lead_faces.window_spots import WindowSpots
from counterdesk.tui.widgets.bar_spots import BarSpots
from counterdesk.tui.widgets.big_number import BigNumber
from counterdesk.tui.widgets.queue_list import MINUTE_US, QueueSpots
from counterdesk.tui.widgets.rows import Rows
from counterdesk.tui.widgets.spots import Spots
from counterdesk.tui.widgets.step_lines import StepLines
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import t

AHEAD_MIN = 2
"""So many minutes what was seen ahead is good for."""


class Now(Face):
    """The hall now."""

    name = "now"

    def __init__(self) -> None:
        super().__init__()
        self.now: LeadNow | None = None
        self.ahead: Ahead | None = None
        self._studying = False
        self._minute = 0
        self.head = Rows(classes="title")
        self.waiting = BigNumber(id="waiting")
        self.facts = Spots(id="facts")
        self.needs = Spots(id="needs")
        self.queues = QueueSpots(id="queues")
        self.windows = WindowSpots(id="windows")
        self.steps = StepLines(id="now_steps")
        self.waits = BarSpots(id="now_waits")

    @property
    def blocks(self) -> Sequence[Spots]:
        """The blocks in reading order."""
        return self.facts, self.needs, self.queues, self.windows, self.waits

    def compose(self) -> ComposeResult:
        """How many wait, beside what is said of it; queues beside windows."""
        with Line(id="count_line"):
            yield Column(self.head, self.waiting, id="count")
            yield Column(self.facts, self.needs, id="words")
        with Line(id="hall"):
            yield Column(self.queues, id="side")
            yield Column(self.windows, id="main")
        with Line(id="plots"):
            yield self.steps
            yield Column(self.waits, id="now_waited")

    async def read(self, hall: Place) -> None:
        """The hall in one snapshot."""
        self.now = await hall.link.ask(lead_now)

    async def study(self, hall: Place) -> bool:
        """Look ahead once in AHEAD_MIN minutes, and whenever a window opened, paused or closed."""
        now, known = self.now, self.ahead
        if now is None or self._studying:
            return False
        fresh = known is not None and now.now_us // MINUTE_US - known.minute in range(AHEAD_MIN)
        if known is not None and fresh and known.windows == standing(now.windows):
            return False
        self._studying = True
        try:
            self.ahead = await hall.link.study(look_ahead)
        finally:
            self._studying = False
        return True

    def draw(self, at_us: int) -> None:
        """Draw what was read last."""
        if self.now is None:
            return
        self.head.show([[(t("lead.waiting"), "quiet")]])
        self.steps.set(plots.points(self.now.shape), title("plot.steps"), (t("plot.came"), t("plot.served")))
        self.waits.set_bars(plots.wait_bars(self.now.shape), title("plot.waits"))
        self.waiting.write(str(self.now.figures.waiting))
        self._each_minute(self.now, at_us)
        self.tick(at_us)

    def tick(self, at_us: int) -> None:
        """The windows' clocks; the rest once a minute."""
        if self.now is None:
            return
        self.windows.set_windows(self.now.windows, self.now.began_us, at_us)
        if at_us // MINUTE_US != self._minute:
            self._each_minute(self.now, at_us)

    def _each_minute(self, now: LeadNow, at_us: int) -> None:
        self._minute = at_us // MINUTE_US
        self.facts.set(now_view.fact_spots(now, self.ahead, at_us))
        self.needs.set(now_view.need_spots(now, self.ahead))
        lines = desk_view.queue_lines(now.queues, now.cat, now.cat.series, now.now_us)
        self.queues.set_queues(lines, at_us)
