"""Handing one job to one printer, and what is known about it afterwards.

The rule everything here serves: a number is never printed twice by the program's own doing. ``failed`` says
that the printer took no byte of the job, and only then may it be sent again without a person's word.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Literal, NamedTuple, Protocol

State = Literal["sent", "printed", "held", "unknown", "failed"]
Level = Literal["", "accepted", "status", "fence", "process_id"]

CONFIRM_S = 10.0
PROMPT_S = 1.0
"""A healthy printer answers within this; ``sent`` is then never written, which spares a commit a ticket."""
WATCH_S = 5.0
"""How often a job held by an empty roll is looked at again."""
ON_SCREEN = "screen"
"""The reason of a paper that was only shown."""


class Delivery(NamedTuple):
    """What became of the bytes: the state, how well it is known (``level``), and a reason's code in words.

    Levels, best first: ``process_id`` and ``fence`` (the printer answered after printing), ``status``
    (healthy before and after), ``accepted`` (it took the bytes).
    """

    state: State
    level: Level = ""
    reason: str = ""


class Wire(Protocol):
    """A way to one printer, for one job."""

    health: str
    """What is known of the printer: a reason's code, ``near``, ``one_way`` or, when it can print, nothing."""

    def ask(self) -> str:
        """How the printer is, without a job; the same codes as ``health``. ``close`` follows."""

    def send(self, job: bytes) -> Delivery:
        """Hand over the job: ``sent``, ``failed`` (no byte was taken) or ``unknown``."""

    def confirm(self, wait_s: float) -> Delivery:
        """After ``sent``: ``printed``, ``held``, ``unknown``, or ``sent`` when nothing was heard."""

    def close(self) -> None:
        """Let go of the printer; never raises."""


def deliver(wire: Wire, job: bytes, confirm_s: float = CONFIRM_S) -> Iterator[Delivery]:
    """Send the job and yield each thing learnt about it; the last one stands unless the caller stops before.

    While the printer is out of paper this yields ``held`` again and again (every ``WATCH_S``), because the
    printer finishes by itself when the roll is changed. A job that is not confirmed within ``confirm_s`` by a
    printer that complains of nothing (any more) is ``unknown``: it may have lost the job with its power.
    """
    outcome = wire.send(job)
    deadline = monotonic() + confirm_s
    if outcome.state == "sent":
        outcome = wire.confirm(min(PROMPT_S, confirm_s))
    if outcome.state == "sent":
        yield outcome
        outcome = wire.confirm(max(deadline - monotonic(), 0.0))
        if outcome.state == "sent":
            outcome = Delivery("unknown", reason="timeout")
    yield outcome
    if outcome.state == "held":
        yield from _watch(wire, outcome, confirm_s)


def _watch(wire: Wire, outcome: Delivery, confirm_s: float) -> Iterator[Delivery]:
    well_since: float | None = None
    while outcome.state == "held":
        heard = wire.confirm(min(WATCH_S, confirm_s))
        if heard.state != "sent":
            outcome, well_since = heard, None
        elif well_since is None:
            well_since = monotonic()
        elif monotonic() >= well_since + confirm_s:
            outcome = Delivery("unknown", reason="timeout")
        yield outcome
