"""A day run again in lines: what is changed, both replays side by side, and each ticket's wait in the one and other."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.hall.replay import Change, Compared
from counterdesk.reports import whatif
from counterdesk.reports.report import told
from counterdesk.reports.whatif import COLUMNS, FIGURES, Told
from counterdesk.tui.screens.lead_faces.face import line, widest
from counterdesk.tui.widgets.rows import Row, folded
from counterdesk.tui.widgets.spots import Spot
from counterdesk.words import cells, pad, t

CHANGES = ("day", "windows", "opens", "closes", "rule")
NOT_SERVED = ("left", "not_reached")
VALUE = 10
MOST_LINES = 3


def change_spots(change: Change, found: Compared | None) -> list[Spot]:
    """A line for each thing that can be changed; what differs from the day stands out."""
    labels = {name: t(f"whatif.{name}") for name in CHANGES}
    width = widest(*labels.values())
    return [
        line(name, labels[name], width, (_value(name, change), _tone(name, change)),
             (_was(name, change, found), "quiet"), opens=name, means=f"whatif.{name}_means")
        for name in CHANGES
    ]  # fmt: skip


def _value(name: str, change: Change) -> str:
    value = getattr(change, name)
    if name == "day":
        return f"{value.isoformat()} {t(f'desk.weekday_{value.weekday()}')}"
    if value is None:
        return t("whatif.as_was")
    if name == "rule":
        return t(f"whatif.rule_{value.replace('-', '_')}")
    return t("whatif.windows_of", count=value) if name == "windows" else f"{value:%H:%M}"


def _tone(name: str, change: Change) -> str:
    return "strong" if name == "day" else "" if getattr(change, name) is None else "needs"


def _was(name: str, change: Change, found: Compared | None) -> str:
    if found is None or name not in ("windows", "rule"):
        return ""
    if name == "windows":
        return t("whatif.were", count=found.was.windows)
    return "" if change.rule else t(f"whatif.rule_{found.was.rule.replace('-', '_')}")


def heads() -> Row:
    """The title, and over the columns which replay they are."""
    columns = ((pad(t(f"whatif.{name}"), VALUE, "right"), "quiet") for name in COLUMNS)
    return [(pad(t("whatif.figures"), _width()), "quiet"), *columns]


def figure_spots(found: Compared) -> list[Spot]:
    """A line a figure: as it was, as it would have been, and the difference, marked where it is for the worse."""
    return [_figure(one) for one in whatif.figures(found)]


def _figure(one: Told) -> Spot:
    row: Row = [
        (pad(whatif.label(one.word), _width()), "quiet"), (pad(one.recorded, VALUE, "right"), "quiet"),
        (pad(one.was, VALUE, "right"), ""), (pad(one.then, VALUE, "right"), "strong"),
        (pad(one.more, VALUE, "right"), {1: "done", -1: "over"}.get(one.better, "")),
    ]  # fmt: skip
    return Spot(one.word, row, opens=f"tickets:{one.word}", means=f"whatif.{one.word}_means")


def _width() -> int:
    return max(cells(whatif.label(word)) for word, _ in FIGURES.values()) + 2


def ticket_rows(found: Compared, name: str) -> list[Row]:
    """A line a ticket with its wait in both, those that moved most first; of those not served only the not called."""
    both = found.waits_s.items()
    if name in NOT_SERVED:
        both = {label: waits for label, waits in both if None in waits}.items()
    ordered = sorted(both, key=lambda one: -_moved(one[1]))
    head: Row = [(pad(t("behind.number"), 10), "quiet"), *((pad(t(f"whatif.{name}"), VALUE, "right"), "quiet")
                                                         for name in ("column_was", "column_then"))]  # fmt: skip
    rows: list[Row] = [head]
    rows += [
        [(pad(label, 10), "strong"), *((pad(_waited(wait_s), VALUE, "right"), "") for wait_s in waits)]
        for label, waits in ordered
    ]  # fmt: skip
    return rows


def _moved(waits: tuple[float | None, float | None]) -> float:
    was_s, then_s = waits
    if was_s is None or then_s is None:
        return 0.0 if was_s == then_s else float("inf")
    return abs(was_s - then_s)


def _waited(wait_s: float | None) -> str:
    return t("whatif.not_called") if wait_s is None else told("_s", wait_s)


def note_rows(found: Compared, width: int) -> Sequence[Row]:
    """That it is a replay, and what it had to guess."""
    return [[(text, "quiet")] for text in folded(whatif.note(found), width, MOST_LINES)]


def bar(done: int, every: int, width: int) -> Row:
    """How far it is, with the way to stop it."""
    room = max(min(width - cells(t("whatif.running")) - 20, 40), 5)
    full = room * done // max(every, 1)
    return [(f"{t('whatif.running')}  ", ""), ("#" * full, "strong"), ("." * (room - full), "quiet"),
            (f"  {done}/{every}", "quiet")]  # fmt: skip
