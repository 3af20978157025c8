"""Every figure as a line to stand on: its value, that of the span before, its tickets, its definition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from counterdesk.clock import SECOND_US
from counterdesk.hall.estimates.told import Outcome
from counterdesk.hall.summary import Figures, heading
from counterdesk.hall.summary.behind import figure_behind
from counterdesk.hall.summary.occupancy import Occupancy
from counterdesk.reports.report import Section, pauses, place_heads, place_key, told
from counterdesk.tui.widgets.rows import Row
from counterdesk.tui.widgets.spots import Spot
from counterdesk.words import cells, pad, t

COUNTS = (
    "issued", "called", "served", "no_show", "walked_out", "cancelled", "carried_over", "void", "open",
    "no_show_rate", "walk_out_rate", "within_promise", "service_level_n", "service_level", "unreliable",
    "without_ticket", "wait_n", "handling_n", "walk_n", "hold_n",
)  # fmt: skip
TIMES = tuple(name for name in Figures._fields if name not in COUNTS)
VALUE = 9


def figure_spots(names: Sequence[str], now: Figures, before: Figures | None) -> list[Spot]:
    """A line a figure; Enter opens the tickets it counts or rests on, where there are any."""
    width = max(cells(heading(name)) for name in names) + 1
    return [_figure(name, width, now, before) for name in names]


def heads(names: Sequence[str], key: str) -> Row:
    """The title of such a block, and over its columns what they are of."""
    width = max(cells(heading(name)) for name in names) + 1
    return [(pad(t(f"figures.{key}"), width), "quiet"), *((pad(t(f"figures.{name}"), VALUE, "right"), "quiet")
                                                         for name in ("here", "before"))]  # fmt: skip


def _figure(name: str, width: int, now: Figures, before: Figures | None) -> Spot:
    value = getattr(now, name)
    then = told(name, getattr(before, name)) if before is not None else ""
    row: Row = [
        (pad(heading(name), width), "quiet"), (pad(told(name, value), VALUE, "right"), "strong"),
        (pad(then, VALUE, "right"), "quiet"),
    ]  # fmt: skip
    rests = name.endswith("_s") or name == "service_level"
    opens = f"tickets:{figure_behind(name)}" if value or (rests and value is not None) else ""
    return Spot(f"figure:{name}", row, opens=opens, means=f"summary.{name}_means")


def fact_spots(section: Section, of: Callable[[str, object], str], means: str) -> list[Spot]:
    """A line a figure of a section; ``of`` says what Enter opens, ``means`` begins the keys of the definitions."""
    width = max(cells(fact.head) for fact in section.facts) + 2
    return [
        Spot(f"fact:{fact.name}", [(pad(fact.head, width), "quiet"), (told(fact.name, fact.value), "strong")],
             opens=of(fact.name, fact.value), means=f"{means}.{fact.name}_means")
        for fact in section.facts
    ]  # fmt: skip


def place_spots(places: Iterable[Occupancy]) -> list[Spot]:
    """A line a clerk at a window, and one for the pauses there with their reasons; Enter opens who was served there."""
    spots: list[Spot] = []
    for place in places:
        row = [(pad(place_key(place), PLACE), "strong"),
               *((pad(told(name, getattr(place, name)), wide, "right"), "") for name, wide in _columns())]  # fmt: skip
        at = f"{place.window}:{place.clerk or ''}"
        opens = f"served_at:{at}" if place.served else ""
        spots.append(Spot(f"place:{at}", row, opens=opens, means="report.occupancy_means"))
        if place.pauses_s:
            rested = f"{pad('', PLACE)}  {t('report.pauses')} {pauses(place)}"
            spots.append(Spot(f"pauses:{at}", [(rested, "quiet")], means="report.occupancy_means"))
    return spots or [Spot("none", [(t("figures.no_places"), "quiet")])]


def told_rows(found: Sequence[tuple[str, Outcome]]) -> list[Row]:
    """A line a wait told: its number and day, what was told with its range, and what it was; ! outside the range."""
    names = ("number", "day", "told", "low", "high", "was")
    rows: list[Row] = [[(pad(t(f"figures.told_{name}"), 11), "quiet") for name in names]]
    for label, one in found:
        said = one.said.estimate
        outside = not said.low_us <= one.actual_us <= said.high_us
        spans = (told("_s", us / SECOND_US) for us in (said.wait_us, said.low_us, said.high_us))
        was = told("_s", one.actual_us / SECOND_US) + ("!" if outside else "")
        rows.append([
            (pad(label, 11), "strong"), (pad(one.day.isoformat(), 11), "quiet"),
            *((pad(span, 11), "") for span in spans), (pad(was, 11), "over" if outside else ""),
        ])  # fmt: skip
    return rows


PLACE = 10


def place_head() -> Row:
    """The heads of their columns."""
    known = dict(place_heads())
    return [(pad(t("report.places"), PLACE), "quiet"),
            *((pad(known[name], wide, "right"), "quiet") for name, wide in _columns())]  # fmt: skip


def _columns() -> list[tuple[str, int]]:
    return [(name, max(cells(head), 8) + 1) for name, head in place_heads()]
