"""The kiosk in sound: what is said of each face, for whoever cannot read it; nothing but words and digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce

from counterdesk.tui.screens.kiosk_view import TO_WRITE_DOWN, Face
from counterdesk.tui.voice.sentence import plain, spelt
from counterdesk.tui.widgets.tiles import Tile
from counterdesk.words import language, t

LOUD = ("strong", "needs")


def face(shown: Face, before: str, label: str) -> str:
    """What stands there, after ``before``: a question with its choices, or an answer about the number ``label``."""
    return question(shown, before) if shown.tiles else answer(shown, label)


def question(face: Face, before: str = "") -> str:
    """A question and its choices by their digits, after ``before``; a choice that cannot be had with its reason."""
    back = [(key, label) for key, label in face.foot if key.isdigit()]
    choices = [*((tile.key, _label(tile)) for tile in face.tiles), *back]
    said = [t("kiosk.spoken_choice", digit=digit, label=_speakable(label)) for digit, label in choices]
    return _one_after_another([before, _speakable(face.heading), *said])


def number(label: str, paper: str) -> str:
    """A number just given, digit by digit; that it is to be written down when its ``paper`` is none or screen."""
    said = t("kiosk.spoken_number", number=spelt(label, language()))
    return _one_after_another([said, t(f"kiosk.paper_{paper}") if paper in TO_WRITE_DOWN else ""])


def answer(face: Face, label: str = "") -> str:
    """A face without choices: its heading, the number ``label`` and what matters of it."""
    return _one_after_another([_speakable(face.heading), spelt(label, language()) if label else "", *_loud(face)])


def _label(tile: Tile) -> str:
    return tile.label if tile.usable else f"{tile.label} {tile.note}"


def _loud(face: Face) -> Iterator[str]:
    return (_speakable(text) for row in face.said for text, part in row if part in LOUD)


def _one_after_another(parts: Iterable[str]) -> str:
    said = list(filter(None, parts))
    return reduce(lambda before, then: t("kiosk.spoken_then", before=before, then=then), said) if said else ""


def _speakable(text: str) -> str:
    # a pause stays a pause; every other sign goes, so that no name in the hall's file is an option to the program
    return ", ".join(filter(None, map(plain, text.replace("，", ",").replace("：", ",").split(","))))
