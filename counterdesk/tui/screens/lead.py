"""The lead's screen: one hall in three faces - before it opens, while it works, when it closes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from time import monotonic
from typing import ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.events import Resize
from textual.timer import Timer

from counterdesk.hall import catalogue, opening
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.floor import WindowNow, windows_now
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import desk_view
from counterdesk.tui.screens.hall_screen import COMMON
from counterdesk.tui.screens.lead_faces.closing import Closing
from counterdesk.tui.screens.lead_faces.face import Face
from counterdesk.tui.screens.lead_faces.now import Now
from counterdesk.tui.screens.lead_faces.now_read import LeadNow
from counterdesk.tui.screens.lead_faces.opening import Opening
from counterdesk.tui.screens.lead_faces.span import Span
from counterdesk.tui.screens.lead_faces.today import Today
from counterdesk.tui.screens.lead_spans import LeadSpans
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.rows import Piece, Rows
from counterdesk.tui.widgets.spots import SpotKeys, Spots
from counterdesk.tui.widgets.still import Column
from counterdesk.words import language, t

FACES: dict[str, type[Face]] = {"opening": Opening, "now": Now, "day": Today, "span": Span, "closing": Closing}
QUIET_S = 20
COMPARE_S = 60
"""Between two looks whether the hall is the one it was; what is found stands there again until it is mended."""
TALL = 32
"""From so many lines on there is room for air."""


def face_at(cat: Catalogue, look: Look) -> str:
    """The face the hour asks for: the morning's before the first session of today, the evening's after the last."""
    at = look.local(look.now_us)
    sessions = opening.sessions_of(cat, at)
    if not sessions or sessions[0].from_ <= at < sessions[-1].to:
        return "now"
    return "opening" if at < sessions[0].from_ else "closing"


class Around(NamedTuple):
    """What the screen needs whatever face is in front: the hall file, its zone, the face of the hour, the windows."""

    cat: Catalogue
    zone: ZoneInfo
    of_hour: str
    windows: list[WindowNow]


def around(look: Look) -> Around:
    """That, in one snapshot."""
    cat = catalogue.current(look)
    return Around(cat, look.zone, face_at(cat, look), windows_now(look))


class Lead(SpotKeys, LeadSpans, inherit_bindings=False):
    """The hall in three faces; Tab goes to the next one."""

    CSS_PATH = "lead.tcss"
    BINDINGS: ClassVar = bindings(
        "enter", "tick", "face", "face_back", "up", "down", "page_up", "page_down", "ask_help", "find", "more", *COMMON
    )
    bar = ("ask_help", "enter", "tick", "face", "find", "more", "help", "leave")
    takes_scans = True

    def __init__(self) -> None:
        super().__init__()
        self.around: Around | None = None
        self.faces: dict[str, Face] = {}
        self.shown = ""
        self.often_s = 1.0
        self._read_s = -self.often_s
        self._later: Timer | None = None
        self.top = Rows(id="top")
        self.tabs = Rows(id="tabs")
        self.room = Column(id="room")

    @property
    def face(self) -> Face | None:
        """The face in front; None before the first reading."""
        return self.faces.get(self.shown)

    @property
    def blocks(self) -> Sequence[Spots]:
        """The blocks of the face in front."""
        return self.face.blocks if self.face else ()

    @property
    def of_days(self) -> Span | None:
        """The face of any days."""
        face = self.faces.get("span")
        return face if isinstance(face, Span) else None

    @property
    def hall_now(self) -> LeadNow | None:
        """The hall as the face of the working day shows it."""
        face = self.faces.get("now")
        return face.now if isinstance(face, Now) else None

    @property
    def span(self) -> tuple[date, date] | None:
        """The days of the face in front."""
        return self.face.span if self.face else None

    def compose(self) -> ComposeResult:
        """Top line, the faces' names, the face in front, what happened, the keys."""
        yield from (self.top, self.tabs, self.room, self.said, KeyBar())

    def news(self) -> None:
        """Something changed in the hall: it is read at most once in ``often_s`` seconds, however much is done there."""
        left_s = self._read_s + self.often_s - monotonic()
        if left_s <= 0:
            self._read_s = monotonic()
            super().news()
        elif self._later is None:
            self._later = self.set_timer(left_s, self._news_later)

    def _news_later(self) -> None:
        self._later = None
        self.news()

    def _look_again(self) -> None:
        # of itself, when nothing happened for so long; what happens next is not put off for it
        if monotonic() - self._read_s >= QUIET_S:
            super().news()

    def on_mount(self) -> None:
        """Read the hall and tick."""
        self.news()
        self.set_interval(1, self.tick)
        self.set_interval(QUIET_S, self._look_again)
        self.aside(self.hall.link.compare)
        self.set_interval(COMPARE_S, partial(self.aside, self.hall.link.compare))

    def on_resize(self, event: Resize) -> None:
        """Air where there is room for it."""
        self.set_class(event.size.height >= TALL, "-tall")
        self.call_after_refresh(self.repaint)

    async def read(self) -> None:
        """The hall as the face in front shows it; a new call for help rings a bell, here where no citizen hears it."""
        before = self._asking()
        last = self.around.of_hour if self.around else ""
        self.around = await self.hall.link.ask(around)
        if self._asking() - before:
            self.app.bell()
        if self.shown == last:  # whoever looks at another face is left there when the hour changes
            await self._show(self.around.of_hour)
        if self.face is not None:
            await self.face.read(self.hall)
            self.aside(self._study)

    async def _study(self) -> None:
        if self.face is not None and await self.face.study(self.hall):
            self.repaint()

    async def _show(self, name: str) -> None:
        if name not in self.faces:
            self.faces[name] = FACES[name]()
            await self.room.mount(self.faces[name])
        self.shown = name
        for each, face in self.faces.items():
            face.display = each == name

    def _asking(self) -> set[str]:
        return {window.code for window in self._windows if window.help_us}

    @property
    def _windows(self) -> Sequence[WindowNow]:
        return self.around.windows if self.around else ()

    def calling(self) -> WindowNow | None:
        """The window that has waited longest for the lead."""
        asking = [window for window in self._windows if window.help_us]
        return min(asking, key=lambda window: window.help_us or 0, default=None)

    def key_label(self, act: str) -> str:
        """Answering names the window; while none calls, the key is left out; Tab names the face it goes to."""
        if act == "ask_help":
            window = self.calling()
            return t("lead.answer", which=window.code) if window else ""
        if act == "face":
            return t(f"lead_face.{self._neighbour(1)}")
        if act in ("enter", "tick"):
            return t(f"lead_face.key_{act}")
        return super().key_label(act)

    def usable(self, act: str) -> bool:
        """Enter and Insert where the line under the cursor has something behind it."""
        spot = self.spot
        if act == "enter":
            first = spot or (self.moving.spot if self.moving else None)
            return bool(first and first.opens)
        return bool(spot and spot.means) if act == "tick" else True

    def open_windows(self) -> None:
        """To the windows, a line each."""
        face = self.faces.get("now")
        if isinstance(face, Now):
            face.facts.leave()
            face.windows.enter(0)

    def action_face(self) -> None:
        """The next face."""
        self.act(lambda: self._turn(1))

    def action_face_back(self) -> None:
        """The face before."""
        self.act(lambda: self._turn(-1))

    async def _turn(self, by: int) -> None:
        await self._show(self._neighbour(by))
        self.say("")

    def _neighbour(self, by: int) -> str:
        names = [*FACES]
        at = names.index(self.shown) if self.shown in names else 0
        return names[(at + by) % len(names)]

    def repaint(self) -> None:
        """Draw what was read last."""
        if self.around is None or self.face is None or not self.is_attached:
            return
        self._head(self.around)
        self.face.draw(self.now_us())

    def tick(self) -> None:
        """What moves by itself."""
        if self.around is not None and self.face is not None and self.is_attached:
            self._head(self.around)
            self.face.tick(self.now_us())

    def moved(self) -> None:
        """The keys at the bottom say what they do on this line."""
        self.refresh_bindings()

    def _head(self, around: Around) -> None:
        name = around.cat.hall.name(language())
        self.top.show([desk_view.head(name, self.now_us(), around.zone, self.top.size.width)])
        row: list[Piece] = []
        for face in FACES:
            here = face == self.shown
            row += [("[" if here else " ", "number"), (t(f"lead_face.{face}"), "strong" if here else "quiet"),
                    ("]" if here else " ", "number"), (" ", "")]  # fmt: skip
        self.tabs.show([row])
