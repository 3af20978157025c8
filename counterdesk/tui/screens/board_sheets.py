"""Posted rules on the board (政务公示): while nobody is called, one service's whole sheet after another, page by page.

Between two sheets the board's greeting stands, so that whoever comes in sees that this is where calls appear.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from counterdesk.clock import SECOND_US
from counterdesk.hall import posted
from counterdesk.hall.catalogue import Catalogue
from counterdesk.printing.layout import lay
from counterdesk.printing.terminal import plain
from counterdesk.tui.screens.board_face import Room
from counterdesk.tui.screens.board_words import languages
from counterdesk.tui.widgets.rows import Row

PAGE_S = 12
GREETING_PAGES = 2
LEAST_LINES, LEAST_COLUMNS, MOST_COLUMNS = 6, 32, 100
"""Less room than this shows no sheet; wider lines are not read from afar."""


class Sheets:
    """Every sheet in pages of one size, laid out when its turn comes and kept while size and catalogue stay."""

    def __init__(self) -> None:
        self._made_for: tuple[str, Room, str] | None = None
        self._pages: dict[tuple[str, str], list[list[Row]]] = {}

    def at(self, cat: Catalogue, open_us: int, room: Room) -> list[Row]:
        """The page whose turn it is when the board has been open for ``open_us``; empty while the greeting stands."""
        if room.height < LEAST_LINES or room.width < LEAST_COLUMNS or not cat.services:
            return []
        self._forget_others(cat, room)
        turn = open_us // (PAGE_S * SECOND_US)
        for code, lang in _order(cat):
            if turn < GREETING_PAGES:
                return []
            turn -= GREETING_PAGES
            pages = self._of(cat, code, lang, room)
            if turn < len(pages):
                return pages[turn]
            turn -= len(pages)
        return []

    def _forget_others(self, cat: Catalogue, room: Room) -> None:
        made_for = cat.version, room, languages(cat)[0]
        if made_for != self._made_for:
            self._made_for, self._pages = made_for, {}

    def _of(self, cat: Catalogue, code: str, lang: str, room: Room) -> list[list[Row]]:
        if (code, lang) not in self._pages:
            columns = min(room.width, MOST_COLUMNS)
            text = plain(lay(posted.sheet(cat, cat.services[code], lang), columns), columns).splitlines()
            rows: list[Row] = [[(line, "")] for line in text]
            self._pages[code, lang] = [rows[at : at + room.height] for at in range(0, len(rows), room.height)]
        return self._pages[code, lang]


def _order(cat: Catalogue) -> Iterator[tuple[str, str]]:
    """Every service in one language and then in the next, over and over."""
    return cycle([(code, lang) for lang in languages(cat) for code in cat.services])
