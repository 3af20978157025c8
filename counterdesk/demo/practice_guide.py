"""What practice says on the screens: a banner with the errand at hand, the first page, and the last one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Protocol, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from counterdesk.demo.practice_errands import ERRANDS, Errand, first_open
from counterdesk.refusals import Said
from counterdesk.tui.keys import bindings, label
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.screens.setup_list import Told
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.rows import Piece, Row, Rows, ends
from counterdesk.tui.widgets.tiles import broken
from counterdesk.words import t

END_KEY = "Ctrl+C"
TOLD_LINES = 2


class Stage(Protocol):
    """The practice's app, as far as its pages need it."""

    finished: frozenset[str]
    is_ready: bool
    has_hall: bool

    def key_of(self, act: str) -> str:
        """The key an act has here, as a person reads it."""

    async def sit_down(self) -> None:
        """To the window."""


def told(errand: Errand, key_of: Callable[[str], str]) -> str:
    """The errand in one line, with the keys to press."""
    return t(f"practice.{errand.name}", **{act: key_of(act) for act in errand.keys})


class Guide(Rows):
    """Three lines above the desk: that this is practice and how far one is, then what to do and press."""

    DEFAULT_CSS = "Guide { dock: top; height: 3; background: $chosen; color: $on-chosen; }"

    def on_mount(self) -> None:
        """Follow the language and what is done."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def lay(self, width: int) -> Sequence[Row]:
        """The banner, then the errand at hand."""
        stage = cast(Stage, self.app)
        errand = first_open(stage.finished)
        done = t("practice.progress", done=len(stage.finished), of=len(ERRANDS))
        left: list[Piece] = [(f" {t('practice.name')}", "strong"), (f"  {t('practice.safe')}", "")]
        head = ends(left, [(done, "strong"), (f"   {END_KEY} {t('practice.end')} ", "")], width)
        text = told(errand, stage.key_of) if errand else t("practice.all_done", end=END_KEY)
        if errand:
            text = f"{ERRANDS.index(errand) + 1}. {text}"
        return [head, *([(f" {line}", "strong")] for line in broken(text, width - 2, TOLD_LINES))]

    def _changed(self, _screen: Screen[object]) -> None:
        self.redraw()


ACTS = ("enter", "switch_language", "switch_theme", "leave")


class Start(HallScreen, inherit_bindings=False):
    """The first page, and where one is after leaving the desk: what practice is and its five errands."""

    BINDINGS: ClassVar = bindings(*ACTS)
    bar = ACTS
    DEFAULT_CSS = """
    Start { background: $background; color: $ink; align: center middle; }
    Start #page { width: 76; height: auto; }
    Start #page Rows { width: 100%; margin-bottom: 1; max-height: 100%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = Rows()
        self._about = Told()
        self._errands = Rows()

    @property
    def stage(self) -> Stage:
        """The practice, as far as this page may know it."""
        return cast("Stage", self.app)

    def compose(self) -> ComposeResult:
        """What this is, the errands, what goes on."""
        yield Vertical(self._heading, self._about, self._errands, self.said, id="page")
        yield KeyBar()

    def on_mount(self) -> None:
        """There is nothing to ask yet."""
        self.repaint()
        self.say(t("practice.copying"), part="needs")

    async def read(self) -> None:
        """The copy is ready."""
        self.say(t("practice.ready"), part="done")

    def refuse(self, no: Said) -> None:
        """Why there can be no practice."""
        self._about.write(no.message())
        self.say(no.next_step())

    def repaint(self) -> None:
        """The words in the language at hand."""
        self._heading.show([[(t("practice.title"), "strong")]])
        words = "practice.about" if self.stage.has_hall else "practice.about_none"
        self._about.write(t(words, end=END_KEY))
        self._errands.show([self._row(place, errand) for place, errand in enumerate(ERRANDS, start=1)])

    def action_enter(self) -> None:
        """To the window."""
        if self.stage.is_ready:
            self.act(self.stage.sit_down)

    def key_label(self, act: str) -> str:
        """Enter goes to the desk, leaving ends practice."""
        words = {"enter": "practice.begin", "leave": "practice.end"}
        return t(words[act]) if act in words else super().key_label(act)

    def usable(self, act: str) -> bool:
        """There is no desk before the copy is made."""
        return act != "enter" or self.stage.is_ready

    def _row(self, place: int, errand: Errand) -> Row:
        is_done = errand.name in self.stage.finished
        mark = self._errands.hall_theme.marks["tick"] if is_done else " "
        words = t(f"practice.{errand.name}_short")
        return [(f"  [{mark}] {place}  ", "done" if is_done else "quiet"), (words, "done" if is_done else "strong")]


class AllDone(ModalScreen[None]):
    """The last page: Enter leaves, Esc goes on practising."""

    BINDINGS: ClassVar = bindings("enter", "back")
    DEFAULT_CSS = """
    AllDone { background: $background; color: $ink; align: center middle; }
    AllDone Vertical { width: 70; height: auto; }
    AllDone Rows { width: 100%; margin-bottom: 1; }
    """
    bar = ("enter", "back")

    def compose(self) -> ComposeResult:
        """That all is done, what that means, the keys."""
        about = Told()
        about.write(t("practice.done_about"))
        yield Vertical(Rows([[(t("practice.done_title"), "done")]]), Rows(self._learnt()), about)
        yield KeyBar()

    def action_enter(self) -> None:
        """Leave."""
        self.app.exit()

    def action_back(self) -> None:
        """Go on practising."""
        self.dismiss(None)

    def key_label(self, act: str) -> str:
        """Enter leaves, Esc goes on."""
        return {"enter": t("practice.end"), "back": t("practice.go_on")}.get(act) or label(act)

    def usable(self, act: str) -> bool:
        """Both always do something."""
        return True

    def _learnt(self) -> list[Row]:
        return [[(f"  {place}  {t(f'practice.{errand.name}_short')}", "")] for place, errand in enumerate(ERRANDS, 1)]
