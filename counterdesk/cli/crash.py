"""The last net: an exception nobody expected is written whole into a file and told in one line."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception

import platformdirs

from counterdesk import __version__, paths
from counterdesk.refusals import StoreFault

MOST_BYTES = 1_000_000


def log_file() -> Path:
    """Where faults are kept: the platform's state folder of this user."""
    return Path(platformdirs.user_state_dir(paths.APP, appauthor=False), "faults.log")


def kept(error: BaseException) -> StoreFault:
    """Write ``error`` whole into the log and return the fault that says so in words."""
    first = str(error).partition("\n")[0][:200]
    return kept_text("".join(format_exception(error)), f"{type(error).__name__}: {first}")


def kept_text(text: str, detail: str) -> StoreFault:
    """The same for a traceback somebody else has written down; ``detail`` is its gist, in one line."""
    path = log_file()
    with suppress(OSError):  # a disk that is full must not hide the fault itself
        _append(path, f"{datetime.now(UTC).isoformat()} counterdesk {__version__}\n{text}\n")
    return StoreFault("unexpected", detail=detail, log=path)


def _append(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size > MOST_BYTES:
        path.replace(path.with_suffix(".old.log"))
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as log:
        log.write(text)
