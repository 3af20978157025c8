"""Commands that are one verb of the hall: who gives it, what is handed to it, and how its answer is told."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any, Concatenate, NamedTuple

from counterdesk.cli import papers, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.refusals import Said
from counterdesk.store.desk import By, Desk

Verb = Callable[Concatenate[Desk, ...], Any]
Tell = Callable[[Namespace, Here, Any], Answer]
Command = Callable[[Namespace, Here], Answer]


class Printed(NamedTuple):
    """What an act answered, its papers as text where the printer only shows them, and why one is not on paper."""

    done: Any
    lines: tuple[str, ...]
    fault: Said | None


def printing(here: Here, verb: Verb, by: By, *args: Any, **facts: Any) -> Printed:
    """Do an act and see to its papers; one that did not come out is a fault, but the act stands."""
    printers = here.printers
    done, jobs = here.store.run(_with_jobs, by, verb, *args, **facts)
    printed = [papers.printed(here.store, printers, job) for job in jobs]
    fault = next((one.fault for one in printed if one.fault), None)
    return Printed(done, tuple(line for one in printed for line in one.lines), fault)


def command(verb: Verb, tell: Tell, *takes: str, act: str = "", **renamed: str) -> Command:
    """A command that does ``verb`` at the counter and tells with ``tell`` what came of it.

    With ``act`` (a key of clerks.ALLOWED) it needs somebody: --clerk, or whoever is in charge.

    ``takes`` are the arguments handed on under their own names; ``renamed`` those the verb knows by another:
    ``window="window_to"`` hands on ``--window-to`` as ``window``.
    """
    arguments = dict(zip(takes, takes, strict=True)) | renamed

    def does(asked: Namespace, here: Here) -> Answer:
        facts = {fact: getattr(asked, argument) for fact, argument in arguments.items()}
        by = who.with_matters(asked, here, act) if act else who.at_counter(asked, here)
        return tell(asked, here, here.store.run(verb, by, **facts))

    return does


def _with_jobs(desk: Desk, verb: Verb, *args: Any, **facts: Any) -> tuple[Any, tuple[int, ...]]:
    done = verb(desk, *args, **facts)
    return done, tuple(desk.jobs)
