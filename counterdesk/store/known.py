"""What is known of a hall's journal beside its file: one entry's number and hash, kept with the writer's turn.

SQLite takes any whole log of this name as the file's own, and an older file in its place is a sound hall too: neither
shows within. An entry that is known to have been there and is there no more does. It is kept now and then and not at
each act, so what was done in the last minute before a crash may be missing without being missed; and since an entry
is on the disk before anybody can know of it, a power cut takes away none that is kept here.
"""

from __future__ import annotations

import struct
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import bindparam, select

from counterdesk.store.desk import Look
from counterdesk.store.journal import journal
from counterdesk.store.prepared import Prepared

KEPT = struct.Struct("=Q32s8s")
"""Number, hash, and a sum of both: half of one written by a power cut is none."""
HASH = Prepared(select(journal.c.hash).where(journal.c.id == bindparam("entry")))


class Known(NamedTuple):
    """A journal entry that was in the hall: its number and its hash, 64 hexadecimal digits."""

    entry: int
    head: str

    def packed(self) -> bytes:
        """As it is kept."""
        said = bytes.fromhex(self.head)
        return KEPT.pack(self.entry, said, _sum(self.entry, said))

    def is_in(self, look: Look) -> bool:
        """Whether the journal has this entry, and word for word."""
        found = HASH.one(look.conn, entry=self.entry)
        return bool(found) and found.hash == self.head


def unpacked(kept: bytes) -> Known | None:
    """What was kept; None for nothing, and for what was not written whole."""
    if len(kept) < KEPT.size:
        return None
    entry, said, proof = KEPT.unpack_from(kept)
    return Known(entry, said.hex()) if proof == _sum(entry, said) else None


def _sum(entry: int, said: bytes) -> bytes:
    return sha256(b"%d %b" % (entry, said)).digest()[:8]
