"""``commitment``: what the hall promises, what it did not keep, and what was decided about that."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.acts import printing
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall.commitments import breaches as hall_breaches
from counterdesk.hall.commitments import closing, promises, whole
from counterdesk.hall.commitments.breaches import Breach
from counterdesk.hall.commitments.promises import Promise
from counterdesk.store.desk import Look
from counterdesk.words import language, t

PROMISES = (
    "service", "wait_min", "handling_min", "promised_days", "statutory_days", "deliver_days", "shares", "version",
    "effective_on",
)  # fmt: skip
BREACHES = ("number", "due_on", "kind", "about", "service", "department", "clerk", "state")
WORDED: dict[str, Callable[[str], str]] = {
    "kind": lambda code: t(f"commitment.kind_{code}"), "cause": lambda code: t(f"commitment.cause_{code}"),
    "decision": lambda code: t(f"commitment.decision_{code}"), "state": lambda code: t(f"commitment.state_{code}"),
    "law_remedy": lambda code: t(f"commitment.law_remedy_{code}"),
}  # fmt: skip
"""The codes of a broken promise, in words."""
SAID = ("cause", "remedy", "decision", "decided_by", "public_reason", "law_remedy")


def listed(asked: Namespace, here: Here) -> Answer:
    """Every service's promises with the version that makes them; ``--history`` one service's through all versions."""
    if asked.history:
        found = here.store.read(promises.history, service=asked.history)
    else:
        found = here.store.read(promises.current, service=asked.of_service)
    heads = [t(f"commitment.head_{name}") for name in PROMISES]
    lines = output.table(heads, [_promise_row(one) for one in found], right=(1, 2, 3, 4, 5))
    return Answer([_promise(one) for one in found], [*lines, "", t("commitment.days_mean")])


def breaches(asked: Namespace, here: Here) -> Answer:
    """Promises that were broken: ``--public`` as they are made public, without anybody's number or name."""
    if not asked.public:
        who.in_charge(asked, here, "commitment")
    value = here.store.read(
        _listed, first=asked.from_day, last=asked.to_day, kind=asked.breach_kind, only_open=asked.open_only,
        public=asked.public,
    )  # fmt: skip
    if not value:
        return Answer(value, [t("commitment.none")])
    names = (*BREACHES[:3], "service", "department", "public_reason", "remedy") if asked.public else BREACHES
    heads = [t(f"commitment.head_{name}") for name in names]
    return Answer(value, output.table(heads, [[_cell(one, name) for name in names] for one in value]))


def show(asked: Namespace, here: Here) -> Answer:
    """One broken promise, with what was decided."""
    who.in_charge(asked, here, "commitment")
    return _told(here, here.store.read(hall_breaches.by_number, number=asked.breach))


def close(asked: Namespace, here: Here) -> Answer:
    """Close one with its cause, remedy, decision and public reason: a lead's act, in the lead's name."""
    by = who.in_charge(asked, here, "close_breach")
    return _told(here, here.store.run(
        closing.close, by, asked.breach, asked.cause.replace("-", "_"), asked.remedy,
        asked.decision.replace("-", "_"), asked.public_reason,
    ))  # fmt: skip


def apologise(asked: Namespace, here: Here) -> Answer:
    """Print the apology to the citizen."""
    printed = printing(here, closing.apologise, who.in_charge(asked, here, "close_breach"), asked.breach)
    told = _told(here, printed.done)
    return told._replace(lines=[*printed.lines, *told.lines], fault=printed.fault)


def look_through(asked: Namespace, here: Here) -> Answer:
    """Look through the hall for promises that expired; what is known already is not written down twice."""
    found = here.store.run(whole.look_through, who.in_charge(asked, here, "sweep_breaches"))
    return Answer({**found._asdict(), "total": found.total}, [t("commitment.swept", **found._asdict())])


def shape(look: Look, found: Breach) -> dict[str, Any]:
    """A broken promise as JSON."""
    service = hall_breaches.service_of(look, found)
    return {
        "breach": found.number, "kind": found.kind, "about": found.label, "subject": found.subject,
        "service": service.code if service else None, "part": found.part, "promised": found.promised,
        "unit": found.unit, "due_on": found.due_on.isoformat(), "noticed_at": shapes.instant(look, found.noticed_us),
        "department": found.dept, "clerk": found.clerk, "state": "open" if found.closed_us is None else "closed",
        **{name: getattr(found, name) for name in SAID},
        "closed_at": found.closed_us and shapes.instant(look, found.closed_us),
    }  # fmt: skip


def _listed(
    look: Look, first: date | None, last: date | None, kind: str | None, only_open: bool, public: bool
) -> list[dict[str, Any]]:
    if public:
        told = hall_breaches.published(look, first, last, kind)
        return [{**one._asdict(), "due_on": one.due_on.isoformat()} for one in told]
    return [shape(look, one) for one in hall_breaches.listed(look, first, last, kind, only_open)]


def _told(here: Here, found: Breach) -> Answer:
    value = here.store.read(shape, found=found)
    names = ("number", "kind", "about", "service", "promised", "due_on", "department", "clerk", "state", *SAID)
    told = {t(f"commitment.head_{name}"): _cell(value, name) for name in names}
    return Answer(value, output.pairs({head: text for head, text in told.items() if text}))


def _cell(one: dict[str, Any], name: str) -> str:
    if name == "number":
        return str(one["breach"])
    if name == "promised":
        return t(f"commitment.{one['unit']}", n=one["promised"])
    text = one[name]
    return WORDED[name](text) if text and name in WORDED else str(text or "")


def _promise(one: Promise) -> dict[str, Any]:
    parts = [{"department": dept, "days": days} for dept, days in one.shares]
    return {**one._asdict(), "effective_on": one.effective_on.isoformat(), "shares": parts}


def _promise_row(one: Promise) -> list[object]:
    parts = t("slip.list_comma", language()).join(f"{dept} {days}" for dept, days in one.shares)
    cells = {**one._asdict(), "shares": parts}
    return [cells[name] for name in PROMISES]
