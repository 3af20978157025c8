"""The board of promises in words: a line a broken promise or a service, and what stands behind the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.hall.commitments.breaches import Breach
from counterdesk.hall.commitments.promises import Promise
from counterdesk.tui.screens.judged_list import Listed
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import cells, clip, language, pad, t

__all__ = ["breach_heads", "breach_line", "language", "promise_heads", "promise_line"]

BREACH = (("number", 12), ("due_on", 11), ("about", 13), ("department", 8), ("clerk", 8))
PROMISE = (("service", 8), ("wait_min", 12), ("handling_min", 12), ("promised_days", 14), ("statutory_days", 12))


def breach_heads(width: int) -> Row:
    """The heads of the columns of broken promises."""
    return [*_heads(BREACH), (t("commitment.head_kind"), "quiet")]


def breach_line(one: Breach, service: str, width: int) -> Listed:
    """A broken promise: number, day it was due, about what, who answers, which promise."""
    told = {"number": one.number, "due_on": one.due_on.isoformat(), "about": one.label, "department": one.dept,
            "clerk": one.clerk or ""}  # fmt: skip
    kind = t(f"commitment.kind_{one.kind}")
    length = t(f"commitment.{one.unit}", n=one.promised)
    room = width - sum(size for _, size in BREACH)
    tone = "" if one.closed_us else "over"
    line: Row = [*((pad(told[name], size - 1) + " ", "") for name, size in BREACH), (clip(kind, room), tone)]
    return Listed(one.number, line, _behind(one, service, f"{kind} {length}", width))


def promise_heads(width: int) -> Row:
    """The heads of the columns of promises."""
    return [*_heads(PROMISE), (t("commitment.head_shares"), "quiet")]


def promise_line(one: Promise, name: str, width: int) -> Listed:
    """A service's promises: minutes waiting and at the window, working days promised and by law, departments."""
    found = one._asdict()
    shares = t("slip.list_comma").join(f"{dept} {days}" for dept, days in one.shares)
    room = width - sum(size for _, size in PROMISE)
    cells_of = (pad("" if found[key] is None else str(found[key]), size - 1) + " " for key, size in PROMISE)
    line: Row = [*((text, "") for text in cells_of), (clip(shares, room), "quiet")]
    since = t("commitments.since", version=one.version, day=one.effective_on.isoformat())
    told: list[Row] = [[(name, "strong")], [(since, "quiet")]]
    if one.law_remedy:
        told.append([(t(f"commitment.law_remedy_{one.law_remedy}"), "needs")])
    return Listed(one.service, line, told)


def _heads(columns: Sequence[tuple[str, int]]) -> Row:
    return [(pad(t(f"commitment.head_{name}"), size - 1) + " ", "quiet") for name, size in columns]


def _behind(one: Breach, service: str, what: str, width: int) -> list[Row]:
    rows: list[Row] = [[(what, "strong"), ("  ", ""), (clip(service, max(width - cells(what) - 2, 0)), "")]]
    if one.law_remedy:
        rows.append([(t(f"commitment.law_remedy_{one.law_remedy}"), "needs")])
    if one.public_reason:
        rows.append(_said("commitment.head_public_reason", one.public_reason, width))
    if one.closed_us is None:
        return [*rows, [(t("commitments.how_to_close"), "quiet")]]
    decided = f"{t(f'commitment.decision_{one.decision}')} {one.decided_by}"
    cause = t(f"commitment.cause_{one.cause}")
    return [
        *rows, _said("commitment.head_cause", cause, width), _said("commitment.head_remedy", one.remedy or "", width),
        _said("commitment.head_decision", decided, width),
    ]  # fmt: skip


def _said(key: str, text: str, width: int) -> Row:
    label = t(key)
    return [(label + "  ", "quiet"), (clip(text, max(width - cells(label) - 2, 0)), "")]
