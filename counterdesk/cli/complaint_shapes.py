"""Complaints as the command line's JSON has them, and as lines for people; nothing of who told one is in any."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from counterdesk.cli import output, shapes
from counterdesk.hall import catalogue, complaints
from counterdesk.hall.complaints import Complaint, Link, clocks
from counterdesk.hall.complaints.naming import in_words
from counterdesk.hall.complaints.public import LEAST
from counterdesk.store.desk import Look
from counterdesk.words import language, t

COPIED = ("state", "handler", "cause", "satisfied", "closed_by", "extended_days", "tests_days")
WHOLE = ("registrar", "dept", "window", "matter", "facts", "evidence", "declined_because", "finding", "answer",
         "told_how", "summary")  # fmt: skip
DATES = {
    "due_admit": "admit_due_on", "decided_on": "decided_on", "due_handle": "handle_due_on",
    "answered_on": "answered_on", "due_tell": "tell_due_on", "due_second": "second_due_on",
}  # fmt: skip


def registered(look: Look, found: Complaint) -> dict[str, Any]:
    """What the counter is told of the one it just registered: not what it said."""
    return {
        "complaint": found.number, "kind": found.kind, "channel": found.channel, "class": found.handled_as,
        "named": bool(found.named), "due": _day(found.next_due_on), "provisional": bool(found.provisional),
        "registered_at": shapes.instant(look, found.registered_us),
    }  # fmt: skip


def row(look: Look, found: Complaint) -> dict[str, Any]:
    """A complaint as lists have it; ``left`` is working days until the next clock ends."""
    return {
        **registered(look, found), **{name: getattr(found, name) for name in COPIED},
        "left": clocks.left_days(look, found), **{name: _day(getattr(found, of)) for name, of in DATES.items()},
        "late": [{"clock": name, "due": day.isoformat()} for name, day in clocks.late(look, found)],
    }  # fmt: skip


def whole(look: Look, found: Complaint) -> dict[str, Any]:
    """A complaint with its texts, the clerks it is about, and everything that happened to it."""
    service = catalogue.service_of(look, found.service_id).service.code if found.service_id else None
    events = [
        {"at": shapes.instant(look, one.at_us), "kind": one.kind, "clerk": one.clerk, "facts": one.facts}
        for one in complaints.timeline(look, found)
    ]
    instants = {name: getattr(found, f"{name[:-3]}_us") for name in ("told_at", "second_at", "closed_at")}
    return {
        **row(look, found), **{name: getattr(found, name) for name in WHOLE}, "service": service,
        "founded": None if found.founded is None else bool(found.founded),
        **{name: us and shapes.instant(look, us) for name, us in instants.items()},
        "links": [link(look, one) for one in complaints.links_of(look, found)], "timeline": events,
    }  # fmt: skip


def link(look: Look, found: Link) -> dict[str, Any]:
    """That it is about a clerk; ``holds`` is null until a second person decided."""
    return {
        "clerk": found.clerk, "because": found.because, "linked_by": found.linked_by,
        "linked_at": shapes.instant(look, found.linked_us), "decided_by": found.decided_by,
        "holds": None if found.holds is None else bool(found.holds),
    }  # fmt: skip


def lines(value: dict[str, Any]) -> list[str]:
    """The same for people."""
    told = ("kind", "channel", "class", "state", "due", "dept", "window", "service", "matter", "facts", "evidence",
            "declined_because", "finding", "answer", "told_how", "satisfied", "cause", "closed_by")  # fmt: skip
    facts = {t(f"complaint.head_{name}"): in_words(name, value[name]) for name in told if value[name]}
    about = [output.GAP.join((t("complaint.head_link"), one["clerk"], _held(one["holds"]))) for one in value["links"]]
    happened = [
        output.GAP.join((one["at"][:16].replace("T", " "), t(f"act.{one['kind']}", **one["facts"]), one["clerk"] or ""))
        for one in value["timeline"]
    ]
    return [value["complaint"], *output.pairs(facts), *about, "", *happened]


def public(look: Look, month: date | None) -> dict[str, Any]:
    """The public list of the month that ``month`` lies in, this one without it; null is a count that is not said."""
    day = month or look.day
    last = day.replace(day=monthrange(day.year, day.month)[1])
    found = complaints.month(look, day.replace(day=1), last)
    names = {code: one.name(language()) for code, one in catalogue.current(look).departments.items()}
    return {
        "departments": names,
        "from": found.first.isoformat(), "to": found.last.isoformat(), "least": LEAST, "total": found.total,
        "by": {name: dict(cells) for name, cells in found.by.items()},
        "entries": [one._asdict() for one in found.entries], "definition": t("complaint.public_means", least=LEAST),
    }  # fmt: skip


def public_lines(value: dict[str, Any]) -> list[str]:
    """The same for people."""
    few = t("complaint.public_few")

    def said(n: int | None) -> object:
        return few if n is None else n

    cells = [
        [t(f"complaint.head_{name}"), value["departments"].get(key) or in_words(name, key), said(n)]
        for name, counts in value["by"].items()
        for key, n in counts.items()
    ]
    head = t("complaint.public_title", first=value["from"], last=value["to"], total=said(value["total"]))
    heads = [t(f"complaint.head_{name}") for name in ("by", "what", "n")]
    told = [
        f"- {in_words('outcome', one['outcome'])}: {one['summary']}" if one["outcome"] else f"- {one['summary']}"
        for one in value["entries"]
    ]
    return [head, *(output.table(heads, cells, right=(2,)) if cells else []), *told, "", value["definition"]]


def _held(holds: bool | None) -> str:
    return t("complaint.link_open" if holds is None else "complaint.link_held" if holds else "complaint.link_not_held")


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()
