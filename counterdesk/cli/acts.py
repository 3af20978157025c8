"""Commands that are one verb of the hall: who gives it, what is handed to it, and how its answer is told."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any, Concatenate

from counterdesk.cli import who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.store.desk import Desk

Verb = Callable[Concatenate[Desk, ...], Any]
Tell = Callable[[Namespace, Here, Any], Answer]
Command = Callable[[Namespace, Here], Answer]


def command(verb: Verb, tell: Tell, *takes: str, **renamed: str) -> Command:
    """A command that does ``verb`` at the counter and tells with ``tell`` what came of it.

    ``takes`` are the arguments handed on under their own names; ``renamed`` those the verb knows by another:
    ``window="window_to"`` hands on ``--window-to`` as ``window``.
    """
    arguments = dict(zip(takes, takes, strict=True)) | renamed

    def does(asked: Namespace, here: Here) -> Answer:
        facts = {fact: getattr(asked, argument) for fact, argument in arguments.items()}
        return tell(asked, here, here.store.run(verb, who.at_counter(asked, here), **facts))

    return does
