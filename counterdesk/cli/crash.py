"""The last net: an exception nobody expected is written into a file and told in one line.

Where it happened is written whole. What an exception says about itself often holds the value that was wrong, and that
may be somebody's name or number: such values are left out, and so are the variables around it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from traceback import TracebackException

import platformdirs

from counterdesk import __version__, paths
from counterdesk.refusals import StoreFault

MOST_BYTES = 1_000_000
GONE = "***"
VALUES = re.compile(
    r"""(?P<quote>['"‘“]).*(?:['"’”])|=\(.*\)|=\S+|[^\x00-\x7f]+|[+\d][\d \-]{3,}[\dXx]""", re.DOTALL
)
"""What stands between the first quote and the last, behind an equals sign, in no Latin letters, or in long digits."""


def log_file() -> Path:
    """Where faults are kept: the platform's state folder of this user."""
    return Path(platformdirs.user_state_dir(paths.APP, appauthor=False), "faults.log")


def kept(error: BaseException) -> StoreFault:
    """Write where ``error`` came from into the log and return the fault that says so in words."""
    inner = getattr(error, "error", None)  # a screen's worker wraps what happened in it
    error = inner if isinstance(inner, BaseException) else error
    path = log_file()
    with suppress(OSError):  # a disk that is full must not hide the fault itself
        written = "".join(_told(TracebackException.from_exception(error)))
        _append(path, f"{datetime.now(UTC).isoformat()} counterdesk {__version__}\n{written}\n")
    first = without_values(str(error).partition("\n")[0][:200])
    return StoreFault("unexpected", detail=f"{type(error).__name__}: {first}", log=path)


def without_values(said: str) -> str:
    """What an exception says, without the values it says it about."""
    return VALUES.sub(lambda found: (found["quote"] or "=" * found[0].startswith("=")) + GONE, said)


def _told(one: TracebackException) -> Iterator[str]:
    earlier = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    if earlier is not None:
        yield from _told(earlier)
        yield "then:\n"
    for part in one.exceptions or ():  # of a group of tasks
        yield from _told(part)
    yield from one.stack.format()
    kind, _, said = "".join(one.format_exception_only()).partition(": ")
    yield f"{kind}: {without_values(said)}".rstrip(": \n") + "\n"


def _append(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        path.replace(path.with_suffix(".old.log"))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as log:
        log.write(text)
