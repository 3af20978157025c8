"""The figures of some days as a table to stand on: a row each, the whole, and the span before."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.hall.summary import Figures, Summary, heading
from counterdesk.reports.report import BRIEF, key_text, told
from counterdesk.tui.widgets.rows import Piece, Row
from counterdesk.tui.widgets.spots import Spot, Spots
from counterdesk.words import cells, pad, t

FIRST_TO_GO = ("handling_mean_s", "walked_out", "no_show", "wait_mean_s")
"""The columns that give way where the width is short, in this order."""
KEY, CHANGE = 12, 7
LEAST_HEAD, MOST_HEAD = 10, 14
TOTAL, BEFORE = "total", "before"


class Table(Spots):
    """The table; columns that do not fit are left out, the most telling ones last."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.lines: dict[str, tuple[str, Figures, Figures | None]] = {}

    def set_rows(self, found: Summary, before: Summary) -> None:
        """Show these rows, each beside the same row of the span before where there is one."""
        then = {line.key: line.figures for line in before.rows} if not _of_days(found.by) else {}
        self.lines = {
            f"row:{'' if line.key is None else line.key}": (key_text(line.key), line.figures, then.get(line.key))
            for line in found.rows
        }
        self.lines[TOTAL] = t("cli.total"), found.total, before.total
        self.lines[BEFORE] = t("span.before"), before.total, None
        self.set([Spot(key, (), opens=_opens(key), means="span.table_means") for key in self.lines],
                 [("", "quiet")])  # fmt: skip

    def lay(self, width: int) -> Sequence[Row]:
        """The heads of the columns, then the rows."""
        _, *rows = super().lay(width) or [()]
        heads: list[Piece] = [(pad("", KEY + 1), "")]
        heads += [(pad(heading(name), wide - 1, "right") + " ", "quiet") for name, wide in self._columns(width)]
        return [heads, *rows]

    def _columns(self, width: int) -> list[tuple[str, int]]:
        """Which columns with how many cells: heads are cut only where whole ones do not fit."""
        kept = _wide(BRIEF, LEAST_HEAD)
        for name in FIRST_TO_GO:
            if _taken(kept) > width:
                kept = [one for one in kept if one[0] != name]
        whole = _wide([name for name, _ in kept], MOST_HEAD)
        return whole if _taken(whole) <= width else kept

    def _row(self, spot: Spot, width: int, chosen: bool) -> Row:
        name, figures, then = self.lines[spot.key]
        part = {TOTAL: "strong", BEFORE: "quiet"}.get(spot.key, "")
        row: list[Piece] = [self.mark(chosen), (pad(name, KEY), part or "")]
        row += [
            (pad(told(column, getattr(figures, column)), wide - 1, "right") + " ", part)
            for column, wide in self._columns(width)
        ]
        return [*row, (change(figures, then), "quiet")]


def _wide(names: Sequence[str], most: int) -> list[tuple[str, int]]:
    return [(name, max(min(cells(heading(name)), most), 7) + 1) for name in names]


def _taken(columns: Sequence[tuple[str, int]]) -> int:
    return sum(wide for _, wide in columns) + KEY + 2 + CHANGE


def change(now: Figures, then: Figures | None) -> str:
    """How the service level moved against the span before, in points."""
    if then is None or now.service_level is None or then.service_level is None:
        return ""
    return t("span.points", points=f"{round((now.service_level - then.service_level) * 100):+d}")


def _of_days(by: str | None) -> bool:
    return by in ("day", "week", "month", "year")


def _opens(key: str) -> str:
    return f"row:{key.removeprefix('row:')}"
