"""Which SQLite library: one with the WAL-reset fix wherever a wheel of one exists.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL file when two connections reset it at the same instant; the fix is in
3.51.3, 3.53.0 and was carried back to 3.44.6 and 3.50.7 (SQLite's release notes).
Two libraries on one file in one process would drop each other's locks, so the choice is made once, here.
"""

from __future__ import annotations

import sqlite3
from types import ModuleType

Version = tuple[int, ...]


def _load() -> ModuleType:
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return sqlite3
    return dbapi2 if is_fixed(dbapi2.sqlite_version_info) else sqlite3


def is_fixed(version: Version) -> bool:
    """Whether this SQLite version carries the WAL-reset fix."""
    if version >= (3, 53, 0) or (3, 51, 3) <= version < (3, 52, 0):
        return True
    return (3, 44, 6) <= version < (3, 45, 0) or (3, 50, 7) <= version < (3, 51, 0)


module = _load()
version: Version = module.sqlite_version_info
