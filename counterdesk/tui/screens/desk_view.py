"""The desk in words: plain functions from what was read to rows of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from counterdesk.clock import SECOND_US, from_us
from counterdesk.hall import tickets
from counterdesk.hall.away.reserve import Alone
from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.floor import AtWindow, NextUp, Queue
from counterdesk.hall.rows import Ticket
from counterdesk.refusals import StoreFault
from counterdesk.store.journal import Entry
from counterdesk.tui.screens.desk_now import JOBS_LOOKED_AT, DeskNow, Papers
from counterdesk.tui.widgets.clock_label import spoken
from counterdesk.tui.widgets.queue_list import QueueLine
from counterdesk.tui.widgets.rows import Piece, Row, ends, folded, spaced, width_of
from counterdesk.words import has, language, t

LOUD = {"paper_out": "over", "cover_open": "over", "fault": "over", "offline": "over", "unreachable": "over",
        "paper_low": "needs"}  # fmt: skip
"""States of a printer that want somebody, and how loud they are."""
TROUBLES = ("busy", "full", "read_only", "corrupt", "io", "silent")
"""Faults of the store with words of their own; any other keeps the hall out of reach."""


def head(left: str, now_us: int, zone: ZoneInfo, width: int, quiet: str = "", needs: str = "") -> Row:
    """The top line: where this is at the left, with what must not be forgotten; date and time at the right."""
    at = from_us(now_us).astimezone(zone)
    place = [(left, "strong"), (f"  {quiet}" if quiet else "", "quiet"), (f"  {needs}" if needs else "", "needs")]
    return ends(place, [(date_words(at), "quiet"), (f"  {at:%H:%M}", "strong")], width)


def date_words(at: datetime) -> str:
    """A date as the hall says it, with its weekday."""
    return t("desk.date", month=at.month, day=at.day, weekday=t(f"desk.weekday_{at.weekday()}"))


def queue_title(width: int) -> Row:
    """The heading of the queues."""
    return ends([(t("desk.waiting"), "quiet")], [(t("desk.longest_of"), "quiet")], width)


def queue_lines(queues: Iterable[Queue], cat: Catalogue, serves: Iterable[str], now_us: int) -> list[QueueLine]:
    """The queues for the list; those this window does not serve are quiet."""
    mine = set(serves)
    return [
        QueueLine(
            queue.series, cat.series[queue.series].name(language()), queue.waiting,
            now_us - queue.longest_s * SECOND_US if queue.waiting else None, queue.promise_min, queue.series in mine,
            queue.stopped is not None, cat.series[queue.series].short(language()),
        )
        for queue in queues
    ]  # fmt: skip


def next_rows(found: NextUp | None, width: int) -> list[Row]:
    """Who is next and why, and who follows, in ``width`` cells; what to do when nobody waits."""
    if found is None:
        return [[(t("desk.nobody_waits"), "quiet")]]
    minutes = found.waited_s // 60
    over = minutes - found.promise_min
    late, soon = "desk.waited_over", "desk.waited_of"
    waited = t(late if over > 0 else soon, minutes=minutes, over=over, promise=found.promise_min)
    rows: list[Row] = [
        [(found.ticket.label, "number"), (f"  {short_name(found.service)}", "")],
        [(waited, "over" if over > 0 else "quiet")],
        *([(line, "quiet")] for line in folded(why_words(found.why, found.why_facts), width, 2)),
    ]
    return [*rows, [(t("desk.then", numbers=" ".join(found.then)), "quiet")]] if found.then else rows


def why_words(code: str, facts: Mapping[str, object]) -> str:
    """Why a ticket is next, in a few words."""
    return t(f"why.{code}", None, **facts)


def held_words(held: Iterable[Ticket]) -> str:
    """Tickets on hold here, if there are any."""
    numbers = " ".join(ticket.label for ticket in held)
    return t("desk.held", numbers=numbers) if numbers else ""


def unforgotten(now: DeskNow) -> str:
    """What must not be forgotten: tickets on hold, a call for the lead and how long ago, questions handed over."""
    called_us = now.seat.help_us if now.seat else None
    called = t("desk.help_asked", minutes=(now.now_us - called_us) // SECOND_US // 60) if called_us else ""
    offered = t("desk.enquiries_offered", count=now.offered) if now.offered else ""
    return "  ".join(filter(None, (held_words(now.held), called, offered)))


def beside_rows(now: DeskNow, here: AtWindow, at_us: int, no_show_key: str) -> list[Row]:
    """What stands beside the number below the clock: how it stands, then pieces of which as many are shown as fit.

    They are when a no-show is possible, what else is to come, and how long they waited.
    """
    more: list[Piece] = []
    if here.ticket.state == "called":
        more.append(no_show_piece(now.cat, here.ticket, at_us, no_show_key))
    if here.services_to_come:
        more.append((t("desk.then", numbers=" ".join(here.services_to_come)), ""))
    more.append((t("desk.waited", minutes=here.waited_s // 60), "quiet"))
    return [state_row(now, here), more]


def no_show_piece(cat: Catalogue, ticket: Ticket, at_us: int, key: str) -> Piece:
    """Whether a no-show can be recorded, or how long until it can if every call counts."""
    left_s = tickets.no_show_in_s(cat.calling, ticket, at_us)
    if ticket.calls >= cat.calling.no_show_calls:
        return t("desk.no_show_now", pressed=key), "needs"
    return (t("desk.no_show_in", time=spoken(left_s)), "quiet") if left_s else ("", "")


def counting_words(cat: Catalogue, ticket: Ticket, at_us: int) -> str:
    """When calling again will count towards a no-show; empty when it does now, or when no more calls are needed."""
    left_s = tickets.counts_in_s(cat.calling, ticket, at_us)
    return t("desk.counts_in", seconds=left_s) if left_s and ticket.calls < cat.calling.no_show_calls else ""


def recalled_words(cat: Catalogue, before: Ticket | None, ticket: Ticket, at_us: int) -> str:
    """What is said of a number called again: whether it counted, and when the next one will.

    ``before`` is the ticket as it was; ``at_us`` may be later than the call itself.
    """
    counted = before is None or ticket.calls > before.calls
    facts: dict[str, Any] = {"number": ticket.label, "calls": ticket.calls, "needed": cat.calling.no_show_calls}
    said = t("desk.recalled_counted" if counted else "desk.recalled_not", **facts)
    again = counting_words(cat, ticket, at_us)
    return t("desk.recalled_then", said=said, again=again) if again else said


def state_row(now: DeskNow, here: AtWindow) -> Row:
    """Where the ticket stands - the window paused, called so many times, or being served - and its priority."""
    if now.seat is not None and now.seat.state == "paused":
        return [(t("lead.paused", reason=pause_words(now.seat.reason or "")), "needs")]
    called = here.ticket.state == "called"
    times = t("desk.called", calls=here.ticket.calls, needed=now.cat.calling.no_show_calls)
    row: list[Piece] = [(times, "needs") if called else (t("desk.serving"), "done")]
    if priority := now.cat.priorities.get(here.ticket.priority or ""):
        row.append((f"  {priority.name(language())}", ""))
    return row


def idle_rows(now: DeskNow) -> list[Row]:
    """What a window without a ticket says: that it is free or paused, and the next thing to do."""
    if now.seat is not None and now.seat.state == "paused":
        reason = pause_words(now.seat.reason or "")
        return [[(t("desk.paused", reason=reason), "needs")], [], [(t("desk.paused_next"), "")]]
    free: Row = [(t("desk.free"), "strong")]
    if now.next_up is None:
        return [free, [], [(t("desk.free_empty"), "")], [(t("desk.free_empty_next"), "quiet")]]
    return [free, [], [(t("desk.free_next", number=now.next_up.ticket.label), "")]]


def pause_words(reason: str) -> str:
    """A pause's reason: a word of the house, or the clerk's own."""
    return t(f"pause.{reason}") if has(f"pause.{reason}") else reason


def act_words(entry: Entry) -> str:
    """One journal entry as a sentence; a kind without words of its own is named as it is stored."""
    about = {"number": entry.facts.get("case", ""), "window": entry.window or "", "clerk": entry.clerk or ""}
    facts: dict[str, Any] = {**about, "reason": "", **entry.facts}
    if has(state := f"printjob.{facts.get('state')}"):
        facts["state"] = t(state)
    facts["reason"] = pause_words(str(facts["reason"] or ""))
    if entry.kind == "undone":
        facts["act"] = act_words(entry._replace(kind=str(facts.get("act")), facts={}))
    ended = f"act.finished_{entry.facts.get('outcome', '')}" if entry.kind == "finished" else ""
    keys = (ended, f"act.{entry.kind}_{entry.facts.get('source', '')}", f"act.{entry.kind}")
    key = next(filter(has, keys), None)
    return t(key, **facts).strip() if key else entry.kind


def taken_words(entry: Entry) -> str:
    """What somebody elsewhere did to a ticket that stood here."""
    return t("desk.taken_by" if entry.clerk else "desk.taken", act=act_words(entry), clerk=entry.clerk)


def act_row(entry: Entry, zone: ZoneInfo, part: str = "quiet") -> Row:
    """One act with its time."""
    at = from_us(entry.at_us).astimezone(zone)
    return [(f"{at:%H:%M} ", "quiet"), (act_words(entry), part)]


def _done_row(entry: Entry, now: DeskNow, part: str = "quiet") -> Row:
    at, words = act_row(entry, now.zone, part)
    return [at, (taken_words(entry), part) if entry in now.taken else words]


def act_rows(now: DeskNow, width: int, left_s: int, undo_key: str) -> list[Row]:
    """The last acts, newest first; beside it the undo key, what it takes back if not that, and the seconds left."""
    if now.seat and now.seat.state == "paused":  # nothing can be undone until the window goes on
        at = from_us(now.seat.since_us).astimezone(now.zone)
        paused = t("desk.paused", reason=pause_words(now.seat.reason or ""))
        pause: Row = [(f"{at:%H:%M} ", "quiet"), (paused, "")]
        return [pause, *(_done_row(entry, now) for entry in now.acts)]
    if not now.acts:
        return [[(t("desk.no_acts"), "quiet")]]
    newest, *rest = now.acts
    other = now.undoes if now.undoes and now.undoes.id != newest.id else None
    said = t("desk.undo_left", seconds=left_s)
    if other:
        said = t("desk.undo_what", act=act_words(other), seconds=left_s)
    undo: list[Piece] = [(undo_key, "strong"), (f" {said}", "")] if left_s > 0 else []
    return [ends(_done_row(newest, now, ""), undo, width), *(_done_row(entry, now) for entry in rest)]


def health_row(
    now: DeskNow, width: int, trouble: StoreFault | None = None, on_screen: bool = False, one_way: bool = False
) -> Row:
    """Printer, database and windows in one quiet line; what needs a person stands out.

    In fewer cells the pieces move together, then the last ones are left out: none is cut. ``trouble`` is what keeps
    the hall from being read or written; ``on_screen`` where there is no printer and papers are shown;
    ``one_way`` where the printer takes papers and never tells how it is.
    """
    waiting = sum(queue.waiting for queue in now.queues)
    pieces: list[Piece] = [
        papers_piece(now.papers, on_screen, one_way),
        alone_piece(now, now.alone) if now.alone and not trouble else store_piece(trouble),
        *([] if now.alone else [(t("health.open_windows", count=now.open_windows), "quiet")]),
        (t("health.waiting_here" if now.alone else "health.waiting", count=waiting), "quiet"),
    ]
    apart = 4 if width_of(pieces) + 4 * (len(pieces) - 1) <= width else 2
    return spaced(pieces, width, apart)


def alone_piece(now: DeskNow, alone: Alone) -> Piece:
    """Since when the desk works without the hall's server, and how many numbers it has left."""
    return t("health.alone", since=f"{from_us(alone.since_us).astimezone(now.zone):%H:%M}", left=alone.left), "over"


def store_piece(trouble: StoreFault | None) -> Piece:
    """Whether the hall can be read and written, in two or three words; the line above says the rest."""
    if trouble is None:
        return t("health.store_ready"), "quiet"
    code = trouble.code.removeprefix("server_")
    return t(f"health.store_{code if code in TROUBLES else 'away'}"), "over"


def papers_piece(papers: Papers, on_screen: bool = False, one_way: bool = False) -> Piece:
    """How the printer and its papers stand, loud only when somebody must look."""
    if papers.printer in LOUD:
        return t(f"health.printer_{papers.printer}"), LOUD[papers.printer]
    if papers.in_trouble:
        return t("health.papers_trouble", count=papers.in_trouble), "over"
    if on_screen:
        return t("health.papers_on_screen"), "quiet"
    if papers.waiting:
        more = "+" if papers.waiting >= JOBS_LOOKED_AT else ""
        return t("health.papers_waiting", count=f"{papers.waiting}{more}"), "quiet"
    unknown = "health.printer_one_way" if one_way else "health.printer_unknown"
    return t(unknown if papers.printer == "unknown" else "health.papers_ready"), "quiet"


def short_name(service: Service) -> str:
    """The service in a few words."""
    return service.short(language())


def story_rows(entries: Iterable[Entry], zone: ZoneInfo) -> list[Row]:
    """A ticket's life, a line an act, with the window and the time since the last one."""
    rows: list[Row] = []
    before_us: int | None = None
    for entry in entries:
        since = f"+{spoken((entry.at_us - before_us) // SECOND_US)}" if before_us is not None else ""
        rows.append([*act_row(entry, zone, ""), (f"  {since}", "quiet")])
        before_us = entry.at_us
    return rows
