"""Who gives a command: a clerk's number, believed at the counter and proven by a PIN everywhere else.

While no admin of a hall has a PIN it is still being set up, and whoever may write its file is believed: the same
person could set the first PIN anyway.
"""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace

from counterdesk.cli import output
from counterdesk.cli.here import Here
from counterdesk.hall import clerks, windows
from counterdesk.refusals import Refusal, UsageFault
from counterdesk.store.desk import By, Look
from counterdesk.words import t

PIN = "COUNTERDESK_PIN"
CLERK = "COUNTERDESK_CLERK"
BELIEVED = ("clerk", "guide")


def at_counter(asked: Namespace, here: Here) -> By:
    """Who works the queue or a window: --clerk is believed, a role above clerk is proven.

    Without --window it is the window where the clerk sits. Raises Refusal for an unknown clerk or a wrong PIN.
    """
    number, window = asked.clerk, getattr(asked, "window", None)
    if number is None:
        return By(None, window)
    clerk, seat = here.store.read(_known, number=number)
    if clerk.role not in BELIEVED:
        prove(here, number)
    return By(number, seat if window is None else window)


def with_matters(asked: Namespace, here: Here, act: str) -> By:
    """Who tells, accepts or takes money at --window: --clerk as at the counter, else whoever is in charge.

    Raises Refusal as both do.
    """
    if asked.clerk:
        return at_counter(asked, here)
    return in_charge(asked, here, act)._replace(window=asked.window)


def in_charge(asked: Namespace, here: Here, act: str | None = None) -> By:
    """Who gives any other command, proven by a PIN; ``act`` (a key of clerks.ALLOWED) needs a role that may.

    Raises Refusal ``role``, ``pin_needed``, ``pin_wrong`` and what ``clerks.pin_hash`` raises.
    """
    number = asked.clerk or os.environ.get(CLERK) or _only_admin(here) or _asked_number()
    if act:
        here.store.read(clerks.require, number=number, act=act)
    prove(here, number)
    return By(number)


def prove(here: Here, number: str) -> None:
    """Check the clerk's PIN, from the environment or asked for; nothing is asked while the hall is being set up.

    One that somebody else chose serves scripts, but it is said: a screen would ask for another first.
    """
    if here.store.read(clerks.is_believed, number=number):
        return
    hashed = here.store.read(clerks.pin_hash, number=number)
    right = clerks.matches(hashed, os.environ.get(PIN) or _asked_pin(number))
    if here.store.run(clerks.signed_in, By(number), right=right) is None:
        raise Refusal("pin_wrong", clerk=number)
    if here.store.read(clerks.has_first_pin, number=number):
        output.complain(t("cli.first_pin", clerk=number))


def new_pin(number: str) -> str:
    """The hash of a PIN to be set: asked for twice on a terminal, otherwise one line of standard input.

    Raises Refusal ``pins_differ``, ``bad_pin``, and ``easy_pin`` for one that a person typed: what a program hands over
    is the site's own rule.
    """
    if not sys.stdin.isatty():
        return clerks.hash_pin(sys.stdin.readline().strip())
    pin = getpass.getpass(t("cli.new_pin", clerk=number))
    hashed = clerks.own_pin_hash(pin, number)
    if getpass.getpass(t("cli.new_pin_again", clerk=number)) != pin:
        raise Refusal("pins_differ")
    return hashed


def _known(look: Look, number: str) -> tuple[clerks.Clerk, str | None]:
    sits = next((seat.window for seat in windows.seats(look) if seat.clerk == number), None)
    return clerks.known(look, number), sits


def _only_admin(here: Here) -> str | None:
    found = here.store.read(clerks.clerks)
    admins = [clerk for clerk in found if clerk.role == "admin" and not clerk.disabled]
    return None if any(clerk.has_pin for clerk in admins) or not admins else admins[0].number


def _asked_number() -> str:
    if not sys.stdin.isatty():
        raise UsageFault("clerk_needed", name=CLERK)
    print(t("cli.ask_clerk"), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _asked_pin(number: str) -> str:
    if not sys.stdin.isatty():
        raise Refusal("pin_needed", clerk=number, name=PIN)
    return getpass.getpass(t("cli.ask_pin", clerk=number))
