"""The five errands of practice, and which of them are done: read from the journal, whoever made the entries."""

from __future__ import annotations

from typing import NamedTuple

from counterdesk.store import journal
from counterdesk.store.desk import Look

LOOKED_AT = 2000
"""Entries of one practice that are looked at: hours of it."""


class Errand(NamedTuple):
    """One thing to learn: done once every one of ``needs`` happened at this window; a need is one act of several.

    ``keys`` are the acts whose keys its words name.
    """

    name: str
    needs: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...]


ERRANDS = (
    Errand("call", (("issued",), ("called",)), ("issue", "enter")),
    Errand("no_show", (("recalled",), ("no_show",)), ("enter", "recall", "no_show")),
    Errand("hold", (("held",), ("resumed",)), ("enter", "hold")),
    Errand("pass_on", (("transferred", "service_added"),), ("more",)),
    Errand("undo", (("undone",),), ("enter", "undo")),
)


def done(look: Look, since: int, window: str) -> frozenset[str]:
    """The names of the errands done at ``window`` by entries after number ``since``."""
    entries = journal.tail(look.conn, since, LOOKED_AT)
    kinds = {entry.kind for entry in entries if entry.window == window}
    return frozenset(errand.name for errand in ERRANDS if is_done(errand, kinds))


def is_done(errand: Errand, kinds: set[str]) -> bool:
    """Whether these kinds of entries are all the errand needs."""
    return all(kinds.intersection(need) for need in errand.needs)


def first_open(finished: frozenset[str]) -> Errand | None:
    """The errand to do next, None after the last."""
    return next((errand for errand in ERRANDS if errand.name not in finished), None)
