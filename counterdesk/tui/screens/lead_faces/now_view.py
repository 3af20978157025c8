"""The hall in words: plain functions from what was read to lines to stand on."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from counterdesk.clock import from_us
from counterdesk.hall.floor import WindowNow
from counterdesk.hall.forecast import BreakAt, Tidal
from counterdesk.tui.screens.desk_view import pause_words
from counterdesk.tui.screens.lead_faces.face import line, widest
from counterdesk.tui.screens.lead_faces.looking import Ahead, Lunch
from counterdesk.tui.screens.lead_faces.now_read import LeadNow
from counterdesk.tui.widgets.rows import Piece
from counterdesk.tui.widgets.spots import Spot
from counterdesk.words import language, t

LABELS = ("longest", "over", "open", "last", "today")
HALF, SOME = 0.5, 0.1
"""Shares of runs that end after closing: more likely than not, and worth a look."""
ENDED = ("finished", "no_show", "walked_out", "cancelled")
HERE = ("issued", "waiting", "at_windows", "held")
OTHER_NAMES = {"finished": "served"}
"""What the summary calls it."""


def fact_spots(now: LeadNow, ahead: Ahead | None, at_us: int) -> list[Spot]:
    """Longest waiter, tickets over promise, windows, the last ticket's end against closing, today's figures."""
    labels = {name: t(f"lead_now.{name}") for name in LABELS}
    width = widest(*labels.values())
    over = sum(now.over_promise.values())
    by_series = " ".join(f"{series} {count}" for series, count in now.over_promise.items())
    figures = now.figures
    return [
        _longest(now, labels["longest"], width, at_us),
        line("over", labels["over"], width, (str(over), "over" if over else "done"), (by_series, "over"),
             opens="late" if over else "", means="lead_means.over"),
        line("open", labels["open"], width, *_open(now.windows), opens="windows", means="lead_means.open"),
        _last(now, ahead, labels["last"], width),
        line("today", labels["today"], width, (t("lead_now.issued", count=figures.issued), "strong"),
             (t("lead_now.at_windows", count=figures.at_windows), ""), (t("lead_now.held", count=figures.held), ""),
             opens="one_of:here", means="lead_means.today"),
        line("ended", "", width, *((t(f"lead_now.{name}", count=getattr(figures, name)), "") for name in ENDED),
             opens="one_of:ended", means="lead_means.ended"),
    ]  # fmt: skip


def numbers(now: LeadNow, which: str) -> list[tuple[str, int]]:
    """Each number of such a line by the name its tickets and its definition have, with how many they are."""
    names = HERE if which == "here" else ENDED
    return [(OTHER_NAMES.get(name, name), getattr(now.figures, name)) for name in names]


def need_spots(now: LeadNow, ahead: Ahead | None) -> list[Spot]:
    """What needs a person now: a window to open, windows silent or asking for help, papers, queues past promise."""
    calls = " ".join(window.code for window in now.windows if window.silent or window.help_us)
    unprinted = str(now.papers.in_trouble or "")
    stopped = " ".join(queue.series for queue in now.queues if queue.stopped is not None)
    found = (
        ("windows", calls, "calls"),
        ("papers", unprinted, "papers"),
        ("stopped", stopped, "whole"),
    )
    spots = [
        Spot(f"need:{name}", [(t(f"lead.need_{name}", which=which), "over")], opens=opens, means=f"lead_means.{name}")
        for name, which, opens in found if which
    ]  # fmt: skip
    if ahead is not None and ahead.lunch:
        spots.insert(0, _lunch(ahead.lunch, now.zone))
    if ahead is not None and ahead.tidal:
        spots.insert(0, _advice(ahead.tidal))
    if now.unserved:
        said = t("lead_now.unserved", count=now.unserved)
        spots.append(Spot("need:unserved", [(said, "over")], opens="figure:waiting",
                          means="lead_means.unserved"))
    if not found_any(spots) and not now.over_promise:
        spots.append(Spot("need:nothing", [(t("lead.need_nothing"), "done")]))
    return spots


def found_any(spots: list[Spot]) -> bool:
    """Whether any of them needs a person; a lunch as planned does not."""
    return any(part in ("over", "needs") for spot in spots for _, part in spot.left)


def tidal_reason(advice: Tidal) -> str:
    """How that window stands now: closed, or paused with whom and why."""
    if advice.state != "paused":
        return t(f"lead_now.is_{advice.state}")
    return t("lead_now.is_paused", clerk=advice.clerk, reason=pause_words(advice.reason or ""))


def _longest(now: LeadNow, label: str, width: int, at_us: int) -> Spot:
    if now.longest is None:
        return line("longest", label, width, (t("desk.nobody_waits"), "done"), means="lead_means.longest")
    ticket = now.longest.ticket
    minutes = (at_us - now.longest.since_us) // 60_000_000
    over = minutes - now.longest.promise_min
    late, soon = "desk.waited_over", "desk.waited_of"
    waited = t(late if over > 0 else soon, minutes=minutes, over=over, promise=now.longest.promise_min)
    known = now.cat.priorities.get(ticket.priority or "")
    return line(
        "longest", label, width, (ticket.label, "number"), (known.name(language()) if known else "", ""),
        (waited, "over" if over > 0 else ""), opens=f"ticket:{ticket.label}", means="lead_means.longest",
    )  # fmt: skip


def _open(windows: list[WindowNow]) -> list[Piece]:
    working = sum(window.state == "open" and not window.silent for window in windows)
    paused = sum(window.state == "paused" for window in windows)
    silent = sum(window.silent for window in windows)
    return [
        (t("lead_now.working", count=working), "strong" if working else "over"),
        (t("lead_now.paused", count=paused) if paused else "", "needs"),
        (t("lead_now.silent", count=silent) if silent else "", "over"),
    ]


def _last(now: LeadNow, ahead: Ahead | None, label: str, width: int) -> Spot:
    if ahead is None:
        return line("last", label, width, (t("lead_now.looking"), "quiet"), means="lead_means.last")
    found = ahead.outlook
    low, last, high = (f"{from_us(round(us)).astimezone(now.zone):%H:%M}" for us in found.last_end_us)
    late = found.late or 0.0
    tone = "over" if late > HALF else "needs" if late > SOME else "strong"
    within = t("lead_now.last_range", low=low, high=high)
    said: list[Piece] = [(t("lead_now.last_at", time=last), tone), (within, "quiet")]
    if not found.waiting and found.expected < HALF and now.figures.at_windows == 0:
        said = [(t("lead_now.nobody_left"), "done")]
    closes = f"{from_us(found.closes_us).astimezone(now.zone):%H:%M}" if found.closes_us else ""
    said.append((t("lead_now.closes", time=closes) if closes else t("lead_now.no_session"), "quiet"))
    opens = "figure:waiting" if found.waiting else ""
    return line("last", label, width, *said, opens=opens, means="lead_means.last")


def _advice(advice: Tidal) -> Spot:
    said = t(
        "lead_now.advice", which=advice.window, state=tidal_reason(advice), series=advice.series,
        before=round(advice.before_s.middle / 60), after=round(advice.after_s.middle / 60), promise=advice.promise_min,
    )  # fmt: skip
    return Spot("advice", [(said, "needs")], opens="whole", means="lead_means.advice")


def _lunch(lunch: Lunch, zone: ZoneInfo) -> Spot:
    at, minutes = _break(lunch.planned, zone)
    said = t("lead_now.lunch", which=lunch.window, time=at, minutes=minutes)
    if lunch.better is None:
        return Spot("lunch", [(said, "quiet")], opens="whole", means="lead_means.lunch")
    at, minutes = _break(lunch.better, zone)
    later = t("lead_now.lunch_later", time=at, minutes=minutes)
    return Spot("lunch", [(said, "needs"), (later, "needs")], opens="whole", means="lead_means.lunch")


def _break(one: BreakAt, zone: ZoneInfo) -> tuple[str, int]:
    minutes = round(one.wait_p90_s.middle / 60) if one.wait_p90_s else 0
    return f"{from_us(one.from_us).astimezone(zone):%H:%M}", minutes
