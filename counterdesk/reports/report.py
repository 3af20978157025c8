"""What every file of figures is made from, so that all hold the same numbers, and how a number is told to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from counterdesk.hall.catalogue.kinds import WEEKDAYS
from counterdesk.hall.estimates.calibration import Calibration, Class
from counterdesk.hall.summary import Line, Summary, matters
from counterdesk.hall.summary.matters import Matters
from counterdesk.hall.summary.occupancy import Occupancy, Throughput
from counterdesk.hall.summary.shape import Shape
from counterdesk.words import t

NONE = "-"
HOURS_FROM_S = 3 * 3600
"""Nobody reads 9240 minutes."""
PERCENT = (
    "service_level", "occupancy", "compression", "inside", "inside_printed", "below_low", "below_told", "below_high",
)  # fmt: skip
BRIEF = ("issued", "served", "no_show", "walked_out", "wait_mean_s", "wait_p90_s", "handling_mean_s", "service_level")
"""The figures of a table that must fit a page or a terminal."""
PLACE = ("open_s", "paused_s", "walk_s", "handling_s", "served", "served_per_open_hour", "occupancy")
"""The figures of a clerk at a window."""


FORMS = (".csv", ".xlsx", ".pdf", ".html")
"""The files a report can be kept as, by the ending of the name."""


class Fact(NamedTuple):
    """A figure of its own: its name in data, its short name for people, its value, and what it counts."""

    name: str
    head: str
    value: Any
    means: str


class Section(NamedTuple):
    """Figures beside those of tickets, under a title."""

    title: str
    facts: tuple[Fact, ...]


class Report(NamedTuple):
    """The figures of a span, perhaps of the one before, with occupancy, other sections, and what the plots show.

    ``kept_waits`` are the waits told with tickets beside those they had.
    """

    hall: str
    lang: str
    made_at: str
    summary: Summary
    before: Summary | None
    places: tuple[Occupancy, ...]
    shape: Shape
    sections: tuple[Section, ...] = ()
    kept_waits: tuple[Class, ...] = ()

    @property
    def days(self) -> str:
        """The span in one line."""
        return days(self.summary)

    def lines(self) -> list[Line]:
        """The rows with the total as the last one."""
        return [*self.summary.rows, Line(t("cli.total", self.lang), self.summary.total)]


def of_throughput(found: Throughput, lang: str) -> Section:
    """Services ended per hour, as a section."""
    facts = (Fact(name, t(f"throughput.{name}", lang), value, t(f"throughput.{name}_means", lang))
             for name, value in found._asdict().items())  # fmt: skip
    return Section(t("throughput.title", lang), tuple(facts))


def of_cases(found: Matters, lang: str) -> Section:
    """What became of cases, as a section."""
    facts = (Fact(name, matters.heading(name, lang), value, matters.definition(name, lang))
             for name, value in found.total._asdict().items())  # fmt: skip
    return Section(t("matters.title", lang), tuple(facts))


def of_waits_told(found: Calibration, lang: str) -> Section:
    """How well the waits told with tickets kept, as a section."""
    facts = (Fact(name, t(f"told.{name}", lang), value, t(f"told.{name}_means", lang))
             for name, value in found._asdict().items() if name != "classes")  # fmt: skip
    return Section(t("told.title", lang), tuple(facts))


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
    if name.endswith("_rate") or name in PERCENT:
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
