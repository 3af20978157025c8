"""One command from its words to its exit code; whatever goes wrong becomes one line and never a traceback."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

from counterdesk.cli import output, parser
from counterdesk.cli.crash import kept
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.refusals import Refusal, Said, SettingFault, StoreFault
from counterdesk.settings import read_sound, terminal_language
from counterdesk.words import use_language

NO_COMMAND, CHECK = "start:start", "check:check"
INTERRUPTED = 130
HUNG_UP = 141
"""What a shell says of a program ended by SIGINT and by SIGPIPE."""


def run(argv: Sequence[str]) -> int:
    """Do one command; returns 0, 1 to 4 as the command line's contract has it, 130 or 141."""
    _never_fail_at_printing()
    try:
        return _answered(argv, "--json" in argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes once more when it ends and would complain about the same pipe again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return HUNG_UP


def _answered(argv: Sequence[str], as_json: bool) -> int:
    try:
        return output.give(_done(argv), as_json)
    except SystemExit as end:  # argparse's way to end after help
        sys.stdout.flush()
        return int(end.code or 0)
    except (Said, SettingFault) as no:
        return output.refuse(no, as_json)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last net: it is logged whole and shown as one line
        return output.refuse(kept(error), as_json)


def _done(argv: Sequence[str]) -> Answer:
    leading = parser.early(argv)
    use_language(leading.lang or terminal_language())
    settings, faults = read_sound(leading.config)
    use_language(leading.lang or settings.language or terminal_language())
    asked = parser.read(argv)
    does = asked.does or NO_COMMAND
    if faults and does != CHECK:  # whose business they are; help was had before
        raise SettingFault(faults)
    with Here(settings, asked.hall, faults) as here:
        try:
            return _function(does)(asked, here)
        except Refusal as no:
            _keep(no, here)
            raise


def _keep(no: Refusal, here: Here) -> None:
    """A try at what a role may not do is in the journal, whatever command it was, if the hall can take it."""
    if no.code != "role":
        return
    from counterdesk.hall import clerks
    from counterdesk.store.desk import By

    with suppress(StoreFault):
        here.store.run(clerks.keep_refused, By(str(no.facts["clerk"])), str(no.facts["act"]))


def _function(does: str) -> Callable[[Namespace, Here], Answer]:
    module, _, name = does.partition(":")
    found: Callable[[Namespace, Here], Answer] = getattr(import_module(f"counterdesk.cli.{module}"), name)
    return found


def _never_fail_at_printing() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
