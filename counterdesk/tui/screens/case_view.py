"""A case in words: who, how it stands, its clocks, departments, papers and everything that happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from counterdesk.clock import from_us
from counterdesk.hall.cases import fees
from counterdesk.hall.cases.board import OnBoard
from counterdesk.hall.cases.clocks import Clock
from counterdesk.hall.cases.followups import Owed
from counterdesk.hall.cases.phases import Stretch
from counterdesk.hall.cases.rows import Paper
from counterdesk.hall.joint import Step
from counterdesk.hall.people import Person
from counterdesk.store.journal import Entry
from counterdesk.tui.screens.case_now import CaseNow
from counterdesk.tui.widgets.picker import Choice
from counterdesk.tui.widgets.rows import Piece, Row, ends
from counterdesk.words import cells, has, language, pad, t

CLOCKS = ("accept", "supplement", "statutory", "promised", "deliver")
TONES = {"running": "", "stopped": "quiet", "last_day": "needs", "late": "over", "met": "done", "missed": "over"}
PAPER_TONES = {"missing": "over", "faulty": "over", "tolerated": "needs", "returned": "quiet"}
STEP_TONES = {"agree": "done", "conditions": "needs", "refuse": "over", "deemed": "quiet"}
GAP: Piece = ("  ", "")


def day_words(day: date) -> str:
    """A date with its weekday, with the year where it is another one than the others on the screen would be."""
    return f"{day.isoformat()} {t(f'desk.weekday_{day.weekday()}')}"


def head_rows(now: CaseNow, width: int) -> list[Row]:
    """The service and how the case stands; who has it and where it was taken in."""
    state = t(f"case_state.{now.case.state}")
    if now.case.outcome is not None and now.case.state in ("decided", "made", "delivered"):
        state = f"{state}  {t(f'case_screen.outcome_{now.case.outcome}')}"
    owner = t("case_screen.owner", clerk=now.case.owner, window=now.case.first_window or "-")
    if now.offered_to:
        owner = f"{owner}  {t('case_screen.offered', clerk=now.offered_to)}"
    unsigned = now.case.state in ("accepted", "reviewing", "suspended") and now.case.signed_us is None
    signed = t("case_screen.unsigned") if unsigned and not now.at_once else ""
    granted = now.cat.priorities.get(now.case.green or "")
    green = granted.name(language()) if granted else ""
    return [
        ends([(now.service.name(language()), "strong")], [(state, "number")], width),
        ends([(signed, "needs"), (f"  {green}" if signed else green, "done")], [(owner, "quiet")], width),
    ]


def people_rows(found: Mapping[str, Person], whole: bool = False) -> list[Row]:
    """Everybody it is about, masked unless ``whole``."""
    tone = "needs" if whole else ""
    return [
        [(pad(t(f"case.role_{one.role}"), 10), "quiet"), (one.name, "strong" if not whole else "needs"),
         *((f"  {part}", tone) for part in (one.id_no, one.phone) if part)]
        for one in found.values()
    ]  # fmt: skip


def clock_rows(now: CaseNow) -> list[Row]:
    """Every period: its length, its date, what is left; a date that may still move is said to be provisional."""
    rows: list[Row] = [_clock_row(name, one) for name in CLOCKS if (one := getattr(now.clocks, name)) is not None]
    rows += [_stretch_row(one) for one in now.stretches]
    for stop in now.stops:
        if stop.to_on is None:
            reason = now.cat.suspensions[stop.reason].name(language())
            said = t("case_screen.suspended", reason=reason, since=stop.from_on, days=stop.expected_days)
            rows.append([(said, "needs")])
    if now.extended is not None:
        more = now.extended
        said = t("case_screen.extended", days=more.days, was=more.was_due_on, who=more.approver)
        rows.append([(said, "quiet")])
    if now.owed is not None:
        rows.append(_owed_row(now, now.owed))
    return titled("clocks", rows)


def _stretch_row(one: Stretch) -> Row:
    until = t("case_screen.stretch_to", day=one.to_on) if one.to_on else ""
    since = t("case_screen.stretch_from", day=one.from_on)
    return [(pad(t("case_screen.stretch"), 10), "quiet"), (one.phase.name(language()), "quiet" if one.to_on else ""),
            (f"  {since}{until}", "quiet")]  # fmt: skip


def _owed_row(now: CaseNow, owed: Owed) -> Row:
    after = now.service.followup
    named = after.name(language()) if after else ""
    state, tone = ("owed_done", "done") if owed.done_us else ("owed", "over" if owed.due_on < now.day else "needs")
    said = t(f"case_screen.{state}", due=owed.due_on)
    return [(pad(t("case_screen.followup"), 10), "quiet"), (named, ""), GAP, (said, tone)]


def step_rows(now: CaseNow) -> list[Row]:
    """Every department's share: its date, who signed for the notice, what it said."""
    names = {one.dept: now.cat.departments[one.dept].name(language()) for one in now.steps}
    width = min(max(map(cells, names.values()), default=0), 30)
    return titled("steps", [_step_row(now, one, f"{pad(names[one.dept], width)}  ") for one in now.steps])


def paper_rows(now: CaseNow, width: int) -> list[Row]:
    """Every paper with what was taken of it, and the totals."""
    names = {one.id: one.name(language()) for one in now.service.materials}
    rows = [row for name, one in now.papers.items() for row in _paper_rows(names.get(name, name), one, width)]
    if rows:
        rows.append([(total_words(now), "quiet")])
    return titled("papers", rows)


def total_words(now: CaseNow) -> str:
    """How many kinds, sheets of originals and copies, and pages where they were counted."""
    taken = [one for one in now.papers.values() if one.originals or one.copies]
    originals, copies = sum(one.originals for one in taken), sum(one.copies for one in taken)
    return t("case_screen.total", kinds=len(taken), originals=originals, copies=copies)


def fee_rows(now: CaseNow) -> list[Row]:
    """What was taken at the window for it."""
    rows: list[Row] = [
        [(f"{one.number}  {_payee(now, one.payee)}  {one.amount:.2f}  {fees.method_name(one.method)}", ""),
         (f"  {t('fee.void', reason=one.void_reason)}" if one.void_reason else "", "needs")]
        for one in now.fees
    ]
    return titled("fees", rows)


def _payee(now: CaseNow, payee: str) -> str:
    named = now.cat.departments.get(payee)
    return named.name(language()) if named else payee


def event_rows(entries: Iterable[Entry], zone: ZoneInfo) -> list[Row]:
    """Everything that happened, oldest first: when, what, who, where."""
    return titled("events", [_event(one, zone) for one in entries])


def titled(name: str, rows: Sequence[Row]) -> list[Row]:
    """Rows under their heading, with an empty line behind; nothing where there are none."""
    return [[(t(f"case_screen.{name}"), "quiet")], *rows, []] if rows else []


def found_choices(found: Iterable[OnBoard]) -> list[Choice]:
    """Cases to choose from: number, whose, what, how it stands."""
    return [
        Choice(one.case.number, f"{one.applicant}  {one.service}", one.case.number, t(f"case_state.{one.case.state}"))
        for one in found
    ]


def left_words(left: int | None) -> str:
    """Working days left in words."""
    if left is None:
        return t("case_screen.no_clock")
    if left == 0:
        return t("case_screen.last_day")
    return t("case_screen.left", days=left) if left > 0 else t("case_screen.over", days=-left)


def _clock_row(name: str, one: Clock) -> Row:
    ended = one.state in ("met", "missed", "stopped")
    standing = t(f"case.{one.state}") if ended else left_words(one.left_days)
    tone = "needs" if one.state == "running" and one.half else TONES[one.state]
    row: list[Piece] = [
        (pad(t(f"case_screen.clock_{name}"), 10), "quiet"), (pad(t("case_screen.days", days=one.days), 20), ""),
        (day_words(one.due_on), "strong"), GAP, (standing, tone),
    ]  # fmt: skip
    if one.state == "running" and one.half:
        row.append((f"  {t('case_screen.half')}", "needs"))
    return [*row, (f"  {t('case_screen.provisional')}", "needs")] if one.provisional else row


def _paper_rows(name: str, one: Paper, width: int) -> list[Row]:
    originals = t("desk.originals", count=one.originals) if one.originals else ""
    copies = t("desk.copies", count=one.copies) if one.copies else ""
    taken: list[Piece] = [(" ".join(filter(None, (originals, copies))), "quiet")]
    if one.state in PAPER_TONES:
        until = f" {one.due_on}" if one.due_on else ""
        taken.append((f" {t(f'case_screen.paper_{one.state}')}{until}", PAPER_TONES[one.state]))
    rows: list[Row] = [ends([(name, "")], taken, width)]
    return [*rows, [(f"    {one.fault}  {one.standard or ''}", "quiet")]] if one.fault else rows


def _step_row(now: CaseNow, one: Step, dept: str) -> Row:
    if one.opinion:
        said = t(f"case_screen.opinion_{one.opinion}")
        reason = f"  {one.reason}" if one.reason else ""
        return [(dept, ""), (said, STEP_TONES[one.opinion]), (reason, "quiet")]
    if one.started_on is None:
        return [(dept, ""), (t("case_screen.step_waits"), "quiet")]
    late = one.due_on is not None and one.due_on < now.day
    row: list[Piece] = [(dept, ""), (t("case_screen.due_by", due=one.due_on), "over" if late else "")]
    if late:
        row.append((f"  {t('case_screen.step_late')}", "over"))
    if one.sent_us is not None:
        signed = one.signed_by and t("case_screen.step_signed", who=one.signed_by)
        row.append((f"  {signed or t('case_screen.step_unsigned')}", "quiet" if signed else "needs"))
    if one.visit_on is not None:
        row.append((f"  {t('case_screen.visit_on', day=one.visit_on)}", "quiet"))
    return row


def _event(one: Entry, zone: ZoneInfo) -> Row:
    at = from_us(one.at_us).astimezone(zone)
    facts = {"reason": "", "window": "", "clerk": "", **one.facts, "number": ""}
    key = f"act.{one.kind}"
    said = " ".join(t(key, **facts).split()) if has(key) else one.kind
    who = " ".join(filter(None, (one.clerk, one.window and t("desk.window", window=one.window))))
    return [(f"{at:%m-%d %H:%M}  ", "quiet"), (said, ""), (f"  {who}", "quiet")]
