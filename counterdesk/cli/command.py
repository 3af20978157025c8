"""A command of the program as a value, and the arguments that many commands take."""

from __future__ import annotations

from typing import Any, NamedTuple

from counterdesk.cli import given


class Takes(NamedTuple):
    """An argument as argparse wants it: its flags (or one name), and the keywords."""

    flags: tuple[str, ...]
    how: dict[str, Any]


class Command(NamedTuple):
    """``ticket issue`` -> ``ticket:issue`` of this package, with what it takes."""

    path: str
    does: str
    takes: tuple[Takes, ...] = ()


def takes(*flags: str, **how: Any) -> Takes:
    """An argument whose value is a word unless ``type`` or ``action`` says otherwise."""
    return Takes(flags, how if {"type", "action"} & how.keys() else {"type": given.word, **how})


SERVICE = takes("service")
AT_WINDOW = takes("--window", metavar="N")
BY_CLERK = takes("--clerk", metavar="C")
REASON = takes("--reason", type=given.free_text, default="")
DAY = takes("--day", type=given.day, metavar="D")
OF_TICKET = takes("--ticket", dest="of_ticket", metavar="N")
