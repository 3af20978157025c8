"""What every file of figures is made from, so that all hold the same numbers, and how a number is told to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.summary import Line, Summary
from counterdesk.hall.summary.occupancy import Occupancy
from counterdesk.hall.summary.shape import Shape
from counterdesk.words import t

NONE = "-"
HOURS_FROM_S = 3 * 3600
"""Nobody reads 9240 minutes."""
BRIEF = ("issued", "served", "no_show", "walked_out", "wait_mean_s", "wait_p90_s", "handling_mean_s", "service_level")
"""The figures of a table that must fit a page or a terminal."""
PLACE = ("open_s", "paused_s", "walk_s", "handling_s", "served", "served_per_open_hour", "occupancy")
"""The figures of a clerk at a window."""


class Report(NamedTuple):
    """The figures of a span, perhaps of the one before, with occupancy and what the plots show."""

    hall: str
    lang: str
    made_at: str
    summary: Summary
    before: Summary | None
    places: tuple[Occupancy, ...]
    shape: Shape

    @property
    def days(self) -> str:
        """The span in one line."""
        return days(self.summary)

    def lines(self) -> list[Line]:
        """The rows with the total as the last one."""
        return [*self.summary.rows, Line(t("cli.total", self.lang), self.summary.total)]


def days(summary: Summary) -> str:
    """First and last day, or the one day."""
    return " - ".join(dict.fromkeys((summary.first.isoformat(), summary.last.isoformat())))


def key_text(key: str | None, lang: str | None = None) -> str:
    """The key of a row in words: a weekday's name, nobody for none."""
    if key in WEEKDAYS:
        return t(f"desk.weekday_{WEEKDAYS.index(key)}", lang)
    return t("cli.nobody", lang) if key is None else key


def told(name: str, value: Any) -> str:
    """A figure for people: minutes and seconds (hours too where they are many), percent, or the number itself."""
    if value is None:
        return NONE
    if name.endswith("_s"):
        return _clock(round(value))
    if name.endswith("_rate") or name in ("service_level", "occupancy", "compression"):
        return f"{value:.1%}"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _clock(seconds: int) -> str:
    minutes, left = divmod(seconds, 60)
    hours = f"{minutes // 60}:" if seconds >= HOURS_FROM_S else ""
    return f"{hours}{minutes % 60:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def place_key(place: Occupancy, lang: str | None = None) -> str:
    """Window and clerk."""
    return f"{place.window} · {place.clerk or t('cli.nobody', lang)}"


def pauses(place: Occupancy, lang: str | None = None) -> str:
    """The reasons of a place's pauses with their minutes, each by its word where it is one of the hall's own."""
    return t("slip.list_comma", lang).join(
        f"{reason_text(reason, lang)} {told('_s', seconds)}" for reason, seconds in place.pauses_s.items()
    )


def reason_text(reason: str, lang: str | None = None) -> str:
    """A pause's reason in words; free text as it was written."""
    if reason in ("meal", "break", "meeting", "back_office", "training"):
        return t(f"pause.{reason}", lang)
    return reason or NONE


def place_heads(lang: str | None = None) -> Iterator[tuple[str, str]]:
    """Each of ``PLACE`` with the short name of its column."""
    yield from ((name, t(f"report.{name}", lang)) for name in PLACE)


def definitions(report: Report, of: Callable[[str, str | None], str]) -> list[tuple[str, str]]:
    """What ``of`` says (name or meaning) of every figure in the report, by the figure's own name."""
    names = [*report.summary.total._fields, *([f"by_{report.summary.by}"] if report.summary.by else [])]
    return [(name, of(name, report.lang)) for name in names]
