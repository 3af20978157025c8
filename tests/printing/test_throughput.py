"""Many tickets through one printer's worker: in order, one commit each, nothing left behind."""

from counterdesk.printing.profiles import printer
from counterdesk.store import outbox
from tests.bench.spool import spooled

from .printer_double import PrinterDouble


def front(double):
    return printer("front", double.target)


def test_many_tickets_come_out_in_order_and_leave_nothing_behind(tmp_path):
    found = spooled(tmp_path, 200)
    assert (found["tickets"], found["receipts"], found["out of order"]) == (200, 200, 0)
    assert found["growth in 2nd half, MiB"] < 5


def test_tickets_that_wait_together_cost_one_commit_each(hall, monkeypatch):
    committed = []
    run = type(hall.store).run
    numbers = [hall.put(f"A0{n:02}") for n in range(10)]
    monkeypatch.setattr(type(hall.store), "run", lambda *given, **facts: committed.append(1) or run(*given, **facts))
    with PrinterDouble() as double:
        hall.spool(front(double))
        assert [hall.hears("printed").id for _ in numbers] == numbers
    assert len(committed) <= len(numbers) + 2


def test_a_spool_that_stops_leaves_nothing_half_begun(hall):
    numbers = [hall.put(f"A0{n:02}") for n in range(30)]
    with PrinterDouble() as double:
        spool = hall.spool(front(double))
        hall.hears("printed")
        spool.stop()
        hall.spools.remove(spool)
        printed = len(double.receipts)
    states = [hall.job(number).state for number in numbers]
    assert states == ["printed"] * printed + ["queued"] * (len(numbers) - printed)
    assert hall.store.read(outbox.lease_holder, printer="front") is None
