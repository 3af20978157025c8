"""The due board in words: how many stand in each group, and a line a case with what is left of its time."""

from __future__ import annotations

from collections.abc import Mapping

from counterdesk.hall.cases.board import GROUPS, OnBoard, Wanted
from counterdesk.tui.screens.case_view import left_words
from counterdesk.tui.widgets.rows import Piece, Row, ends
from counterdesk.words import pad, t

TONES = {"overdue": "over", "last_day": "needs", "half": "needs", "running": "", "suspended": "quiet", "result": "done"}
NUMBER, DUE, LEFT, WHO, STATE = 12, 11, 10, 10, 10
WIDE = 100


def group_rows(counts: Mapping[str, int], wanted: Wanted) -> list[Row]:
    """The groups with how many stand in each; the one that is shown alone is marked."""
    row: list[Piece] = []
    for name in GROUPS:
        many = counts[name]
        tone = "chosen" if wanted.group == name else TONES[name] if many else "quiet"
        row += [(f" {t(f'due.{name}')} {many} ", tone), ("  ", "")]
    return [row]


def title_row(width: int) -> Row:
    """The heads of the columns."""
    left = [(pad(t(f"due.head_{name}"), cells), "quiet") for name, cells in _columns(width)]
    return [("  ", ""), *left, (t("due.head_service"), "quiet")]


def case_row(one: OnBoard, width: int, mark: str, here: bool) -> Row:
    """One case: number, date, what is left, whose, how it stands, what it is."""
    tone = TONES[one.group]
    told = {
        "number": (one.case.number, "strong" if here else ""),
        "due": (one.case.next_due_on.isoformat() if one.case.next_due_on else "", ""),
        "left": (left_words(one.left_days), tone),
        "who": (one.applicant, ""),
        "state": (t(f"case_state.{one.case.state}"), "quiet"),
        "owner": (one.case.owner, "quiet"),
    }
    left: list[Piece] = [(mark if here else " ", "number"), (" ", "")]
    left += [(pad(told[name][0], cells - 1) + " ", told[name][1]) for name, cells in _columns(width)]
    left.append((one.service, "strong" if here else ""))
    provisional: list[Piece] = [(t("case_screen.provisional"), "needs")] if one.provisional else []
    return ends(left, provisional, width)


def _columns(width: int) -> list[tuple[str, int]]:
    columns = [("number", NUMBER), ("due", DUE), ("left", LEFT + 4), ("who", WHO), ("state", STATE + 2)]
    return [*columns, ("owner", 8)] if width >= WIDE else columns
