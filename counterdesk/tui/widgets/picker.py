"""Choosing one of several: type a code, a word or pinyin initials, or go by arrows; Enter takes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult

from counterdesk.tui.initials import spelt
from counterdesk.tui.keys import bindings, label
from counterdesk.tui.widgets.cursor_rows import CursorRows
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.modal import Modal
from counterdesk.tui.widgets.rows import Row, Rows, ends
from counterdesk.tui.widgets.scan_field import ScanField
from counterdesk.tui.widgets.still import Column
from counterdesk.words import cells, pad, plain, t

LEAST_TOLD = 3
MOST_TYPED = 60
WORDS = re.compile(r"[^\s,;，、。；]+")


class Choice(NamedTuple):
    """One thing to choose: its ``value`` is the answer; ``code`` and ``text`` are shown and searched, ``also`` only
    searched: the same words in another language."""

    value: str
    text: str
    code: str = ""
    note: str = ""
    also: str = ""


class Question(NamedTuple):
    """What a picker asks: ``told`` are lines above the choices.

    ``free`` lets a typed or scanned text be the answer, ``scans`` only a scanned one. With ``insert``, its words on
    the key bar, Insert is a second answer to every choice; ``enter`` are other words for Enter than the usual ones.
    ``typed`` stands in the field from the start, ``most`` characters fit into it.
    """

    title: str
    choices: Sequence[Choice]
    told: Sequence[Row] = ()
    free: bool = False
    scans: bool = False
    insert: str = ""
    enter: str = ""
    typed: str = ""
    most: int = MOST_TYPED


class Answer(NamedTuple):
    """The value that was chosen, and who takes it: whoever asked what was on the screen when the key was pressed."""

    value: str
    take: Callable[[str], None]


def matches(choice: Choice, typed: str) -> bool:
    """Whether what was typed means this choice: the start of its code, a part of its words or of their initials.

    Of several words typed each must be found, in whatever order; a comma or a full stop parts words, too.
    """
    words = plain(f"{choice.text} {choice.also}")  # as what was typed is
    return all(
        choice.code.lower().startswith(wanted) or wanted in words.lower() or (wanted.isascii() and spelt(words, wanted))
        for wanted in WORDS.findall(plain(typed).lower())
    )


class ChoiceList(CursorRows):
    """The choices that match, with the one Enter takes."""

    DEFAULT_CSS = "ChoiceList { height: 1fr; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.choices: Sequence[Choice] = ()
        self.otherwise = ""

    @property
    def count(self) -> int:
        """How many choices are left."""
        return len(self.choices)

    def set(self, choices: Sequence[Choice]) -> None:
        """Show these choices from the first one on."""
        self.choices = choices
        self.to_top()
        self.redraw()

    def lay(self, width: int) -> Sequence[Row]:
        """A line a choice, or what to do when none is left."""
        if not self.choices:
            return [[(f"  {self.otherwise}", "quiet")]] if self.otherwise else []
        codes = max(cells(choice.code) for choice in self.choices)
        return [self._row(place, codes + 2 if codes else 0, width) for place in self.seen]

    def _row(self, place: int, codes: int, width: int) -> Row:
        choice = self.choices[place]
        here = place == self.cursor
        mark = self.hall_theme.marks["cursor"] if here else " "
        tone = "chosen" if here else ""
        left = [(f"{mark} ", tone), (pad(choice.code, codes) if codes else "", tone), (choice.text, tone)]
        row = ends(left, [(f"{choice.note} ", tone or "quiet")], width)
        return [(text, part or tone) for text, part in row]


class Picker(Modal[Answer | None]):
    """One modal, made once and used again for every question; its answer is a choice's value, or None."""

    AUTO_FOCUS = "#typed"
    BINDINGS: ClassVar = bindings("enter", "tick", "up", "down", "page_up", "page_down", "back")
    DEFAULT_CSS = """
    Picker { background: $background; color: $ink; }
    Picker #asked { padding: 1 2 0 2; height: 1fr; }
    Picker #title, Picker #told { margin-bottom: 1; }
    Picker #typed { width: 100%; }
    Picker #how { padding: 0 1; margin-bottom: 1; }
    """
    bar = ("enter", "tick", "back")
    takes_scans = True

    def __init__(self) -> None:
        super().__init__()
        self.question = Question("", ())
        self._answered: Callable[[str], None] = lambda value: None
        self._inserted: Callable[[str], None] = self._answered
        self._is_shown = False
        self._heading = Rows(id="title")
        self._told = Rows(id="told")
        self._how = Rows(id="how")
        self._typed = ScanField(id="typed", most=MOST_TYPED)
        self.moving: ChoiceList = ChoiceList(id="choices")

    def compose(self) -> ComposeResult:
        """Title, what was told, the typed line, the choices and the keys."""
        yield Column(self._heading, self._told, self._typed, self._how, self.moving, id="asked")
        yield KeyBar()

    def ask(
        self, question: Question, answered: Callable[[str], None], inserted: Callable[[str], None] | None
    ) -> None:
        """The next question; it can be answered once it is shown, so that no key meant for the last one answers it."""
        self.question, self._answered, self._inserted = question, answered, inserted or answered
        self._is_shown = False

    def on_screen_resume(self) -> None:
        """Show the question from its beginning."""
        self._is_shown = True
        self._heading.show([[(self.question.title, "strong")]])
        self._told.display = bool(self.question.told)
        self._told.show(self._told_rows())
        self._how.show([[(t("pick.how_free" if self.question.free else "pick.how"), "quiet")]])
        self._how.display = bool(self.question.choices)
        self._typed.most = self.question.most
        self._typed.write(self.question.typed)
        free, choices = self.question.free, self.question.choices
        self.moving.otherwise = t("pick.own" if free else "pick.none") if choices or not free else ""
        self._narrow(self.question.typed)

    def on_resize(self) -> None:
        """More or fewer of the lines above the choices."""
        self._told.show(self._told_rows())

    def on_scan_field_changed(self, event: ScanField.Changed) -> None:
        """Leave the choices that match what was typed."""
        self._narrow(event.field.value)

    def _narrow(self, typed: str) -> None:
        self.moving.set([choice for choice in self.question.choices if not typed or matches(choice, typed)])

    def on_scan_field_submitted(self) -> None:
        """Enter takes the choice under the cursor."""
        self.action_enter()

    def action_enter(self) -> None:
        """Answer with the choice under the cursor, or with the typed text where that is allowed."""
        typed = self._typed.value.strip()
        if self._is_shown and self.moving.choices:
            self.dismiss(Answer(self.moving.choices[self.moving.cursor].value, self._answered))
        elif self._is_shown and self.question.free and typed:
            self.dismiss(Answer(typed, self._answered))
        else:
            self.app.bell()

    def action_tick(self) -> None:
        """The second answer, where the question has one."""
        if self._is_shown and self.question.insert and self.moving.choices:
            self.dismiss(Answer(self.moving.choices[self.moving.cursor].value, self._inserted))
        else:
            self.app.bell()

    def scanned(self, code: str) -> None:
        """A scanned code is an answer where the question takes one; anywhere else it is forgotten, with a bell."""
        self._typed.write("")
        if self.question.free or self.question.scans:
            self.dismiss(Answer(code, self._answered))
        else:
            self.app.bell()

    def action_back(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def key_label(self, act: str) -> str:
        """The act's word here."""
        if act == "enter":
            return self.question.enter or t("pick.take")
        return self.question.insert if act == "tick" else label(act)

    def usable(self, act: str) -> bool:
        """Insert only where the question has a second answer."""
        return act != "tick" or bool(self.question.insert)

    def _told_rows(self) -> Sequence[Row]:
        """What was told; of more than leaves room for the choices, the first line and the last ones."""
        told, room = self.question.told, max(self.app.size.height // 2 - 4, LEAST_TOLD)
        return told if len(told) <= room else [told[0], [("...", "quiet")], *told[len(told) - room + 2 :]]
