"""Clerks: numbers, roles, PINs, and what a role may do."""

from counterdesk.hall.clerks.pins import (
    SLOWED_S,
    TRIES,
    has_first_pin,
    hash_pin,
    matches,
    own_pin_hash,
    pin_hash,
    random_pin,
    set_pin,
    signed_in,
)
from counterdesk.hall.clerks.roles import (
    ALLOWED,
    COUNTER,
    EVERYONE,
    LEADS,
    ROLES,
    Clerk,
    acting,
    add,
    clerks,
    disable,
    is_believed,
    is_set_up,
    keep_refused,
    known,
    may,
    must_be_number,
    require,
    set_role,
    table,
    unlock,
)

__all__ = [
    "ALLOWED", "COUNTER", "EVERYONE", "LEADS", "ROLES", "SLOWED_S", "TRIES", "Clerk", "acting", "add", "clerks",
    "disable", "has_first_pin", "hash_pin", "is_believed", "is_set_up", "keep_refused", "known", "matches", "may",
    "must_be_number", "own_pin_hash", "pin_hash", "random_pin", "require", "set_pin", "set_role", "signed_in", "table",
    "unlock",
]  # fmt: skip
