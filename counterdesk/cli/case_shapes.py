"""Cases as the command line's JSON has them, and as lines for people; names and ids are masked."""

from __future__ import annotations

from datetime import date
from typing import Any

from counterdesk.cli import shapes
from counterdesk.hall import joint, people
from counterdesk.hall.cases import dates, rows
from counterdesk.hall.cases.clocks import Clock
from counterdesk.hall.cases.rows import Case, Paper
from counterdesk.store.desk import Look
from counterdesk.words import language, t

COPIED = ("owner", "first_window", "outcome", "green", "delivery", "lang")


def by_id(look: Look, case_id: int) -> dict[str, Any]:
    """The case of a row number as it is now."""
    return case(look, rows.by_id(look, case_id))


def case(look: Look, found: Case) -> dict[str, Any]:
    """A case as it is now: its dates, clocks, papers and steps; who it is about is masked."""
    shape: dict[str, Any] = {
        "case": found.number, "code": rows.code_of(look, found), "service": rows.service(look, found).code,
        "kind": rows.service(look, found).kind, "state": found.state,
        "applicant": {role: one._asdict() for role, one in people.shown(look, "case", found.id).items()},
        "received_at": shapes.instant(look, found.received_us), "accepted_on": day(found.accepted_on),
        "silently": bool(found.silently), "due_statutory": day(found.statutory_due_on),
        "due_promised": day(found.promised_due_on), "due_accept": day(found.accept_due_on),
        "due_supplement": day(found.supplement_due_on), "due_deliver": day(found.deliver_due_on),
        "next_due": day(found.next_due_on), "provisional": bool(found.provisional),
        "signed": found.signed_us is not None, "yes": list(found.yes),
    }  # fmt: skip
    clocks = {name: one and clock(one) for name, one in dates.clocks_of(look, found)._asdict().items()}
    parts = {
        "clocks": clocks, "materials": [paper(one) for one in rows.materials(look, found).values()],
        "steps": [step(look, one) for one in joint.steps(look, found)],
    }  # fmt: skip
    return shape | {name: getattr(found, name) for name in COPIED} | parts


def clock(found: Clock) -> dict[str, Any]:
    """A clock as it stands."""
    return {**found._asdict(), "from_on": day(found.from_on), "due_on": day(found.due_on)}


def paper(found: Paper) -> dict[str, Any]:
    """A paper of a case."""
    return {**found._asdict(), "due_on": day(found.due_on)}


def step(look: Look, found: Any) -> dict[str, Any]:
    """A department's share: when it is due, who signed, what it said."""
    def plain(name: str, value: Any) -> tuple[str, Any]:
        if name.endswith("_us"):
            return name.removesuffix("_us") + "_at", value and shapes.instant(look, value)
        return name, day(value) if name.endswith("_on") else value

    return dict(plain(name, value) for name, value in found._asdict().items())


def timeline(look: Look, found: Case) -> list[dict[str, Any]]:
    """Every event of a case with who and when."""
    return [
        {
            "at": shapes.instant(look, one.at_us), "kind": one.kind, "clerk": one.clerk, "window": one.window,
            "facts": one.facts,
        }
        for one in rows.timeline(look, found)
    ]  # fmt: skip


def lines(look: Look, case_id: int) -> list[str]:
    """A case in a few lines for people."""
    found = rows.by_id(look, case_id)
    service = rows.service(look, found)
    who = people.shown(look, "case", found.id).get("applicant")
    clocks = dates.clocks_of(look, found)._asdict().items()
    return [
        f"{service.code}  {service.name(language())}  {who.name if who else ''}".rstrip(),
        *(_clock_line(name, one) for name, one in clocks if one is not None),
    ]


def day(on: date | None) -> str | None:
    """A date as JSON has it."""
    return None if on is None else on.isoformat()


def _clock_line(name: str, one: Clock) -> str:
    facts: dict[str, Any] = {"due": one.due_on.isoformat(), "left": one.left_days, "state": t(f"case.{one.state}")}
    return t(f"case.clock_{name}", **facts) + (t("case.provisional") if one.provisional else "")
