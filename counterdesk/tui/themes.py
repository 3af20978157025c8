"""Themes: the colours, frames and marks of ``themes/*.toml``, checked whole before one is used.

A colour that cannot be read, or a text too faint on its ground, is a fault of the file and never a dead screen:
the theme of the shipped ``office-day`` is used instead.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from types import MappingProxyType
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from counterdesk import paths
from counterdesk.refusals import Fault
from counterdesk.words import language, t

FALLBACK = "office-day"
TEXTS = ("ink", "quiet", "number", "over", "needs", "done")
GROUNDS = ("background", "side", "bar")
COLOURS = (*TEXTS, *GROUNDS, "chosen", "on_chosen")
MARKS = ("full", "upper", "lower", "tick", "cursor", "join")
FRAMES = ("none", "thin", "ascii")
KEYS = ("title_zh", "title_en", "dark", "frame", "narrow", "colours", "marks")
LEAST_CONTRAST = 4.5


@dataclass(frozen=True)
class HallTheme:
    """One checked theme. ``frame`` is how parts are parted; ``marks`` are the drawn signs, one cell each;
    ``narrow`` means that nothing of uncertain width may be drawn (terminals with "ambiguous = wide")."""

    name: str
    title_zh: str
    title_en: str
    dark: bool
    frame: str
    narrow: bool
    colours: Mapping[str, str]
    marks: Mapping[str, str]

    @property
    def title(self) -> str:
        """The theme's name for people, in the language in use."""
        return self.title_zh if language() == "zh" else self.title_en

    @property
    def css_variables(self) -> dict[str, str]:
        """The colours by the names a style sheet uses, as Textual's and as ours."""
        theme = self.for_textual
        return {**theme.to_color_system().generate(), **theme.variables}

    def draw(self, text: str) -> str:
        """``text`` as this theme may draw it: unchanged, or without a character of uncertain width."""
        return "".join(map(certain, text)) if self.narrow and not text.isascii() else text

    @cached_property
    def for_textual(self) -> Theme:
        """The same colours as Textual wants them; our own names become variables for tcss."""
        ours = {name.replace("_", "-"): colour for name, colour in self.colours.items()}
        return Theme(
            self.name, primary=ours["number"], accent=ours["number"], warning=ours["needs"], error=ours["over"],
            success=ours["done"], foreground=ours["ink"], background=ours["background"], surface=ours["side"],
            panel=ours["bar"], dark=self.dark, variables=ours,
        )  # fmt: skip


@cache
def certain(character: str) -> str:
    """A character of certain width that stands for ``character``; itself when its width is certain."""
    if unicodedata.east_asian_width(character) != "A":
        return character
    plain = unicodedata.normalize("NFKD", INSTEAD.get(character, character))
    return next((part for part in plain if part.isascii()), "?")


INSTEAD = {
    "…": "~", "·": ".", "×": "x", "—": "-", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "°": "o", "→": ">",
    "←": "<", "↑": "^", "↓": "v", "─": "-", "│": "|", "█": "#", "▀": "'", "▄": ".", "※": "*", "●": "*", "○": "o",
}  # fmt: skip


def contrast(text: str, ground: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def folders() -> tuple[Path, ...]:
    """Where themes are looked for: the shipped ones, then the site's own, which win by name."""
    return paths.shipped("themes"), paths.user_config("themes")


def names() -> list[str]:
    """The names of every theme at hand, the shipped ones first."""
    return list(dict.fromkeys(file.stem for folder in folders() for file in sorted(folder.glob("*.toml"))))


def load(name: str) -> tuple[HallTheme, tuple[Fault, ...]]:
    """The theme ``name``, or ``office-day`` together with the faults that kept ``name`` from being used."""
    files = [folder / f"{name}.toml" for folder in folders()]
    path = next((file for file in reversed(files) if file.is_file()), None)
    if path is None:
        return _shipped(), (Fault(f"{name}.toml", "theme", t("theme.missing", known=" ".join(names()))),)
    found, wrong = read(path)
    return found or _shipped(), wrong


def read(path: Path) -> tuple[HallTheme | None, tuple[Fault, ...]]:
    """A theme file and all that is wrong with it; the theme is None when anything is."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return None, (Fault(path.name, "-", t("theme.unreadable", detail=error)),)
    wrong = tuple(Fault(path.name, key, reason) for key, reason in _wrong(given))
    return (None if wrong else _made(path.stem, given)), wrong


def _shipped() -> HallTheme:
    found, wrong = read(paths.shipped("themes") / f"{FALLBACK}.toml")
    if found is None:
        raise FileNotFoundError(wrong[0].reason)
    return found


def _made(name: str, given: Mapping[str, Any]) -> HallTheme:
    plain = {key: given[key] for key in KEYS if key not in ("colours", "marks")}
    colours = {key: Color.parse(colour).hex6 for key, colour in given["colours"].items()}
    marks = dict(given["marks"])
    return HallTheme(name, **plain, colours=MappingProxyType(colours), marks=MappingProxyType(marks))


def _wrong(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every fault as (key, reason); colours are compared only when all can be read."""
    colours, marks = _table(given, "colours"), _table(given, "marks")
    for prefix, table, known in (("", given, KEYS), ("colours.", colours, COLOURS), ("marks.", marks, MARKS)):
        yield from ((prefix + key, t("theme.unknown_key")) for key in table if key not in known)
        yield from ((prefix + key, t("theme.missing_key")) for key in known if key not in table)
    yield from _wrong_values(given, marks)
    unreadable = list(_wrong_colours(colours))
    yield from unreadable or _too_faint(colours)


def _table(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = given.get(name)
    return found if isinstance(found, dict) else {}


def _wrong_values(given: Mapping[str, Any], marks: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kinds = {"title_zh": str, "title_en": str, "dark": bool, "narrow": bool}
    for key, kind in kinds.items():
        if key in given and not isinstance(given[key], kind):
            yield key, t("theme.wrong_kind")
    if given.get("frame", "none") not in FRAMES:
        yield "frame", t("theme.wrong_frame", known=" ".join(FRAMES))
    for key, mark in marks.items():
        if not isinstance(mark, str) or len(mark) != 1:
            yield f"marks.{key}", t("theme.wrong_mark")
        elif given.get("narrow") is True and certain(mark) != mark:
            yield f"marks.{key}", t("theme.wide_mark")


def _wrong_colours(colours: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, colour in colours.items():
        try:
            Color.parse(str(colour))
        except ColorParseError:
            yield f"colours.{key}", t("theme.no_colour", value=colour)


def _too_faint(colours: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for text, ground in (*product(TEXTS, GROUNDS), ("on_chosen", "chosen")):
        if text in colours and ground in colours:
            ratio = contrast(colours[text], colours[ground])
            if ratio < LEAST_CONTRAST:
                yield f"colours.{text}", t("theme.too_faint", ground=ground, ratio=f"{ratio:.1f}")


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part) for part in Color.parse(colour).normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
