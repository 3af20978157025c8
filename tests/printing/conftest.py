"""A hall on a real file, with a clock that can be moved, and a spool that is always stopped."""

import queue
from datetime import UTC, datetime

import pytest

from counterdesk.clock import FixedClock
from counterdesk.printing.spool import Spool
from counterdesk.store import outbox
from counterdesk.store.engine import create_store

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

    def put(self, number="A012", printer=None):
        return self.store.run(lambda desk: desk.print(ticket_slip(number=number), printer=printer))

    def job(self, number):
        return self.store.read(outbox.job, job_id=number)

    def spool(self, *printers):
        spool = Spool(self.store, printers, self.told.put)
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
