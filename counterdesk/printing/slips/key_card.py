"""The key card: the keys of a desk on one paper, to lie beside the keyboard on a new clerk's first day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterdesk.printing.charset import paper_cols
from counterdesk.printing.languages import BOTH
from counterdesk.printing.slip import Cut, Line, Pair, Part, Rule, Slip
from counterdesk.words import t


class KeyLine(NamedTuple):
    """One act: its key as it stands on the keyboard, its other keys, and its name in each language of the card."""

    key: str
    twins: str
    names: tuple[str, ...]


def slip(*, groups: Sequence[Sequence[KeyLine]], lang: str) -> Slip:
    """The card; ``groups`` are parted by a rule, ``lang`` is one language or two (``zh+en``).

    A terminal that keeps a key for itself still has its twin, which stands at the right edge.
    """
    langs = lang.split(BOTH)
    widest = max((paper_cols(line.key) for group in groups for line in group), default=0) + 1
    parts: list[Part] = [Line("  ".join(t("slip.key_card_title", one) for one in langs), "center", bold=True)]
    for group in groups:
        parts += [Rule(), *(_line(line, widest) for line in group)]
    told = (t(f"slip.key_card_{what}", one) for what in ("errand", "undo", "scan", "typing") for one in langs)
    return Slip("key_card", lang, (*parts, Rule(), *map(Line, told), Cut()), title=t("slip.key_card_title", langs[0]))


def _line(line: KeyLine, widest: int) -> Pair:
    return Pair(f"{line.key:<{widest}}{' '.join(dict.fromkeys(line.names))}", line.twins)
