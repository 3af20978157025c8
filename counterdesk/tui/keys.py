"""Every key of the product in one table: the same act has the same key on every screen.

A key must reach the program while an input method is on, so none is a bare letter or digit: they are F-keys, Enter,
Insert, Tab, arrows, Page keys and Ctrl with a letter. Some terminals keep F1, F10 or F11 for themselves, so each act
has a Ctrl twin; Ctrl with c, h, i or m is not used, as terminals send those as an interrupt, Backspace, Tab and Enter.
A scanner's prefix (Ctrl+T) opens the scan field and shares its key with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from textual.binding import Binding, BindingType

from counterdesk.refusals import Fault, SettingFault
from counterdesk.words import has, t


class Key(NamedTuple):
    """One act: its name, its keys (the first is the one shown), and whether holding it down must act only once.

    An act of the ``kiosk`` stands at the citizens' machine alone, where no key of a desk is.
    """

    act: str
    keys: str
    once: bool = True
    kiosk: bool = False


KEYS = (
    Key("enter", "enter,ctrl+j"),
    Key("issue", "f2,ctrl+o"),
    Key("find", "f3,ctrl+t"),
    Key("call", "f5,ctrl+n"),
    Key("recall", "f6,ctrl+r"),
    Key("hold", "f7,ctrl+p"),
    Key("finish", "f8,ctrl+s"),
    Key("no_show", "f10,ctrl+x"),
    Key("undo", "ctrl+z,f11"),
    Key("more", "f4,ctrl+k"),
    Key("tick", "insert,ctrl+y"),
    Key("tick_all", "right"),
    Key("notice", "f9,ctrl+b"),
    Key("up", "up", once=False),
    Key("down", "down", once=False),
    Key("page_up", "pageup", once=False),
    Key("page_down", "pagedown", once=False),
    Key("papers", "delete"),
    Key("face", "tab"),
    Key("face_back", "shift+tab"),
    Key("pause", "end,ctrl+v"),
    Key("back_office", "left"),
    Key("ask_help", "home,ctrl+a"),
    Key("help", "f1,ctrl+g"),
    Key("switch_language", "ctrl+l"),
    Key("switch_theme", "ctrl+e"),
    Key("back", "escape"),
    Key("leave", "f12,ctrl+q"),
    Key("staff", "f9,ctrl+b", kiosk=True),
)
PAD = {
    "back": ("0", "escape", "backspace"),
    "more": ("+", "=", "#", "enter", "pagedown"),
    "language": ("*", "×", "/"),
    "survey": ("-", "."),
}
"""What a citizen presses at a machine besides the digits: the signs of a numeric pad, and of a full keyboard."""
TABLE = {key.act: key for key in KEYS}
SWALLOWED = frozenset({"f1", "f10", "f11", "home", "end", "pageup", "pagedown"})
"""Keys that some terminals keep for themselves: help, menu, full screen, scrolling back."""
NAMES = {
    "pageup": "PgUp", "pagedown": "PgDn", "insert": "Ins", "delete": "Del", "escape": "Esc", "enter": "Enter",
    "shift+tab": "Shift+Tab",
}  # fmt: skip
GOOD_KEY = re.compile(
    r"f([1-9]|1[0-2])|ctrl\+[abd-gj-ln-z]|enter|insert|escape|(shift\+)?tab|"
    r"up|down|left|right|pageup|pagedown|home|end|delete"
)


def bindings(*acts: str) -> list[BindingType]:
    """The bindings of a screen for these acts, in the order its key bar shows them."""
    return [Binding(TABLE[act].keys, act, f"keys.{act}", id=act) for act in acts]


def keymap(given: Mapping[str, str], file: str) -> dict[str, str]:
    """A site's own keys as ``App.set_keymap`` wants them; ``given`` is act -> "f5,ctrl+n".

    Raises SettingFault with everything wrong: an unknown act, a key an input method would eat, a key given twice.
    """
    wrong = [Fault(file, f"keys.{act}", reason) for act, reason in _wrong(given)]
    if wrong:
        raise SettingFault(wrong)
    return dict(given)


def shown(key: str) -> str:
    """A key as a person reads it on the keyboard: ``ctrl+n`` is Ctrl+N, ``pageup`` is PgUp."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return NAMES.get(key, key.upper() if re.fullmatch(r"f\d+", key) else key.capitalize())


def label(act: str) -> str:
    """The act's short name in the language in use."""
    return t(f"keys.{act}")


def explained(act: str) -> str:
    """What the act does, for the help page; its short name where no more is to be said."""
    return t(f"keys.{act}_help") if has(f"keys.{act}_help") else label(act)


def _wrong(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    taken = {
        (part, key.kiosk): key.act for key in KEYS if key.act not in given for part in key.keys.split(",")
    }
    for act, keys in given.items():
        if act not in TABLE:
            yield act, t("keys.no_such_act", known=" ".join(TABLE))
            continue
        for part in keys.split(","):
            if not GOOD_KEY.fullmatch(part):
                yield act, t("keys.bad_key", pressed=part)
            elif by := taken.get((part, TABLE[act].kiosk)):
                yield act, t("keys.taken", pressed=shown(part), by=by)
            taken.setdefault((part, TABLE[act].kiosk), act)


REPEAT_S = 0.2
"""A keyboard repeats a held key faster than this, and hands do not press that fast."""


class HeldKey:
    """Tells a key held down from a key pressed again, so that a held key acts once.

    A terminal sends no release. A repeat is the same key again, nothing between, within ``quiet_s`` seconds of the
    last one: keyboards wait at most 0.66 s before the first repeat (X11's default), so 0.7. After a key was asked
    about, ``may_be_a_hand`` tells that it came slower than a keyboard goes on repeating, as its first repeat does too.
    """

    may_be_a_hand = False

    def __init__(self, quiet_s: float = 0.7) -> None:
        self.quiet_s = quiet_s
        self._last = ""
        self._at_s = 0.0
        self._asked = 0

    def repeats(self, key: str, at_s: float, asked: int = 0) -> bool:
        """Whether this press of ``key`` at ``at_s`` (seconds, any steady clock) only goes on with the last one.

        ``asked`` counts what was put in front so far: a press that answers a page which the last one brought is a
        press of its own, unless it comes as fast as a keyboard repeats.
        """
        gone_s, answers = at_s - self._at_s, asked != self._asked
        again = key == self._last and gone_s < self.quiet_s and not (answers and gone_s >= REPEAT_S)
        self._last, self._at_s, self._asked = key, at_s, asked
        self.may_be_a_hand = gone_s >= REPEAT_S
        return again


def once_keys(mine: Mapping[str, str]) -> frozenset[str]:
    """Every key that must act once however long it is held; ``mine`` are the site's own keys by act."""
    return frozenset(part for key in KEYS if key.once for part in mine.get(key.act, key.keys).split(","))
