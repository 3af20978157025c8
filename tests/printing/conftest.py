"""A hall on a real file, with a clock that can be moved, and a spool that is always stopped."""

import queue
import threading
import time
from contextlib import closing
from datetime import UTC, datetime

import pytest

from counterdesk.clock import FixedClock
from counterdesk.printing import fonts, glyphs, pixels
from counterdesk.printing.spool import Spool
from counterdesk.store import outbox
from counterdesk.store.engine import create_store, open_store

from .papers import ticket_slip

PATIENCE_S = 20


class Hall:
    """The store with what these tests do to it."""

    def __init__(self, folder):
        self.path = folder / "hall.db"
        self.clock = FixedClock(datetime.now(UTC))
        self.store = create_store(self.path, "Asia/Shanghai", "04:00", self.clock)
        self.told = queue.Queue()
        self.spools = []
        self.deadline = time.monotonic() + PATIENCE_S

    def put(self, number="A012", printer=None):
        return self.store.run(lambda desk: desk.print(ticket_slip(number=number), printer=printer))

    def put_elsewhere(self):
        """A ticket queued by another process."""
        with closing(open_store(self.path, self.clock)) as other:
            return other.run(lambda desk: desk.print(ticket_slip()))

    def job(self, number):
        return self.store.read(outbox.job, job_id=number)

    def health(self, printer):
        return self.store.read(outbox.health_of, printer=printer).state

    def pause(self):
        """Let the printer's thread go on; fails when it takes too long."""
        assert time.monotonic() < self.deadline
        threading.Event().wait(0.05)

    def spool(self, *printers, helps_out=False):
        spool = Spool(self.store, printers, self.told.put, helps_out)
        self.spools.append(spool)
        spool.start()
        return spool

    def hears(self, state):
        """The next job the spool tells of, which must be in ``state``."""
        job = self.told.get(timeout=PATIENCE_S)
        assert job.state == state, job
        return job

    def close(self):
        for spool in self.spools:
            spool.stop()
        self.store.close()


@pytest.fixture
def hall(tmp_path):
    hall = Hall(tmp_path)
    yield hall
    hall.close()


@pytest.fixture
def no_font(monkeypatch):
    """A computer without any Chinese font."""
    monkeypatch.setattr(fonts, "PACKAGES", ())
    monkeypatch.setattr(fonts, "SYSTEM", ())
    forget = (fonts.find, glyphs.inline, pixels.glyph)
    for kept in forget:
        kept.cache_clear()
    yield
    for kept in forget:
        kept.cache_clear()
