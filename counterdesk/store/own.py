"""A place's own file: what a desk or a kiosk goes on with while the hall's server is out of reach.

It is a hall's file like any other, so that every verb and every screen works on it; it is open to its owner only.
"""

from __future__ import annotations

import os
from pathlib import Path

from counterdesk.clock import Clock
from counterdesk.store.desk import Desk
from counterdesk.store.engine import ENDS, create_store
from counterdesk.store.sqlite import SqliteStore

__all__ = ["OwnDesk", "OwnStore", "folder", "make", "remove"]
OWNER_ONLY, FOLDER_ONLY = 0o600, 0o700


class OwnDesk(Desk):
    """A desk out of the hall's reach: it gives out numbers kept beforehand, and every paper says so."""

    is_away = True


class OwnStore(SqliteStore):
    """The file of one place; whatever is done in it is done away from the hall."""

    desk = OwnDesk


def folder(path: Path) -> Path:
    """Make the folder of such files, closed to everybody else; returns it."""
    path.mkdir(parents=True, exist_ok=True, mode=FOLDER_ONLY)
    os.chmod(path, FOLDER_ONLY)
    return path


def make(path: Path, zone: str, day_starts: str, clock: Clock) -> OwnStore:
    """Make an empty file in the place of one that was merged or never used; raises StoreFault."""
    remove(path)
    create_store(path, zone, day_starts, clock).close()
    os.chmod(path, OWNER_ONLY)
    return OwnStore(path, clock)


def remove(path: Path) -> None:
    """Take the file away: the hall has everything that was in it."""
    for end in ENDS:
        path.with_name(path.name + end).unlink(missing_ok=True)
