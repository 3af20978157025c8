"""What a database error means for the hall: one code with words, never a driver's message alone."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from counterdesk.refusals import StoreFault

# SQLite's primary result codes (sqlite.org/rescode.html) and what they are called in our words
CODES = {
    5: "busy", 6: "busy", 8: "read_only", 10: "io", 11: "corrupt", 13: "full", 14: "cannot_open",
    15: "busy", 19: "forbidden", 26: "not_a_hall",
}  # fmt: skip
TEXTS = {
    "disk is full": "full",
    "readonly": "read_only",
    "locked": "busy",
    "malformed": "corrupt",
    "not a database": "not_a_hall",
    "no such table": "not_a_hall",
    "unable to open": "cannot_open",
    "disk I/O": "io",
    "Could not decode": "corrupt",
}
NO_ROOM = 64 * 1024  # bytes; the log's shared index alone takes half of that
NUMBERS = {
    errno.EACCES: "read_only", errno.EPERM: "read_only", errno.EROFS: "read_only", errno.ENOSPC: "full",
    errno.EDQUOT: "full", errno.EFBIG: "full",
}  # fmt: skip


def explain(error: BaseException | None, path: object) -> StoreFault:
    """The StoreFault for a driver's or the system's error; their own words are kept in the fact ``detail``."""
    if isinstance(error, OSError):
        return StoreFault(NUMBERS.get(error.errno or 0, "io"), path=path, detail=error.strerror)
    text = str(error)
    code = CODES.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF)
    named = next((name for words, name in TEXTS.items() if words in text), None)
    found = code or named or "io"
    if found == "io" and _no_room(path):  # SQLite says no more than that when its shared index finds no room
        found = "full"
    if found == "io" and _is_read_only(path):  # nor when the system took the disk's writing away under it
        found = "read_only"
    return StoreFault(found, path=path, detail=text)


def _no_room(path: object) -> bool:
    try:
        return shutil.disk_usage(Path(str(path)).parent).free < NO_ROOM
    except (OSError, ValueError):
        return False


def _is_read_only(path: object) -> bool:
    try:
        return bool(os.statvfs(Path(str(path)).parent).f_flag & os.ST_RDONLY)
    except (AttributeError, OSError, ValueError):  # no such question on Windows
        return False
