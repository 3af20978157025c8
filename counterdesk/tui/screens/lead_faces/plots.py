"""From figures to plots: plain functions that name, scale and mark what the widgets draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from counterdesk.clock import from_us
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.summary import Line, Summary
from counterdesk.hall.summary.shape import CLASS_MIN, CLASSES, Shape
from counterdesk.hall.summary.strips import Strip
from counterdesk.tui.screens.lead_faces.face import line
from counterdesk.tui.widgets.bar_spots import Bar
from counterdesk.tui.widgets.picker import Choice
from counterdesk.tui.widgets.rows import Row
from counterdesk.tui.widgets.spots import Spot
from counterdesk.tui.widgets.step_lines import Point
from counterdesk.tui.widgets.strip_chart import StripLine
from counterdesk.words import clip, language, t

TARGET = 0.8
"""The usual house target: eight in ten within the promise."""
HOUR_US = 3_600_000_000


def points(shape: Shape) -> list[Point]:
    """Who came and who was served, up to each step."""
    return [Point(step.until, step.arrived, step.served) for step in shape.steps]


def wait_bars(shape: Shape) -> list[Bar]:
    """How many served waited so long: classes of five minutes, those past a promise marked, empty ones at the end left
    out; the class in which a promise ends says so."""
    counts = list(shape.waits)
    shown = max((at + 1 for at, count in enumerate(counts) if count), default=0)
    shown = max(shown, min((promise // CLASS_MIN for promise in shape.promises_min), default=1))
    return [_wait_bar(at, counts[at], shape.promises_min) for at in range(min(shown, CLASSES))]


def _wait_bar(at: int, count: int, promises: Sequence[int]) -> Bar:
    low, high = at * CLASS_MIN, (at + 1) * CLASS_MIN
    open_ended = at == CLASSES - 1
    label = t("plot.from", low=low) if open_ended else t("plot.minutes", low=low, high=high)
    past = bool(promises) and low >= min(promises)
    ends = any(low < promise <= high for promise in promises) and not open_ended
    return Bar(
        f"wait:{low}", label, count, str(count), "over" if past else "done", "!" if past and count else "",
        t("plot.promise", minutes=next(p for p in promises if low < p <= high)) if ends else "",
        f"wait:{low}-{'' if open_ended else high}" if count else "", "plot.waits_means",
    )  # fmt: skip


def level_bars(by_series: Summary, cat: Catalogue) -> list[Bar]:
    """The service level of each series, beside the counts it rests on; below the target it is marked."""
    return [bar for line in by_series.rows if (bar := _level_bar(line, cat)) is not None]


def _level_bar(line: Line, cat: Catalogue) -> Bar | None:
    level, rests_on = line.figures.service_level, line.figures.service_level_n
    if line.key is None or level is None:
        return None
    known = cat.series.get(line.key)
    name = known.short(language()) if known else ""
    short = level < TARGET
    return Bar(
        f"level:{line.key}", f"{line.key} {name[:4] if language() == 'zh' else clip(name, 12)}", level,
        f"{level:.0%}", "over" if short else "done", "!" if short else "",
        f"{line.figures.within_promise}/{rests_on}", f"level:{line.key}",
        "summary.service_level_means",
    )  # fmt: skip


def strip_lines(strips: Sequence[Strip], from_us: int, to_us: int) -> list[StripLine]:
    """Each window's strip between two instants."""
    return [
        StripLine(
            f"strip:{strip.window}", strip.window, lambda low, high, strip=strip: strip.at(  # type: ignore[misc]
                round(from_us + low * (to_us - from_us)), round(from_us + high * (to_us - from_us))),
            f"window:{strip.window}", "plot.strips_means",
        )
        for strip in strips
    ]  # fmt: skip


def bounds(strips: Sequence[Strip]) -> tuple[int, int]:
    """The whole hours around everything the windows did; equal where they did nothing."""
    ends = [us for strip in strips for one in strip.stretches for us in (one.from_us, one.to_us)]
    if not ends:
        return 0, 0
    return min(ends) // HOUR_US * HOUR_US, -(-max(ends) // HOUR_US) * HOUR_US


def hours(from_us: int, to_us: int, zone: ZoneInfo) -> list[tuple[float, str]]:
    """The whole hours between two instants, as fractions with their names."""
    return [
        ((us - from_us) / (to_us - from_us), f"{from_us_text(us, zone)}") for us in range(from_us, to_us, HOUR_US)
    ]  # fmt: skip


def from_us_text(us: int, zone: ZoneInfo) -> str:
    """The hall's hour of an instant."""
    return f"{from_us(us).astimezone(zone):%H}"


def busy_spot(heat: Mapping[tuple[int, int], float], label: str, width: int) -> Spot:
    """The busiest hour of the week as a line; Enter opens every hour."""
    return line("heat", label, width, (busiest(heat) or t("plot.nobody_came"), "strong" if heat else "quiet"),
                opens="heat" if heat else "", means="plot.heat_means")  # fmt: skip


def heat_title(title: str, heat: Mapping[tuple[int, int], float]) -> Row:
    """The title over the blocks, with the busiest hour."""
    most = t("plot.busiest", what=busiest(heat)) if heat else ""
    return [(title, "quiet"), (f"  {most}", "")]


def hour_choices(heat: Mapping[tuple[int, int], float]) -> list[Choice]:
    """Every hour of the week somebody came in, the busiest first, to open its tickets."""
    ordered = sorted(heat.items(), key=lambda item: (-item[1], item[0]))
    return [Choice(f"{WEEKDAYS[weekday]}-{hour:02d}", _hour(weekday, hour), note=t("plot.an_hour", count=f"{many:.1f}"))
            for (weekday, hour), many in ordered]  # fmt: skip


def busiest(heat: Mapping[tuple[int, int], float]) -> str:
    """When most people come, in words."""
    if not heat:
        return ""
    (weekday, hour), most = max(heat.items(), key=lambda item: item[1])
    return f"{_hour(weekday, hour)}  {t('plot.an_hour', count=f'{most:.0f}')}"


def _hour(weekday: int, hour: int) -> str:
    return t("plot.hour_of", weekday=t(f"desk.weekday_{weekday}"), hour=f"{hour:02d}")
