"""From a paper in the hand to its page: a scanned or typed code opens the notice or the case it stands for."""

from __future__ import annotations

import re

from counterdesk.hall import codes
from counterdesk.store.desk import Look
from counterdesk.tui.place import Place
from counterdesk.words import plain

NUMBER = re.compile(r"\d{4}-\d{1,6}")
"""A case as lists and slips number it: 2026-00012."""


def kind_of(look: Look, said: str) -> str:
    """What a code or a number stands for: one of codes.KINDS; a ticket where it is no code.

    Raises Refusal ``bad_code`` for digits that look like a code and are none of this hall's.
    """
    digits = "".join(plain(said).split())
    if NUMBER.fullmatch(digits):
        return "case"
    if digits.isascii() and digits.isdigit() and len(digits) > codes.CHECK_DIGITS + 1:
        return codes.read(digits, look.code_key).kind
    return "ticket"


async def open_matter(hall: Place, said: str, ticket: str | None = None) -> bool:
    """Open the page of a notice or a case; False, and nothing opened, when it stands for something else.

    A notice is opened for the visit of ``ticket``.
    """
    kind = await hall.link.ask(kind_of, said)
    if kind == "notice":
        hall.open_screen("notice", brought=plain(said), ticket=ticket)
    elif kind == "case":
        hall.open_screen("case", number=plain(said))
    return kind in ("notice", "case")
