"""What if: a past day run again with a window more or less, other hours or another rule, beside the day as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, time
from threading import Event
from time import monotonic
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult

from counterdesk.hall import replay
from counterdesk.hall.catalogue.model import RULES
from counterdesk.hall.replay import Change, Compared
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import whatif_view
from counterdesk.tui.screens.lead_copies import clock
from counterdesk.tui.screens.lead_story import LeadStory
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Rows
from counterdesk.tui.widgets.spots import SpotKeys, Spots
from counterdesk.tui.widgets.still import Column
from counterdesk.words import clip, t

T = TypeVar("T")
AS_WAS = "as_was"
OFTEN_S = 0.2
"""How far it is is drawn no more often."""
MOST_SAID = 20


class Stopped(Exception):
    """Somebody pressed Esc while a day was run again."""


class Whatif(SpotKeys, LeadStory, inherit_bindings=False):
    """What to change, and what the waits would have been; Enter on a figure lists the tickets, Esc stops or leaves."""

    CSS_PATH = "whatif.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "tick", "up", "down", "page_up", "page_down", "back", "help", "switch_language", "switch_theme"
    )
    bar = ("enter", "tick", "page_down", "back", "help")

    def __init__(self, day: date) -> None:
        super().__init__()
        self.change = Change(day)
        self.found: Compared | None = None
        self.running: Event | None = None
        self.top = Rows(id="top")
        self.changes = Spots(id="changes")
        self.figures = Spots(id="figures")
        self.note = Rows(id="note")

    @property
    def blocks(self) -> Sequence[Spots]:
        """What is changed, and what came of it."""
        return self.changes, self.figures

    def compose(self) -> ComposeResult:
        """What is changed, what came of it, that it is a replay, the keys."""
        yield from (self.top, Column(self.changes, self.figures, self.note, id="page"), self.said, KeyBar())

    def on_mount(self) -> None:
        """The day as it was."""
        self.changes.enter(0)
        self._run_again()

    def on_unmount(self) -> None:
        """What runs goes no further once the screen is gone."""
        if self.running is not None:
            self.running.set()

    def repaint(self) -> None:
        """Draw what was found last."""
        self.top.show([[(t("whatif.title"), "strong")]])
        self.changes.set(whatif_view.change_spots(self.change, self.found), [(t("whatif.changes"), "quiet")])
        if self.found is not None:
            self.figures.set(whatif_view.figure_spots(self.found), whatif_view.heads())
            self.note.show(whatif_view.note_rows(self.found, self.size.width - 4))

    def on_resize(self) -> None:
        """Lay everything out for the new size."""
        self.call_after_refresh(self.repaint)

    def action_enter(self) -> None:
        """Ask for another value, or list the tickets behind a figure."""
        what, _, which = (self.spot.opens if self.spot else "").partition(":")
        if not what:
            self.app.bell()
        elif what == "tickets" and self.found is not None:
            self.hall.tell(t("whatif.tickets"), whatif_view.ticket_rows(self.found, which))
        else:
            getattr(self, f"_ask_{what}")()

    def action_tick(self) -> None:
        """What the line under the cursor means."""
        self.explain(self.spot.means if self.spot else "")

    def action_back(self) -> None:
        """Stop what runs; else back to where it was opened."""
        if self.running is not None:
            self.running.set()
        else:
            self.hall.close_screen(self)

    def key_label(self, act: str) -> str:
        """Esc stops while a day is run again."""
        if act in ("enter", "tick"):
            return t(f"lead_face.key_{act}")
        return t("whatif.stop") if act == "back" and self.running is not None else super().key_label(act)

    def _ask_day(self) -> None:
        self._ask("day", [], date.fromisoformat, lambda day: self.change._replace(day=day))

    def _ask_windows(self) -> None:
        had = self.found.was.windows if self.found else 1
        choices = [Choice(str(had + by), t("whatif.windows_of", count=had + by), note=f"{by:+d}")
                   for by in (1, -1, 2) if had + by > 0]  # fmt: skip
        self._ask("windows", choices, _count, lambda count: self.change._replace(windows=count))

    def _ask_opens(self) -> None:
        self._ask("opens", [], _clock, lambda at: self.change._replace(opens=at))

    def _ask_closes(self) -> None:
        self._ask("closes", [], _clock, lambda at: self.change._replace(closes=at))

    def _ask_rule(self) -> None:
        choices = [Choice(rule, t(f"whatif.rule_{rule.replace('-', '_')}")) for rule in RULES]
        self._ask("rule", choices, str, lambda rule: self.change._replace(rule=rule), free=False)

    def _ask(
        self, name: str, choices: list[Choice], read: Callable[[str], T], put: Callable[[T], Change], free: bool = True
    ) -> None:
        back = [Choice(AS_WAS, t("whatif.as_was"))] if name != "day" else []
        choices = [*choices, *back] if getattr(self.change, name) is None else [*back, *choices]
        how = t(f"whatif.type_{name}", most=replay.MOST_WINDOWS) if free else ""
        told = [[(how, "quiet")]] if free else []

        def answered(said: str) -> None:
            try:
                change = without(self.change, name) if said == AS_WAS else put(read(said))
            except ValueError:
                self.say(t("whatif.not_that", said=clip(said, MOST_SAID)), how, "needs")
                self.app.bell()
                return
            self._want(change)

        self.hall.ask(Question(t(f"whatif.{name}"), choices, told, free=free), answered)

    def _want(self, change: Change) -> None:
        if change.opens and change.closes and change.opens >= change.closes:
            self.say(t("whatif.backwards"), "", "needs")
            self.app.bell()
            return
        self.change = change
        self._run_again()

    def _run_again(self) -> None:
        self.act(self._replayed, waits=True)

    async def _replayed(self) -> None:
        stop, loop, shown_s = Event(), asyncio.get_running_loop(), 0.0

        def told(done: int, every: int) -> None:
            nonlocal shown_s
            if stop.is_set():
                raise Stopped
            if monotonic() - shown_s >= OFTEN_S:
                shown_s = monotonic()
                loop.call_soon_threadsafe(self._progress, done, every)

        self.running = stop
        self.refresh_bindings()
        try:
            self.found = await self.hall.link.study(replay.compared, self.change, told)
            self.say(t("whatif.done", count=len(self.found.waits_s)))
        except Stopped:
            self.say(t("whatif.stopped"), t("whatif.stopped_next"), "needs")
        finally:
            self.running = None

    def _progress(self, done: int, every: int) -> None:
        if self.running is not None and self.is_attached:
            self.said.show([whatif_view.bar(done, every, self.said.size.width)])


def without(change: Change, name: str) -> Change:
    """The same with one thing as it was."""
    kept: dict[str, Any] = {name: None}
    return change._replace(**kept)


def _clock(said: str) -> time:
    at = clock(said)
    if at is None:
        raise ValueError(said)
    return at


def _count(said: str) -> int:
    if not 1 <= (count := int(said)) <= replay.MOST_WINDOWS:
        raise ValueError(said)
    return count
