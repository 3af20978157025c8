"""PINs: kept as argon2id hashes, proven outside the transaction, slowed down and locked after wrong ones.

A PIN that somebody else chose is a first one: its clerk chooses another before anything is done with it.
"""

from __future__ import annotations

import secrets
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sqlalchemy import Text, bindparam, delete, insert, select
from sqlmodel import Field, SQLModel

from counterdesk.clock import SECOND_US
from counterdesk.hall.clerks.roles import FORGET, SET, Clerk, known, table
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PIN_DIGITS = range(4, 13)
SLOWED_S = {4: 20, 5: 300}
"""After so many wrong PINs running the number is locked for so many seconds; five lock it and begin anew."""
TRIES = max(SLOWED_S)


class FirstPinRow(SQLModel, table=True):
    """A clerk whose PIN somebody else chose: it is to be changed before anything else is done with it."""

    __tablename__ = "first_pin"

    number: str = Field(primary_key=True, sa_type=Text, foreign_key="clerk.number")


_first = FirstPinRow.__table__  # type: ignore[attr-defined]
IS_FIRST = select(_first.c.number).where(_first.c.number == bindparam("number"))
ADD_FIRST = insert(_first)
DROP_FIRST = delete(_first).where(_first.c.number == bindparam("of"))
HASH = select(table.c.pin_hash).where(table.c.number == bindparam("number"))
SET_PIN = SET.values(pin_hash=bindparam("hash"), failures=0, locked_until_us=0)
FAILED = SET.values(failures=table.c.failures + 1).returning(table.c.failures)
LOCK = SET.values(failures=bindparam("left"), locked_until_us=bindparam("until"))


def set_pin(desk: Desk, number: str, hashed: str) -> Clerk:
    """Give a clerk a new PIN, as ``hash_pin`` made it; one that somebody else chose is only a first one."""
    clerk = known(desk, number)
    desk.conn.execute(SET_PIN, {"of": number, "hash": hashed})
    desk.conn.execute(DROP_FIRST, {"of": number})
    if desk.clerk not in (None, number):
        desk.conn.execute(ADD_FIRST, {"number": number})
    desk.record("clerk_pin_set", number=number)
    return clerk._replace(has_pin=True)


def has_first_pin(look: Look, number: str) -> bool:
    """Whether the clerk's PIN was chosen by somebody else and must be changed first."""
    return look.conn.execute(IS_FIRST, {"number": number}).first() is not None


def hash_pin(pin: str) -> str:
    """The argon2id hash of a PIN of 4 to 12 digits; raises Refusal ``bad_pin`` for anything else."""
    if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_DIGITS):
        raise Refusal("bad_pin")
    return _hasher().hash(pin)


def own_pin_hash(pin: str, number: str) -> str:
    """The hash of a PIN that a person thought of for clerk ``number``.

    Raises Refusal ``easy_pin``, and as ``hash_pin``. Easy is what anybody tries first: one digit again and again,
    digits in a row up or down, the clerk's own number.
    """
    hashed = hash_pin(pin)
    if _is_easy(pin) or pin == number:
        raise Refusal("easy_pin")
    return hashed


def pin_hash(look: Look, number: str) -> str:
    """The stored hash, for ``matches`` outside the transaction: hashing takes long and must not hold the turn.

    Raises Refusal ``no_such_clerk``, ``clerk_disabled``, ``clerk_locked`` or ``no_pin``.
    """
    clerk = known(look, number)
    if clerk.locked_until_us > look.now_us:
        raise Refusal(
            "clerk_locked", clerk=number, wait_s=(clerk.locked_until_us - look.now_us) // SECOND_US + 1
        )
    if not clerk.has_pin:
        raise Refusal("no_pin", clerk=number)
    return str(look.conn.execute(HASH, {"number": number}).scalar_one())


def matches(hashed: str, pin: str) -> bool:
    """Whether the PIN is the one that was hashed."""
    from argon2.exceptions import VerifyMismatchError

    try:
        return _hasher().verify(hashed, pin)
    except VerifyMismatchError:
        return False


def signed_in(desk: Desk, right: bool) -> Clerk | None:
    """Record a try at signing in by the desk's clerk; a row of wrong PINs locks the number for a while.

    None when the PIN was wrong: the try must be kept, so this does not refuse (a refusal would roll it back).
    """
    clerk = known(desk, desk.clerk)
    if right:
        if clerk.locked_until_us > desk.now_us:
            return None
        desk.conn.execute(FORGET, {"of": clerk.number})
        desk.record("signed_in")
        return clerk
    failures = desk.conn.execute(FAILED, {"of": clerk.number}).scalar_one()
    if wait_s := SLOWED_S.get(failures):
        left = 0 if failures >= TRIES else failures
        desk.conn.execute(LOCK, {"of": clerk.number, "left": left, "until": desk.now_us + wait_s * SECOND_US})
    desk.record("sign_in_failed", failures=failures)
    return None


def random_pin() -> str:
    """A first PIN nobody chose: six digits, no easy ones."""
    drawn = iter(lambda: f"{secrets.randbelow(10**6):06d}", "")
    return next(pin for pin in drawn if not _is_easy(pin))


def _is_easy(pin: str) -> bool:
    return {(int(after) - int(before)) % 10 for before, after in pairwise(pin)} in ({0}, {1}, {9})


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)  # OWASP's argon2id minimum
