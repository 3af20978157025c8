"""Lines and events of the appraisal in words: the rules' own names, and why a line counts nothing."""

from __future__ import annotations

from decimal import Decimal

from counterdesk.hall.appraisal import rules as rule_file
from counterdesk.hall.appraisal.sheet import Line, Objection
from counterdesk.words import language, t


def event(kind: str) -> str:
    """What an event is called by its rule."""
    rule = rule_file.current().by_event.get(kind)
    return rule.name(language()) if rule else kind


def line(found: Line) -> str:
    """What a line says."""
    if found.kind == "event":
        return event(found.name)
    if found.kind == "group":
        groups = {one.id: one.name(language()) for one in rule_file.current().group}
        return t("appraisal.line_group", group=groups.get(found.name, found.name))
    return t("appraisal.line_base") if found.kind == "base" else t("appraisal.line_limit")


def remark(found: Line) -> str:
    """Why a line counts nothing, or what was objected to it; empty where nothing was."""
    if found.event and found.event.excused:
        return t("appraisal.excused", clerk=found.event.excused, worth=points(found.worth))
    if not found.objections:
        return ""
    newest = found.objections[-1]
    told = objection(newest)
    return t("appraisal.was", told=told, worth=points(found.worth)) if newest.holds else told


def objection(found: Objection) -> str:
    """What became of an objection."""
    if found.holds is None:
        return t("appraisal.appealed", event=found.event)
    held = "excluded" if found.raised_by != found.clerk else "upheld" if found.holds else "rejected"
    return t(f"appraisal.{held}", event=found.event, clerk=found.decided_by, why=found.decision)


def points(value: Decimal) -> str:
    """Points with their sign, without noughts behind the point."""
    return f"{value.normalize():+f}" if value else "0"
