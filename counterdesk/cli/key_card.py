"""The key card of this hall: the product's keys with the site's own, as a paper."""

from __future__ import annotations

from collections.abc import Mapping

from counterdesk.cli.here import Here
from counterdesk.printing.languages import BOTH
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import key_card
from counterdesk.printing.slips.key_card import KeyLine
from counterdesk.tui import keys
from counterdesk.words import LANGUAGES, t

GROUPS = (
    ("enter", "call", "recall", "hold", "finish", "no_show", "undo"),
    ("issue", "find", "tick", "tick_all", "notice", "papers", "pause", "back_office", "ask_help"),
    ("more", "help", "back", "switch_language", "switch_theme", "leave"),
)
"""The acts of a desk: a citizen's errand, beside it, and about the program."""


def paper(here: Here) -> Slip:
    """The card in every language of the screens; raises SettingFault for wrong keys in the settings."""
    return card(keys.keymap(here.settings.keys, here.settings.name))


def card(mine: Mapping[str, str]) -> Slip:
    """The card with a site's own keys (act -> "f5,ctrl+n")."""
    return key_card.slip(groups=[[_line(act, mine) for act in acts] for acts in GROUPS], lang=BOTH.join(LANGUAGES))


def _line(act: str, mine: Mapping[str, str]) -> KeyLine:
    first, *twins = map(keys.shown, mine.get(act, keys.TABLE[act].keys).split(","))
    word = "any_language" if act == "switch_language" else act  # on a screen that key names the other language itself
    return KeyLine(first, " ".join(twins), tuple(t(f"keys.{word}", lang) for lang in LANGUAGES))
