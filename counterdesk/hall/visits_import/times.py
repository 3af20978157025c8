"""Timestamps of a visits file: ISO 8601, by the wall clock of a zone unless they carry an offset."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from counterdesk.clock import to_us

YEARS = range(1971, 2200)
DAY_ONLY = len("2026-11-23")
SHOWN = 40


class Unfit(Exception):
    """Why a row cannot be taken: a word of the section ``import``, and the facts that fill it."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def instant_us(text: str, column: str, zone: ZoneInfo) -> int:
    """The instant in microseconds UTC of a timestamp.

    A wall-clock time the zone skipped never was, and one that came twice is two instants: both are refused, since
    a guess would shift somebody's wait by an hour. Raises Unfit ``missing``, ``not_a_time``, ``never_was`` or
    ``came_twice``.
    """
    if not text:
        raise Unfit("missing", column=column)
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unfit("not_a_time", column=column, value=text[:SHOWN]) from error
    if len(text) <= DAY_ONLY or read.year not in YEARS:
        raise Unfit("not_a_time", column=column, value=text[:SHOWN])
    return to_us(read if read.tzinfo else _placed(read, column, zone))


def _placed(wall: datetime, column: str, zone: ZoneInfo) -> datetime:
    # PEP 495: of the two readings of a wall-clock time the later has the larger offset in a gap, the smaller in a fold
    placed = wall.replace(tzinfo=zone)
    early, late = placed.utcoffset(), placed.replace(fold=1).utcoffset()
    if early == late or early is None or late is None:
        return placed
    raise Unfit("never_was" if early < late else "came_twice", column=column, value=wall.isoformat())
