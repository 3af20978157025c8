"""``clerk``: taking clerks on, their PINs and roles. An admin does it; a clerk may change their own PIN."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any, Concatenate

from counterdesk.cli import output, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import clerks
from counterdesk.hall.clerks import Clerk
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.words import t


def add(asked: Namespace, here: Here) -> Answer:
    """Take a clerk on, still without a PIN."""
    return _manage(asked, here, clerks.add, role=asked.role)


def pin(asked: Namespace, here: Here) -> Answer:
    """Give a clerk a PIN; whoever changes their own needs no admin, only the PIN they have."""
    here.store.read(clerks.known, number=asked.whom)
    own = asked.clerk == asked.whom
    by = who.in_charge(asked, here, None if own else "manage_clerks")
    hashed = who.new_pin(asked.whom)
    here.store.run(clerks.set_pin, by, asked.whom, hashed)
    return _after(asked, here)


def role(asked: Namespace, here: Here) -> Answer:
    """Give a clerk another role."""
    return _manage(asked, here, _set_role, role=asked.role)


def disable(asked: Namespace, here: Here) -> Answer:
    """Let a clerk sign in no more."""
    return _manage(asked, here, _disable)


def unlock(asked: Namespace, here: Here) -> Answer:
    """End a lock after wrong PINs, or a disabling."""
    return _manage(asked, here, clerks.unlock)


def listed(asked: Namespace, here: Here) -> Answer:
    """Every clerk with the role."""
    found = here.store.read(_shapes)
    rows = [[c["clerk"], t(f"cli.role_{c['role']}"), _notes(c)] for c in found]
    return Answer(found, output.table([t(f"cli.head_{name}") for name in ("clerk", "role", "note")], rows))


def _manage(asked: Namespace, here: Here, verb: Callable[Concatenate[Desk, str, ...], Clerk], **facts: str) -> Answer:
    here.store.run(verb, who.in_charge(asked, here, "manage_clerks"), asked.whom, **facts)
    return _after(asked, here)


def _after(asked: Namespace, here: Here) -> Answer:
    found = next(c for c in here.store.read(_shapes) if c["clerk"] == asked.whom)
    told = (found["clerk"], t(f"cli.role_{found['role']}"), _notes(found))
    return Answer(found, [output.GAP.join(told)])


def _set_role(desk: Desk, number: str, role: str) -> Clerk:
    if role != "admin":
        _keep_an_admin(desk, number)
    return clerks.set_role(desk, number, role)


def _disable(desk: Desk, number: str) -> Clerk:
    _keep_an_admin(desk, number)
    return clerks.disable(desk, number)


def _keep_an_admin(look: Look, number: str) -> None:
    """Without one the hall could not be managed, and would count as not set up: anybody would be believed."""
    able = {c.number for c in clerks.clerks(look) if c.role == "admin" and not c.disabled and c.has_pin}
    if able == {number}:
        raise Refusal("last_admin", clerk=number)


def _shapes(look: Look) -> list[dict[str, Any]]:
    return [
        {
            "clerk": c.number, "role": c.role, "pin": c.has_pin, "disabled": bool(c.disabled),
            "locked": c.locked_until_us > look.now_us,
        }
        for c in clerks.clerks(look)
    ]  # fmt: skip


def _notes(shape: dict[str, Any]) -> str:
    notes = (("no_pin", not shape["pin"]), ("disabled", shape["disabled"]), ("locked", shape["locked"]))
    return " ".join(t(f"cli.note_{name}") for name, holds in notes if holds) or t("cli.note_ready")
