"""The same rows written by hand: plain SQL over the same SQLite library, nothing computed that need not be.

What the program computes beside the writes (hash, slip, estimate, choice) is not done here; the bench times those
apart and shows them.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from counterdesk.store import library
from counterdesk.store.sqlite import PRAGMAS

OPENING = """SELECT hall_now.day, catalogue_id, zone, day_starts, code_key, j.id, j.hash FROM hall_now
  LEFT JOIN journal j ON j.id = (SELECT max(id) FROM journal)"""
NEXT = """INSERT INTO counter (day, series, last, passed_over) VALUES (?, ?, 1, 0)
  ON CONFLICT (day, series) DO UPDATE SET last = last + 1 RETURNING last, stopped"""
TICKET = """INSERT INTO ticket (day, series, number, label, service_id, priority, rate, lane, state, arrived_at_us,
  place_us, calls, reliable, lang, ahead, wait_low_min, wait_high_min, source)
  VALUES (?, ?, ?, ?, 1, NULL, 1.0, ?, 'waiting', ?, ?, 0, 1, 'zh', 3, 5, 15, 'desk')"""
PERIOD = "INSERT INTO period (ticket_id, kind, from_us, window, clerk) VALUES (?, ?, ?, ?, ?)"
TOLD = """INSERT INTO told (ticket_id, wait_s, low_s, high_s, rolled_s, corrected_s, mean_s, unit_s, today_pct)
  VALUES (?, 900, 600, 1500, 880, 920, 910, 400, 97)"""
JOURNAL = """INSERT INTO journal (id, at_us, day, kind, ticket_id, window, clerk, facts, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
JOB = """INSERT INTO print_job (printer, kind, ticket_id, copy_no, slip_json, slip_sha256, state, level, reason, tries,
  made_by, queued_us, moved_us) VALUES ('default', 'ticket', ?, 1, ?, ?, 'queued', '', '', 0, '', ?, ?)"""
STANDING = "SELECT lane, count(*) FROM ticket WHERE day = ? AND state = 'waiting' GROUP BY lane"
OPEN_WINDOWS = "SELECT window FROM seat WHERE state = 'open'"
SEAT = "SELECT * FROM seat WHERE window = ?"
HEAD = """SELECT * FROM ticket WHERE day = ? AND state = 'waiting' AND lane = ? ORDER BY place_us, id LIMIT 1"""
PASSED = "SELECT series, passed_over FROM counter WHERE day = ? AND passed_over > 0"
CALL = """UPDATE ticket SET state = 'called', service_id = ?, lane = ?, place_us = ?, window = ?, clerk = ?,
  to_window = NULL, calls = 1, last_call_us = ?, outcome = NULL, reliable = 1 WHERE id = ? AND state = 'waiting'"""
CLOSE = "UPDATE period SET to_us = ? WHERE ticket_id = ? AND to_us IS NULL RETURNING id, to_us"


class Raw:
    """A hand-written client of a hall's file; ``sample`` is a row the program wrote, for values of the same size."""

    def __init__(self, path: Path, slip: str, digest: str, issued: str, called: str) -> None:
        self.conn: Any = library.module.connect(str(path), timeout=10)
        self.conn.isolation_level = None
        for pragma in PRAGMAS:
            self.conn.execute(f"PRAGMA {pragma}")
        self.slip, self.digest, self.issued, self.called = slip, digest, issued, called

    def issue(self, series: str) -> None:
        """Give out a number: the rows the program writes, and no more."""
        run, now = self.conn.execute, time.time_ns() // 1000
        run("BEGIN IMMEDIATE")
        day, _, _, _, _, last, head = run(OPENING).fetchone()
        number, _ = run(NEXT, (day, series)).fetchone()
        run(STANDING, (day,)).fetchall()
        run(OPEN_WINDOWS).fetchall()
        lane = f"{series}:1"
        ticket = run(TICKET, (day, series, number, f"{series}{number:03d}", lane, now, now)).lastrowid
        run(PERIOD, (ticket, "wait", now, None, None))
        run(TOLD, (ticket,))
        run(JOB, (ticket, self.slip, self.digest, now, now))
        run(JOURNAL, (last + 1, now, day, "issued", ticket, None, None, self.issued, head))
        run("COMMIT")

    def call(self, lanes: tuple[str, ...]) -> None:
        """Call the oldest of the heads; the rows the program writes, and no more."""
        run, now = self.conn.execute, time.time_ns() // 1000
        run("BEGIN IMMEDIATE")
        day, _, _, _, _, last, head = run(OPENING).fetchone()
        run(SEAT, ("1",)).fetchone()
        heads = [row for lane in lanes if (row := run(HEAD, (day, lane)).fetchone())]
        run(PASSED, (day,)).fetchall()
        ticket, service, lane, place = heads[0][0], heads[0][5], heads[0][8], heads[0][11]
        run(CALL, (service, lane, place, "1", "101", now, ticket))
        run(CLOSE, (now, ticket)).fetchall()
        run(PERIOD, (ticket, "walk", now, "1", "101"))
        run(JOURNAL, (last + 1, now, day, "called", ticket, "1", "101", self.called, head))
        run("COMMIT")

    def free(self) -> None:
        """Empty the window again, outside the timing."""
        self.conn.execute("UPDATE ticket SET state = 'finished' WHERE state = 'called'")
