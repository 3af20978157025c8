"""The current fails: what was written and not yet synced is lost, or half there, and every promise must still stand.

People work in a hall under a shim that puts each write, cut and sync of its files on a tape (``tape.c``). The tape is
then stopped at random places. What the disk holds there is everything up to each file's last sync, and of the writes
since then any part, each whole, cut at a sector, or gone: a disk may write in any order. That a new file's name is
kept, which a sync of its folder sees to, is taken for granted.
"""

from __future__ import annotations

import os
import random
import struct
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from counterdesk.store.library import module as sqlite
from tests.hall import checker
from tests.race.crew import DEADLINE_S, Note, book
from tests.race.shims import compiled

HEAD = struct.Struct("=ccqI")
SECTOR = 512
SHARES = (0.0, 0.5, 0.5, 0.9, 1.0)
"""Of the writes that are not synced so much is lost, one or another share at each cut; 0: a mere kill."""
WORK = """
import sys
from pathlib import Path
from counterdesk.store import sqlite
from tests.race.crew import work
sqlite.PRAGMAS = tuple(one.replace("synchronous=FULL", "synchronous=" + sys.argv[4]) for one in sqlite.PRAGMAS)
work(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
"""


class Record(NamedTuple):
    """What was done to which file: W at ``offset``, T to that length, S."""

    what: str
    file: str
    offset: int
    data: bytes


class Cut(NamedTuple):
    """A place where the current failed: how far the tape was, how many promises stood, and what was wrong."""

    at: int
    promised: int
    wrong: list[str]


def shim(folder: Path) -> Path | None:
    """The shim compiled into ``folder``, or None where there is no compiler for it."""
    return compiled(Path(__file__).with_name("tape.c"), folder)


def taped(hall: Path, library: Path, acts: int, workers: int = 3, synchronous: str = "FULL", seed: int = 1) -> Path:
    """Let people work in ``hall`` until ``acts`` are written down; the tape of it."""
    tape = hall.with_suffix(".tape")
    loaded = {"LD_PRELOAD": str(library), "TAPE": str(tape), "TAPED": str(hall.with_suffix(""))}
    command = [sys.executable, "-c", WORK, str(hall)]
    root = Path(__file__).parents[2]
    crew = [
        subprocess.Popen([*command, str(n), str(seed + n), synchronous], env=os.environ | loaded, cwd=root)
        for n in range(workers)
    ]
    deadline = time.monotonic() + DEADLINE_S
    try:
        while len(book(hall)) < acts:
            assert time.monotonic() < deadline, f"only {len(book(hall))} acts"
            assert [one.poll() for one in crew] == [None] * workers, "a worker fell"
            time.sleep(0.02)
        hall.with_suffix(".home").touch()
        assert [one.wait(DEADLINE_S) for one in crew] == [0] * workers
    finally:
        for one in crew:
            one.kill()
    return tape


def cuts(start: bytes, tape: Path, folder: Path, times: int, seed: int = 1) -> Iterator[Cut]:
    """Stop the tape at ``times`` random places; ``start`` is the hall's file as it was when the tape began."""
    chance, records = random.Random(seed), list(_records(tape.read_bytes()))
    places = set(chance.sample(range(1, len(records) + 1), min(times, len(records))))
    synced, since = {"d": bytearray(start), "w": bytearray()}, list[Record]()
    promises: list[Note] = []
    for at, record in enumerate(records, start=1):
        if record.file == "b":
            promises += [Note(*line.split()) for line in record.data.decode().splitlines()]
        elif record.what == "S":
            for one in since:
                if one.file == record.file:
                    _apply(synced[one.file], one)
            since = [one for one in since if one.file != record.file]
        else:
            since.append(record)
        if at in places:
            left = {name: bytearray(held) for name, held in synced.items()}
            _fail(left, since, chance)
            yield Cut(at, len(promises), _wrong(_put(left, folder), promises))


def syncs(tape: Path) -> Counter[str]:
    """How often each file was synced."""
    return Counter(record.file for record in _records(tape.read_bytes()) if record.what == "S")


def _records(data: bytes) -> Iterator[Record]:
    at = 0
    while at < len(data):
        what, file, offset, length = HEAD.unpack_from(data, at)
        at += HEAD.size
        yield Record(what.decode(), file.decode(), offset, data[at : at + length])
        at += length


def _fail(left: dict[str, bytearray], since: list[Record], chance: random.Random) -> None:
    share = chance.choice(SHARES)
    for one in since:
        if chance.random() < share:
            whole = one.what == "T" or chance.random() < 0.5
            sectors = chance.randrange(len(one.data) // SECTOR + 1)
            one = one._replace(data=b"" if whole else one.data[: sectors * SECTOR])
            if one.what == "T" or not one.data:
                continue
        _apply(left[one.file], one)


def _apply(held: bytearray, one: Record) -> None:
    if one.what == "T":
        del held[one.offset :]
        return
    held.extend(bytes(max(0, one.offset - len(held))))
    held[one.offset : one.offset + len(one.data)] = one.data


def _put(left: dict[str, bytearray], folder: Path) -> Path:
    hall = folder / "after.db"
    for name, end in (("d", ""), ("w", "-wal")):
        hall.with_name(hall.name + end).write_bytes(left[name])
    hall.with_name(hall.name + "-shm").unlink(missing_ok=True)
    return hall


def _wrong(hall: Path, promises: list[Note]) -> list[str]:
    try:
        with closing(sqlite.connect(str(hall))) as conn:
            acts = (
                "SELECT kind, json_extract(facts, '$.number'), coalesce(window, '-') FROM journal WHERE ticket_id > 0"
            )
            kept = {Note(*row) for row in conn.execute(acts)}
        lost = [f"{note} was promised and is lost" for note in promises if note not in kept]
        return [*lost, *checker.faults(hall)]
    except sqlite.DatabaseError as error:
        return [f"the file cannot be read: {error}"]
