"""A day run again held against itself: what is told of it, on the lead's screen and on the command line alike."""

from __future__ import annotations

from typing import NamedTuple

from counterdesk.hall.replay import Compared
from counterdesk.reports.report import told
from counterdesk.words import t

FIGURES = {
    "served": ("served", 1), "left": ("left", -1), "not_reached": ("not_reached", -1),
    "wait_mean_s": ("wait_mean", -1), "wait_p90_s": ("wait_p90", -1), "within_promise": ("within_promise", 1),
}  # fmt: skip
"""What is held against one another, its word, and which way is better."""
COLUMNS = ("column_recorded", "column_was", "column_then", "more")


class Told(NamedTuple):
    """A figure in words: as recorded, as it was, changed, and the difference; ``better`` is 1, -1, or 0 for neither.

    ``word`` is its key among the words.
    """

    word: str
    recorded: str
    was: str
    then: str
    more: str
    better: int


def figures(found: Compared) -> list[Told]:
    """Every figure, in the order in which they are read."""
    return [_figure(name, *how, found) for name, how in FIGURES.items()]


def label(word: str) -> str:
    """What a figure is called."""
    return t(f"whatif.{word}")


def note(found: Compared) -> str:
    """That it is a replay, and what it had to guess."""
    return t("whatif.note_guessed" if found.guessed else "whatif.note", count=found.guessed)


def _figure(name: str, word: str, better: int, found: Compared) -> Told:
    recorded, before, after = (getattr(one, name) for one in (found.recorded, found.was, found.then))
    moved = None if before is None or after is None else after - before
    sign = "+" if moved and moved > 0 else "-"
    more = sign + told(name, abs(moved)) if moved else "=" if moved == 0 else ""
    worth = (1 if moved * better > 0 else -1) if moved else 0
    return Told(word, told(name, recorded), told(name, before), told(name, after), more, worth)
