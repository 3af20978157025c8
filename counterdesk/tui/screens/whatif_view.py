"""A day run again in lines: what is changed, both replays side by side, and each ticket's wait in the one and other."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.hall.replay import Change, Compared, Replayed
from counterdesk.reports.report import told
from counterdesk.tui.screens.lead_faces.face import line, widest
from counterdesk.tui.widgets.rows import Row, folded
from counterdesk.tui.widgets.spots import Spot
from counterdesk.words import cells, pad, t

FIGURES = {"served": 1, "unserved": -1, "wait_mean_s": -1, "wait_p90_s": -1, "within_promise": 1}
"""What is held against one another, and which way is better."""
CHANGES = ("day", "windows", "opens", "closes", "rule")
VALUE = 10
MOST_LINES = 3
COLUMNS = ("column_recorded", "column_was", "column_then", "more")


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
    recorded = found.recorded._asdict() | {"unserved": found.recorded.issued - found.recorded.served}
    return [_figure(name, better, recorded[name], found.was, found.then) for name, better in FIGURES.items()]


def _figure(name: str, better: int, recorded: float | None, was: Replayed, then: Replayed) -> Spot:
    before, after = getattr(was, name), getattr(then, name)
    moved = None if before is None or after is None else after - before
    tone = "" if not moved else "done" if moved * better > 0 else "over"
    sign = "" if not moved else "+" if moved > 0 else "-"
    row: Row = [
        (pad(t(f"whatif.{name.removesuffix('_s')}"), _width()), "quiet"),
        (pad(told(name, recorded), VALUE, "right"), "quiet"), (pad(told(name, before), VALUE, "right"), ""),
        (pad(told(name, after), VALUE, "right"), "strong"),
        (pad(sign + told(name, abs(moved)) if moved else "=" if moved == 0 else "", VALUE, "right"), tone),
    ]  # fmt: skip
    return Spot(name, row, opens=f"tickets:{name}", means=f"whatif.{name.removesuffix('_s')}_means")


def _width() -> int:
    return max(cells(t(f"whatif.{name.removesuffix('_s')}")) for name in FIGURES) + 2


def ticket_rows(found: Compared, name: str) -> list[Row]:
    """A line a ticket with its wait in both, those that moved most first; of ``unserved`` only those not called."""
    both = found.waits_s.items()
    if name == "unserved":
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
    said = t("whatif.note_guessed" if found.guessed else "whatif.note", count=found.guessed)
    return [[(text, "quiet")] for text in folded(said, width, MOST_LINES)]


def bar(done: int, every: int, width: int) -> Row:
    """How far it is, with the way to stop it."""
    room = max(min(width - cells(t("whatif.running")) - 20, 40), 5)
    full = room * done // max(every, 1)
    return [(f"{t('whatif.running')}  ", ""), ("#" * full, "strong"), ("." * (room - full), "quiet"),
            (f"  {done}/{every}", "quiet")]  # fmt: skip
