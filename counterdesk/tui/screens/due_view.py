"""The due board in words: how many stand in each group, and a line a case with what is left of its time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterdesk.hall.cases.board import GROUPS, OnBoard, Wanted
from counterdesk.hall.enquiries import Enquiry
from counterdesk.tui.screens.case_view import left_words
from counterdesk.tui.widgets.rows import Piece, Row, ends, width_of
from counterdesk.words import cells, pad, t

TONES = {"overdue": "over", "last_day": "needs", "half": "needs", "running": "", "suspended": "quiet", "result": "done"}
NUMBER, DUE, LEFT, WHO, STATE = 12, 11, 10, 10, 10
WIDE, MARK = 100, 24
"""Cells: from ``WIDE`` on whose a case is is shown; a service's short name keeps ``MARK`` free of marks."""
GAP = " "
"""Between two groups."""


def group_rows(counts: Mapping[str, int], wanted: Wanted, width: int, besides: Mapping[str, int]) -> list[Row]:
    """The groups with how many stand in each, the one shown alone marked; then what is owed ``besides``."""
    texts = [(f" {t(f'due.{name}')} {counts[name]} ", _tone(name, counts[name], wanted)) for name in GROUPS]
    texts += [(f" {t(f'due.{name}')} {many} ", "needs") for name, many in besides.items() if many]
    lines: list[list[Piece]] = [[]]
    for text, tone in texts:
        if lines[-1] and width_of(lines[-1]) + cells(text) > width:
            lines.append([])
        lines[-1] += [(text, tone), (GAP, "")]
    return [*lines]


def question_rows(questions: Sequence[Enquiry]) -> list[Row]:
    """Questions not answered yet, oldest first: the day, whose it is, what was asked."""
    return [
        [(f"{one.day:%m-%d}  ", "quiet"), (pad(one.holder, WHO), "strong"), (one.question, "")] for one in questions
    ] or [[(t("enquiry.none"), "quiet")]]


def _tone(name: str, many: int, wanted: Wanted) -> str:
    if wanted.group == name:
        return "chosen"
    return TONES[name] if many else "quiet"


def title_row(width: int) -> Row:
    """The heads of the columns."""
    left = [(pad(t(f"due.head_{name}"), wide), "quiet") for name, wide in _columns(width)]
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
    left += [(pad(told[name][0], wide - 1) + " ", told[name][1]) for name, wide in _columns(width)]
    left.append((one.service, "strong" if here else ""))
    marks: list[Piece] = [(_late_words(one.late, width), "over")] if one.late else []
    marks += [(f"{GAP if marks else ''}{t('case_screen.provisional')}", "needs")] if one.provisional else []
    return ends(left, marks, width)


def _late_words(late: Sequence[str], width: int) -> str:
    """That a department is late with its answer; with room, which."""
    room = width - sum(wide for _, wide in _columns(width)) - MARK
    named = t("due.share_late_of", who=t("due.share_comma").join(late))
    return named if cells(named) <= room else t("due.share_late")


def _columns(width: int) -> list[tuple[str, int]]:
    columns = [("number", NUMBER), ("due", DUE), ("left", LEFT + 4), ("who", WHO), ("state", STATE + 2)]
    return [*columns, ("owner", 8)] if width >= WIDE else columns
