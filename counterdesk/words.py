"""Every word a person sees: looked up by key in the language at hand, measured in terminal cells."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache

from rich.cells import cell_len, set_cell_size

from counterdesk import paths

LANGUAGES = ("zh", "en")
"""The languages of the screens, each with every word."""
FOR_CITIZENS = (*LANGUAGES, "es")
"""The languages a citizen can be given. Those that are not of the screens have the words a citizen reads or hears."""
BORROWS = "en"
"""Where they take the rest from: nobody but a clerk sees it."""
CITIZENS = ("slip.ticket_", "slip.carried_", "slip.practice", "slip.away", "slip.and_so_on", "slip.list_comma",
            "board.", "kiosk.", "voice.call", "voice.spelt", "voice.digits", "voice.then", "desk.date",
            "desk.weekday_")  # fmt: skip
"""What the keys of a citizen's words begin with, but for those of STAFF."""
STAFF = ("kiosk.staff", "board.no_voice")
SECTION = re.compile(r"^\[(\w+)\]$", re.MULTILINE)
_current = "zh"


def use_language(lang: str) -> None:
    """Set the language of this process's screens and messages; raises KeyError for one without words."""
    global _current
    _sections(lang)
    _current = lang


def language() -> str:
    """The language in use, one of FOR_CITIZENS; at a desk ``zh`` or ``en``."""
    return _current


@cache
def book(lang: str) -> dict[str, str]:
    """All words of a language as ``section.key`` -> text; raises KeyError when there is no such language."""
    sections = {name: None for one in (lang, BORROWS) for name in _sections(one)}
    return {f"{name}.{key}": text for name in sections for key, text in _section(lang, name).items()}


def written(lang: str) -> dict[str, str]:
    """The words that stand in a language's own file; raises KeyError when there is no such language."""
    return {f"{name}.{key}": text for name in _sections(lang) for key, text in _own(lang, name).items()}


@cache
def _sections(lang: str) -> dict[str, str]:
    # The file's sections still unread: a screen needs a few of them, and to read all costs more than to paint it.
    if lang not in FOR_CITIZENS:
        raise KeyError(lang)
    _, *parts = SECTION.split(paths.data("words", f"{lang}.toml").read_text(encoding="utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _section(lang: str, name: str) -> dict[str, str]:
    return _own(lang, name) if lang in LANGUAGES else {**_own(BORROWS, name), **_own(lang, name)}


def _own(lang: str, name: str) -> dict[str, str]:
    return tomllib.loads(_sections(lang).get(name, ""))


@cache
def _text(key: str, lang: str) -> str:
    section, _, name = key.partition(".")
    return _section(lang, section)[name]


def of_papers(lang: str) -> str:
    """The language of a formal paper for whoever speaks ``lang``: one with every word, never half a page of each."""
    return lang if lang in LANGUAGES else BORROWS


def for_citizens(key: str) -> bool:
    """Whether a citizen reads or hears these words, so that every language of FOR_CITIZENS has them."""
    return key.startswith(CITIZENS) and not key.startswith(STAFF)


def t(key: str, lang: str | None = None, **facts: object) -> str:
    """The words for ``key`` with its facts filled in; ``lang`` None means the language in use.

    Raises KeyError for a key or a fact that is missing: a word forgotten is a fault, not a blank.
    """
    text = _text(key, lang or _current)
    return text.format_map(facts) if "{" in text else text


def has(key: str, lang: str | None = None) -> bool:
    """Whether there are words for ``key``."""
    section, _, name = key.partition(".")
    return name in _section(lang or _current, section)


def plain(text: str) -> str:
    """What was typed or scanned, with full-width digits and letters made ordinary ones: ``Ａ０１２`` is A012.

    Unicode normalisation form NFKC: an input method left on, or a scanner behind one, sends such characters.
    """
    return unicodedata.normalize("NFKC", text)


KEPT = re.compile(r"[^（），！？；]+")
"""All but the wide marks that belong to a Chinese name or sentence: a company's brackets are part of its name."""


def as_typed(text: str) -> str:
    """The same, but a Chinese name or sentence keeps its own brackets, commas and marks."""
    return KEPT.sub(lambda found: plain(found[0]), text)


UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Unicode categories that draw nothing but can steer a terminal or turn the text around."""


def visible(text: str) -> str:
    """``text`` without anything a terminal would obey instead of showing."""
    if text.isprintable():
        return text
    return "".join(ch for ch in text if unicodedata.category(ch) not in UNSEEN)


SMALL_WORDS = re.compile(r"([\s,;:(]+[a-z]{1,3})*[\s,;:(]*$")
"""What promises more words and says nothing without them: ``and``, ``of the``, an opened bracket."""


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes."""
    return cell_len(text)


def clip(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells; what was cut is shown by an ellipsis, never in silence.

    A word in letters is not cut in the middle where a word's end is near.
    """
    if cell_len(text) <= width:
        return text
    return _to_a_words_end(text, set_cell_size(text, width - 1).rstrip()) + "…" if width > 0 else ""


def _to_a_words_end(text: str, cut: str) -> str:
    last, after = cut[-1:], text[len(cut) : len(cut) + 1]
    if cell_len(last + after) > 2:  # Chinese breaks anywhere
        return cut
    whole = cut.rpartition(" ")[0] if last.isalpha() and after.isalpha() else cut
    return next((told for told in (SMALL_WORDS.sub("", whole), whole) if cell_len(told) * 2 >= cell_len(cut)), cut)


def pad(text: str, width: int, align: str = "left") -> str:
    """``text`` clipped and filled with spaces to exactly ``width`` cells; align left, right or center."""
    shown = clip(text, width)
    space = width - cell_len(shown)
    if align == "right":
        return " " * space + shown
    if align == "center":
        return " " * (space // 2) + shown + " " * (space - space // 2)
    return shown + " " * space
