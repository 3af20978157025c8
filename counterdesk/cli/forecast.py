"""``forecast``: the rest of the day, a window's lunch, a tidal window, and the opening that would have helped most."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.progress import bar
from counterdesk.clock import SECOND_US, to_us
from counterdesk.hall import forecast
from counterdesk.hall.forecast import BestOpening, BreakAt, Outlook, Range, Tidal, Worth
from counterdesk.store.desk import Look
from counterdesk.words import t


def day(_asked: Namespace, here: Here) -> Answer:
    """How long people will wait yet today, and when the last one is done."""
    return here.store.read(_day)


def breaks(asked: Namespace, here: Here) -> Answer:
    """What a break at a window costs at one time of today or another."""
    return here.store.read(_breaks, asked=asked)


def tidal(_asked: Namespace, here: Here) -> Answer:
    """Which closed or paused window to open now, and why."""
    found = here.store.read(forecast.tidal)
    if found is None:
        return Answer(None, [t("forecast.no_tidal")])
    return Answer(_tidal(found), [tidal_said(found)])


def evening(asked: Namespace, here: Here) -> Answer:
    """The opening that would have helped most on --day or today; --keep keeps it, and the last one's worth is told."""
    with bar(t("forecast.trying")) as told:
        found = here.store.read(forecast.best_opening, on=asked.day, told=told)
    if found and asked.keep:
        here.store.run(forecast.keep_opening, who.in_charge(asked, here, "close_day"), found)
    return here.store.read(_evening, found=found)


def tidal_said(found: Tidal) -> str:
    """The advice with its reason in one sentence."""
    state = t(f"forecast.tidal_{found.state}", clerk=found.clerk or "")
    return t(
        "forecast.tidal", window=found.window, series=found.series, before=_minutes(found.before_s.middle),
        after=_minutes(found.after_s.middle), promise=found.promise_min, state=state,
    )  # fmt: skip


def _day(look: Look) -> Answer:
    found = forecast.outlook(look)
    facts = {
        "waiting": found.waiting, "expected": round(found.expected), "uncalled": round(found.uncalled),
        "wait_p50": _range(found.wait_p50_s), "wait_p90": _range(found.wait_p90_s),
        "last_end": _ends(look, found), "closes": "-" if found.closes_us is None else _clock(look, found.closes_us),
        "late": "-" if found.late is None else f"{found.late:.0%}",
    }  # fmt: skip
    heads = [t(f"forecast.{name}") for name in ("series", "people", "promise", "wait_p90", "level")]
    rows = [
        [line.series, round(line.people), line.promise_min, _range(line.wait_p90_s),
         "-" if line.level is None else f"{line.level:.0%}"]
        for line in found.series
    ]  # fmt: skip
    lines = output.pairs({t(f"forecast.{name}"): value for name, value in facts.items()})
    table = output.table(heads, rows, right=range(1, len(heads)))
    return Answer(_outlook(look, found), [*lines, "", *table, "", t("forecast.means")])


def _breaks(look: Look, asked: Namespace) -> Answer:
    starts = [to_us(datetime.combine(look.day, at, look.zone)) for at in asked.at]
    found = forecast.breaks(look, asked.window, starts, asked.minutes)
    said = [
        t("forecast.break", window=asked.window, at=_clock(look, one.from_us), p90=_range(one.wait_p90_s))
        for one in found
    ]
    return Answer([_break(look, one) for one in found], [*said, "", t("forecast.means")])


def _evening(look: Look, found: BestOpening | None) -> Answer:
    kept = forecast.openings(look, date.min, look.day)[-1:]
    before = [one for one in kept if found is None or one.day < found.day] or kept[:0]
    last = [(one, worth) for one in before if (worth := forecast.worth(look, one))]
    said = [opening_said(look, found)] if found else [t("forecast.no_opening")]
    told = [
        t("forecast.worth", day=one.day, window=one.window, on=worth.day, more=worth.more,
          saved=_minutes(worth.saved_s))
        for one, worth in last
    ]  # fmt: skip
    shape = {
        "opening": found and _opening(look, found),
        "earlier": [_opening(look, one) | {"worth": _worth(worth)} for one, worth in last],
    }
    return Answer(shape, [*said, *told, "", t("forecast.replayed")])


def opening_said(look: Look, found: BestOpening) -> str:
    """The evening's answer in one sentence, with its range."""
    return t(
        "forecast.opening", window=found.window, at=_clock(look, found.from_us), until=_clock(look, found.to_us),
        more=round(found.more.middle), low=round(found.more.low), high=round(found.more.high),
        saved=_minutes(found.saved_s.middle),
    )  # fmt: skip


def _outlook(look: Look, found: Outlook) -> dict[str, Any]:
    return {
        "at": shapes.instant(look, found.now_us), "waiting": found.waiting, "expected": found.expected,
        "uncalled": found.uncalled, "wait_p50_s": _triple(found.wait_p50_s), "wait_p90_s": _triple(found.wait_p90_s),
        "last_end": [shapes.instant(look, round(us)) for us in found.last_end_us],
        "closes": None if found.closes_us is None else shapes.instant(look, found.closes_us), "late": found.late,
        "series": [line._asdict() | {"wait_p90_s": _triple(line.wait_p90_s)} for line in found.series],
    }  # fmt: skip


def _tidal(found: Tidal) -> dict[str, Any]:
    return found._asdict() | {"before_s": list(found.before_s), "after_s": list(found.after_s)}


def _break(look: Look, one: BreakAt) -> dict[str, Any]:
    return {
        "from": shapes.instant(look, one.from_us), "to": shapes.instant(look, one.to_us),
        "wait_p90_s": _triple(one.wait_p90_s),
    }  # fmt: skip


def _opening(look: Look, one: BestOpening) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(), "window": one.window, "from": shapes.instant(look, one.from_us),
        "to": shapes.instant(look, one.to_us), "more": list(one.more), "saved_s": list(one.saved_s),
    }  # fmt: skip


def _worth(one: Worth) -> dict[str, Any]:
    return {"day": one.day.isoformat(), "more": one.more, "saved_s": one.saved_s}


def _triple(found: Range | None) -> list[float] | None:
    return None if found is None else list(found)


def _range(found: Range | None) -> str:
    if found is None:
        return "-"
    return t("forecast.range", **{name: _minutes(value) for name, value in found._asdict().items()})


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f}"


def _ends(look: Look, found: Outlook) -> str:
    low, middle, high = (_clock(look, us) for us in found.last_end_us)
    return t("forecast.range_of_clock", low=low, middle=middle, high=high)


def _clock(look: Look, us: float) -> str:
    return f"{look.local(round(us / SECOND_US) * SECOND_US):%H:%M}"
