"""``appraisal``: the month's points of a clerk or a window, what each line came from, appeals and decisions."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import appraisal, clerks
from counterdesk.hall.appraisal import Line, Objection, Sheet, naming
from counterdesk.hall.appraisal import rules as rule_file
from counterdesk.hall.appraisal.rules import Rule
from counterdesk.hall.appraisal.sources import opened
from counterdesk.refusals import UsageFault
from counterdesk.store.desk import Look
from counterdesk.words import language, t

HEADS = ("day", "event", "about", "what", "points", "remark")
RULE_HEADS = ("on", "group", "what", "points", "source")


def show(asked: Namespace, here: Here) -> Answer:
    """A sheet; with an event's name what it came from. One's own is open to everybody, others' to whoever may."""
    by = who.in_charge(asked, here)
    whom = asked.of_clerk or (None if asked.window else by.clerk)
    if whom != by.clerk:
        here.store.read(clerks.require, number=by.clerk, act="appraisal_view")
    if asked.event:
        return _opened(here, asked.event, whom or "")
    value = here.store.read(_shown, whom=whom, window=asked.window, month=asked.month)
    return Answer(value, _lines(value))


def event(asked: Namespace, here: Here) -> Answer:
    """Enter an event about a clerk."""
    by = who.in_charge(asked, here, "appraisal_enter")
    found = here.store.run(
        appraisal.enter, by, asked.event_kind, asked.whom, asked.note, on=asked.happened, window=asked.window
    )
    value = {**opened(found), "day": found.day.isoformat()}
    return Answer(value, [t("appraisal.entered", event=found.key, clerk=found.clerk, what=naming.event(found.kind))])


def appeal(asked: Namespace, here: Here) -> Answer:
    """Appeal against an event that counts for oneself."""
    found = here.store.run(appraisal.appeal, who.in_charge(asked, here), asked.event, asked.reason)
    return _told(here, found)


def decide(asked: Namespace, here: Here) -> Answer:
    """Decide an appeal."""
    by = who.in_charge(asked, here, "appraisal_decide")
    found = here.store.run(appraisal.decide, by, asked.event, asked.whom, not asked.reject, asked.decided_so)
    return _told(here, found)


def exclude(asked: Namespace, here: Here) -> Answer:
    """Decide that a clerk did not cause an event."""
    by = who.in_charge(asked, here, "appraisal_decide")
    return _told(here, here.store.run(appraisal.exclude, by, asked.event, asked.whom, asked.reason))


def rules(asked: Namespace, _here: Here) -> Answer:
    """The rules in force with their sources."""
    found = rule_file.current()
    groups = {one.id: one for one in found.group}
    value = {
        "version": found.version, "title": found.title(language()), "source": found.source,
        "base": number(found.base), "most": number(found.most),
        "groups": [{"id": one.id, "name": one.name(language()), "limit": number(one.limit)} for one in found.group],
        "rules": [_rule(one) for one in found.rule],
    }  # fmt: skip
    cells = [[one.on, groups[one.group].name(language()) if one.group in groups else one.group, one.name(language()),
              naming.points(one.points), one.source] for one in found.rule]  # fmt: skip
    head = t("appraisal.rules_head", title=value["title"], base=value["base"], most=value["most"])
    heads = [t(f"appraisal.head_{name}") for name in RULE_HEADS]
    return Answer(value, [head, *output.table(heads, cells, right=(3,)), "", found.source])


def number(points: Decimal | None) -> int | float | None:
    """Points as JSON has them: whole where they are."""
    if points is None:
        return None
    return int(points) if points == points.to_integral_value() else float(points)


def _shown(look: Look, whom: str | None, window: str | None, month: Any) -> dict[str, Any]:
    on = month or look.day
    found = appraisal.of_window(look, window, on) if window else appraisal.of_clerk(look, whom or "", on)
    return {"clerk": None if window else whom, "window": window, **_sheet(look, found)}


def _sheet(look: Look, found: Sheet) -> dict[str, Any]:
    return {
        "month": found.first.isoformat()[:7], "rules": found.version, "total": number(found.total),
        "lines": [_line(look, one) for one in found.lines],
    }  # fmt: skip


def _line(look: Look, line: Line) -> dict[str, Any]:
    event = line.event
    return {
        "kind": line.kind, "name": line.name, "text": naming.line(line), "points": number(line.points),
        "worth": number(line.worth), "group": line.group or None, "event": event.key if event else None,
        "clerk": event.clerk if event else None, "day": event.day.isoformat() if event else None,
        "about": event.about if event else None, "opens": opened(event)["opens"] if event else None,
        "excused": event.excused or None if event else None,
        "objections": [objection(look, one) for one in line.objections], "remark": naming.remark(line),
    }  # fmt: skip


def objection(look: Look, one: Objection) -> dict[str, Any]:
    """An appeal or an exclusion as JSON; ``holds`` is null until it is decided."""
    return {
        "event": one.event, "clerk": one.clerk, "raised_by": one.raised_by, "because": one.because,
        "raised_at": shapes.instant(look, one.raised_us), "holds": None if one.holds is None else bool(one.holds),
        "decision": one.decision, "decided_by": one.decided_by,
        "decided_at": one.decided_us and shapes.instant(look, one.decided_us),
    }  # fmt: skip


def _rule(one: Rule) -> dict[str, Any]:
    return {"on": one.on, "group": one.group, "name": one.name(language()), "points": number(one.points),
            "each": one.each, "entered": one.entered, "source": one.source}  # fmt: skip


def _lines(value: dict[str, Any]) -> list[str]:
    whose = t("appraisal.of_window", window=value["window"]) if value["window"] else value["clerk"]
    cells = [
        [one["day"] or "", one["event"] or "", one["about"] or "", one["text"],
         naming.points(Decimal(str(one["points"]))), one["remark"]] for one in value["lines"]
    ]  # fmt: skip
    heads = [t(f"appraisal.head_{name}") for name in HEADS]
    head = t("appraisal.sheet_head", whose=whose, month=value["month"], total=value["total"], rules=value["rules"])
    return [head, *output.table(heads, cells, right=(4,))]


def _opened(here: Here, name: str, clerk: str) -> Answer:
    if not clerk:
        raise UsageFault("missing", what="--of")
    found = here.store.read(appraisal.find, name, clerk)
    value = {**opened(found), "day": found.day.isoformat()}
    facts = {t(f"appraisal.head_{key}"): value[key] for key in ("day", "clerk", "about", "note", "opens") if value[key]}
    return Answer(value, [f"{found.key}  {naming.event(found.kind)}", *output.pairs(facts)])


def _told(here: Here, found: Objection) -> Answer:
    return Answer(here.store.read(objection, one=found), [naming.objection(found)])
