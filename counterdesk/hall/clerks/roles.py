"""Who works here: clerks with their numbers and roles, and what each role may do."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Text, bindparam, insert, select, update
from sqlmodel import Field, SQLModel

from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.prepared import Prepared
from counterdesk.store.types import one_of, text_field, us_field

ROLES = ("clerk", "guide", "lead", "reviewer", "inspector", "auditor", "admin")
LEADS = frozenset({"lead", "admin"})
READ_ONLY = frozenset({"auditor"})
"""Roles that see what they may and change nothing (督查)."""
EVERYONE = frozenset(ROLES)
COUNTER = frozenset({"clerk", "guide", "lead", "admin"})
# What a role may do; a verb asks by its own name
ALLOWED: dict[str, frozenset[str]] = {
    "issue": COUNTER,
    "reprint": COUNTER,
    "print_paper": EVERYONE - READ_ONLY,
    "cancel_elsewhere": LEADS,
    "serve": frozenset({"clerk", "lead", "admin"}),
    "notice": COUNTER,
    "second_notice": LEADS,
    "takeover": LEADS,
    "stop_series": LEADS,
    "load": LEADS,
    "close_day": LEADS,
    "manage_clerks": frozenset({"admin"}),
    "purge": frozenset({"admin"}),
    "move": frozenset({"admin"}),
    "backup": LEADS,
    "prove": LEADS,
    "publish": LEADS,
    "import": LEADS,
    "lead_view": LEADS | {"reviewer", "inspector", "auditor"},
    "accept": frozenset({"clerk", "lead", "admin"}),
    "decide": frozenset({"clerk", "lead", "admin"}),
    "extend": LEADS,
    "revoke": LEADS,
    "hand_over_others": LEADS,
    "joint": frozenset({"clerk", "lead", "admin"}),
    "enquiry": COUNTER,
    "grant_green": LEADS,
    "fee": frozenset({"clerk", "lead", "admin"}),
    "void_fee": LEADS,
    "enter_review": COUNTER | {"reviewer"},
    "review": LEADS | {"reviewer"},
    "see_reviews": LEADS | {"reviewer", "auditor"},
    "survey": LEADS | {"reviewer"},
    "sweep_breaches": LEADS | {"reviewer"},
    "commitment": LEADS | {"reviewer", "auditor"},
    "close_breach": LEADS,
    "complaint_register": COUNTER | {"reviewer"},
    "complaint_read": LEADS | {"reviewer", "inspector", "auditor"},
    "complaint_handle": LEADS | {"reviewer"},
    "complaint_reveal": frozenset({"reviewer"}),
    "inspect": LEADS | {"inspector"},
    "inspection_fix": COUNTER | {"reviewer", "inspector"},
    "inspection_recheck": LEADS | {"inspector"},
    "appraisal_view": LEADS | {"reviewer", "inspector", "auditor"},
    "appraisal_enter": LEADS | {"reviewer", "inspector"},
    "appraisal_decide": LEADS,
}
MOST_DIGITS = 8


class ClerkRow(SQLModel, table=True):
    """A clerk: a number, a role, and the hash of a PIN."""

    __tablename__ = "clerk"
    __table_args__ = (one_of("role", ROLES, "ck_clerk_role"),)

    number: str = Field(primary_key=True, sa_type=Text)
    role: str = text_field()
    pin_hash: str | None = text_field(default=None)
    disabled: int = 0
    failures: int = 0
    locked_until_us: int = us_field(default=0)


class Clerk(NamedTuple):
    """A clerk as the screens see one; the PIN's hash stays in this file."""

    number: str
    role: str
    disabled: int
    has_pin: bool
    locked_until_us: int


table = ClerkRow.__table__  # type: ignore[attr-defined]
COLUMNS = (
    table.c.number,
    table.c.role,
    table.c.disabled,
    table.c.pin_hash.is_not(None).label("has_pin"),
    table.c.locked_until_us,
)
ONE = Prepared(select(*COLUMNS).where(table.c.number == bindparam("number")))
ALL = select(*COLUMNS).order_by(table.c.number)
ADD = insert(table)
SET = update(table).where(table.c.number == bindparam("of"))
SET_ROLE = SET.values(role=bindparam("new_role"))
SET_DISABLED = SET.values(disabled=bindparam("off"))
FORGET = SET.values(failures=0, locked_until_us=0)


def clerks(look: Look) -> list[Clerk]:
    """Every clerk, by number."""
    return [_clerk(r) for r in look.conn.execute(ALL)]


def known(look: Look, number: str | None) -> Clerk:
    """The clerk of a number; raises Refusal ``no_such_clerk`` or ``clerk_disabled``."""
    found = ONE.one(look.conn, number=number) if number else None
    if found is None:
        raise Refusal("no_such_clerk", clerk=(number or "")[:20])
    if found.disabled:
        raise Refusal("clerk_disabled", clerk=number)
    return _clerk(found)


def is_set_up(look: Look) -> bool:
    """Whether an admin of this hall has a PIN."""
    return any(clerk.role == "admin" and clerk.has_pin for clerk in clerks(look))


def is_believed(look: Look, number: str) -> bool:
    """Whether a clerk needs no PIN yet: the hall is still being set up, and this one has none.

    Raises Refusal as ``known`` does.
    """
    return not known(look, number).has_pin and not is_set_up(look)


def require(look: Look, number: str | None, act: str) -> Clerk:
    """The clerk, if the role may do ``act`` (a key of ALLOWED); raises Refusal ``role`` otherwise."""
    clerk = known(look, number)
    if clerk.role not in ALLOWED[act]:
        raise Refusal("role", clerk=clerk.number, role=clerk.role, act=act)
    return clerk


def may(look: Look, number: str | None, act: str) -> bool:
    """Whether there is such a clerk, working, whose role may do ``act``."""
    found = ONE.one(look.conn, number=number) if number else None
    return found is not None and not found.disabled and found.role in ALLOWED[act]


def keep_refused(desk: Desk, act: str) -> None:
    """Keep in the journal that the desk's clerk tried what the role may not do: a refusal rolls its own entry back."""
    desk.record("act_refused", act=act)


def acting(desk: Desk) -> None:
    """Refuse as ``require`` does when the desk's clerk may do nothing with tickets; nobody's act passes (kiosk)."""
    if desk.clerk is not None:
        require(desk, desk.clerk, "issue")


def add(desk: Desk, number: str, role: str) -> Clerk:
    """Take a new clerk on, still without a PIN; raises Refusal ``clerk_exists`` or ``no_such_role``."""
    if role not in ROLES:
        raise Refusal("no_such_role", role=role[:20])
    must_be_number(number)
    if ONE.one(desk.conn, number=number):
        raise Refusal("clerk_exists", clerk=number)
    desk.conn.execute(
        ADD, {"number": number, "role": role, "disabled": 0, "failures": 0, "locked_until_us": 0}
    )
    desk.record("clerk_added", number=number, role=role)
    return known(desk, number)


def must_be_number(number: str) -> None:
    """Raise Refusal ``bad_clerk_number`` unless it is 1 to 8 digits, which every keyboard and input method types."""
    if not (number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS):
        raise Refusal("bad_clerk_number", clerk=number[:20])


def set_role(desk: Desk, number: str, role: str) -> Clerk:
    """Give a clerk another role; raises Refusal ``no_such_role``."""
    if role not in ROLES:
        raise Refusal("no_such_role", role=role[:20])
    clerk = known(desk, number)
    desk.conn.execute(SET_ROLE, {"of": number, "new_role": role})
    desk.record("clerk_role_set", number=number, role=role, before=clerk.role)
    return clerk._replace(role=role)


def disable(desk: Desk, number: str) -> Clerk:
    """Let a clerk sign in no more; what they did stays in the books."""
    clerk = known(desk, number)
    desk.conn.execute(SET_DISABLED, {"of": number, "off": 1})
    desk.record("clerk_disabled", number=number)
    return clerk._replace(disabled=1)


def unlock(desk: Desk, number: str) -> Clerk:
    """End the lock after too many wrong PINs, and a disabling."""
    if desk.conn.execute(SET_DISABLED, {"of": number, "off": 0}).rowcount != 1:
        raise Refusal("no_such_clerk", clerk=number[:20])
    desk.conn.execute(FORGET, {"of": number})
    desk.record("clerk_unlocked", number=number)
    return known(desk, number)


def _clerk(row: object) -> Clerk:
    return Clerk(*row)  # type: ignore[misc]
