"""What a hall's file says after a race, read by plain SQL: every promise kept, nothing twice, nothing half done."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from counterdesk.proving.worker import KEYS, book
from counterdesk.store import backup, library
from counterdesk.words import t

SOUND = "ok"
NUMBERS = "SELECT day, series, number FROM ticket ORDER BY id"
AT_WINDOWS = (
    "SELECT window, count(*) FROM ticket WHERE state IN ('called', 'serving') GROUP BY window HAVING count(*) > 1"
)
LOST = "SELECT ticket_id FROM period LEFT JOIN ticket ON ticket.id = ticket_id WHERE ticket.id IS NULL"
ENTRIES = "SELECT kind, facts, window FROM journal WHERE ticket_id IS NOT NULL ORDER BY id"


def broken(hall: Path, kills: int) -> list[str]:
    """Everything that must not be, a line each; ``kills`` workers may have left one act done and not written down.

    Raises StoreFault when the file or the journal's chain is damaged.
    """
    backup.check(hall)  # pages, schema, the journal's whole chain
    with closing(library.module.connect(f"file:{hall}?mode=ro", uri=True)) as conn:
        return [*_file(conn), *_numbers(conn), *_promises(conn, hall, kills)]


def promised(hall: Path) -> int:
    """How many acts were written down as done."""
    return len(_lines(hall))


def _file(conn: Any) -> Iterator[str]:
    yield from (t("prove.damaged", found=row[0]) for row in conn.execute("PRAGMA integrity_check") if row[0] != SOUND)
    yield from (t("prove.row_astray", row=tuple(row)) for row in conn.execute("PRAGMA foreign_key_check"))
    yield from (t("prove.two_at_window", window=window, count=count) for window, count in conn.execute(AT_WINDOWS))
    yield from (t("prove.times_alone", ticket=row[0]) for row in conn.execute(LOST))


def _numbers(conn: Any) -> Iterator[str]:
    given: dict[tuple[str, str], list[int]] = defaultdict(list)
    for day, series, number in conn.execute(NUMBERS):
        given[day, series].append(number)
    for (day, series), found in given.items():
        if found != list(range(found[0], found[0] + len(found))):
            yield t("prove.numbers_wrong", day=day, series=series)


def _promises(conn: Any, hall: Path, kills: int) -> Iterator[str]:
    known = {act for act, _ in KEYS}
    kept = Counter(
        (kind, json.loads(facts)["number"], window or "-")
        for kind, facts, window in conn.execute(ENTRIES)
        if kind in known
    )
    written = Counter(_lines(hall))
    yield from (t("prove.lost", act=" ".join(line)) for line in written - kept)
    yield from (t("prove.twice", act=" ".join(line)) for line, times in kept.items() if times > 1)
    if (unwritten := sum((kept - written).values())) > kills:
        yield t("prove.nobodys", count=unwritten, kills=kills)


def _lines(hall: Path) -> list[tuple[str, str, str]]:
    """The whole lines of the book; a worker killed while writing one has promised nothing by it."""
    if not book(hall).exists():
        return []
    lines = book(hall).read_text(encoding="utf-8").split("\n")[:-1]
    return [(act, label, window) for act, label, window in map(str.split, lines)]
