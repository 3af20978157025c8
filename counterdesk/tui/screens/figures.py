"""Every figure of a row of the summary, or what is kept beside it: throughput and windows, cases, waits told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult

from counterdesk.hall import rows, summary
from counterdesk.hall.estimates import calibration
from counterdesk.hall.estimates.told import Outcome, of_days
from counterdesk.hall.summary import Figures as Counted
from counterdesk.hall.summary import spans
from counterdesk.hall.summary.behind import MOST, Wanted
from counterdesk.hall.summary.matters import behind, heading, matters
from counterdesk.hall.summary.occupancy import Occupancy, occupancy, throughput
from counterdesk.reports.report import Section, of_cases, of_throughput, of_waits_told
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import figures_view
from counterdesk.tui.screens.figures_view import COUNTS, TIMES
from counterdesk.tui.screens.lead_story import LeadStory
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Rows
from counterdesk.tui.widgets.spots import SpotKeys, Spots
from counterdesk.tui.widgets.still import Column, Line
from counterdesk.words import has, language, t

PARTS = ("tickets", "windows", "cases", "told")
"""What there is: the figures of tickets, and three kinds of figures beside them."""


class FiguresNow(NamedTuple):
    """What a page shows: figures of tickets with those before, or a section, perhaps with its places."""

    today: date
    now: Counted | None = None
    before: Counted | None = None
    section: Section | None = None
    places: tuple[Occupancy, ...] = ()


def figures_now(look: Look, part: str, wanted: Wanted) -> FiguresNow:
    """One of PARTS for the tickets ``wanted``, whatever figure it names; the parts beside tickets are of whole days."""
    first, last, lang = wanted.first, wanted.last, language()
    if part == "windows":
        section = of_throughput(throughput(look, first, last), lang)
        return FiguresNow(look.day, section=section, places=occupancy(look, first, last))
    if part == "cases":
        return FiguresNow(look.day, section=of_cases(matters(look, first, last), lang))
    if part == "told":
        return FiguresNow(look.day, section=of_waits_told(calibration(look, first, last), lang))
    here, then = (_row(look, span, wanted) for span in ((first, last), spans.before(first, last)))
    return FiguresNow(look.day, here, then)


def _row(look: Look, days: tuple[date, date], wanted: Wanted) -> Counted | None:
    found = summary.summary(look, *days, wanted.by)
    if wanted.by is None:
        return found.total
    return next((line.figures for line in found.rows if line.key == wanted.key), None)


def told_and_was(look: Look, first: date, last: date) -> list[tuple[str, Outcome]]:
    """Each wait told that its figures rest on, by the number it was told with; the furthest off first."""
    found = sorted(of_days(look, first, last), key=lambda one: -abs(one.said.estimate.wait_us - one.actual_us))
    return [(rows.by_id(look, one.ticket_id).label, one) for one in found[:MOST]]


class Figures(SpotKeys, LeadStory, inherit_bindings=False):
    """A line a figure: Enter opens its tickets, Insert says what it counts; Esc goes back to the row."""

    CSS_PATH = "figures.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "tick", "up", "down", "page_up", "page_down", "find", "back", "help", "switch_language", "switch_theme"
    )
    bar = ("enter", "tick", "page_down", "find", "back", "help")
    takes_scans = True

    def __init__(self, wanted: Wanted, said: str, part: str = "tickets") -> None:
        super().__init__()
        self.wanted, self.called, self.part = wanted, said, part
        self.found: FiguresNow | None = None
        self.top = Rows(id="top")
        self.first = Spots(id="first")
        self.second = Spots(id="second")

    @property
    def blocks(self) -> Sequence[Spots]:
        """The two blocks in reading order."""
        return self.first, self.second

    def compose(self) -> ComposeResult:
        """Whose figures they are, the figures, the keys."""
        yield self.top
        if self.part == "tickets":
            yield Line(Column(self.first, id="counts"), Column(self.second, id="times"), id="figures")
        else:
            yield Column(self.first, self.second, id="figures")
        yield from (self.said, KeyBar())

    def on_mount(self) -> None:
        """Read them."""
        self.news()

    async def read(self) -> bool | None:
        """The figures as they are now; those of days past do not move."""
        if self.found is not None and self.wanted.last < self.found.today:
            return False
        self.found = await self.hall.link.study(figures_now, self.part, self.wanted)
        return None

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.found is None:
            return
        days = " - ".join(dict.fromkeys(day.isoformat() for day in (self.wanted.first, self.wanted.last)))
        self.top.show([[(self.called, "strong"), (f"  {days}", "quiet")]])
        if self.found.now is not None:
            for block, names, key in ((self.first, COUNTS, "tickets"), (self.second, TIMES, "times")):
                spots = figures_view.figure_spots(names, self.found.now, self.found.before)
                block.set(spots, figures_view.heads(names, key))
        if self.found.section is not None:
            means = {"windows": "throughput", "cases": "matters"}.get(self.part, self.part)
            section = self.found.section
            self.first.set(figures_view.fact_spots(section, self._opens, means), [(section.title, "quiet")])
        if self.part == "windows":
            self.second.set(figures_view.place_spots(self.found.places), figures_view.place_head())

    def on_resize(self) -> None:
        """More or fewer of them fit."""
        self.call_after_refresh(self.repaint)

    def _opens(self, name: str, value: object) -> str:
        if self.part == "windows" and value:
            return "tickets:served"
        if self.part == "told":
            return "told" if value is not None else ""
        return f"cases:{name}" if self.part == "cases" and value else ""

    def action_enter(self) -> None:
        """The tickets behind the figure under the cursor."""
        what, _, which = (self.spot.opens if self.spot else "").partition(":")
        acts: dict[str, Callable[..., None]] = {
            "tickets": self._tickets, "served_at": self._served_at, "cases": self._cases, "told": self._told,
        }  # fmt: skip
        if what not in acts:
            self.app.bell()
            return
        acts[what](*([which] if which else []))

    def _tickets(self, figure: str) -> None:
        named = next(key for key in (f"behind.of_{figure}", f"behind.{figure}", f"summary.{figure}") if has(key))
        said = f"{self.called}  {t(named)}"
        means = self.spot.means if self.spot else ""
        self.hall.open_screen("behind", wanted=self.wanted._replace(figure=figure), said=said, means=means)

    def _served_at(self, at: str) -> None:
        window, _, clerk = at.partition(":")
        wanted = self.wanted._replace(figure="served", by="window", key=window)
        said = f"{t('desk.window', window=window)}  {clerk}  {t('summary.served')}"
        self.hall.open_screen("behind", wanted=wanted, said=said, means="summary.served_means")

    def _cases(self, figure: str) -> None:
        self.act(lambda: self._list_cases(figure))

    async def _list_cases(self, figure: str) -> None:
        found = await self.hall.link.ask(behind, self.wanted.first, self.wanted.last, figure)
        choices = [Choice(number, service, number) for number, service in found]
        self.hall.ask(Question(f"{heading(figure)}  {t('figures.cases', count=len(found))}", choices), self._case)

    def _told(self) -> None:
        self.act(self._list_told)

    async def _list_told(self) -> None:
        found = await self.hall.link.study(told_and_was, self.wanted.first, self.wanted.last)
        self.hall.tell(t("told.title"), figures_view.told_rows(found))

    def _case(self, number: str) -> None:
        self.hall.open_screen("case", number=number)

    def action_tick(self) -> None:
        """What the figure under the cursor counts, and what it rests on."""
        self.explain(self.spot.means if self.spot else "")

    def action_back(self) -> None:
        """Back to the row."""
        self.hall.close_screen(self)

    def moved(self) -> None:
        """The keys at the bottom say what they do on this line."""
        self.refresh_bindings()

    def key_label(self, act: str) -> str:
        """What the keys mean here."""
        if act in ("enter", "tick"):
            return t(f"lead_face.key_{act}")
        return super().key_label(act)

    def usable(self, act: str) -> bool:
        """Enter and Insert where the line under the cursor has something behind it."""
        spot = self.spot
        if act == "enter":
            return bool(spot and spot.opens)
        return bool(spot and spot.means) if act == "tick" else True
