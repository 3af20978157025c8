"""kill -9 anywhere on the way to the printer: one receipt at most, and at worst a person is asked."""

import signal

import pytest

from counterdesk.clock import SECOND_US
from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import look
from counterdesk.store import outbox

from ..processes import begin
from .killer import print_and_die
from .printer_double import PrinterDouble, SerialDouble

PATIENCE_S = 20
LATER_S = outbox.LEASE_US / SECOND_US + 60


def killed_at(hall, double, seam, meanwhile=lambda: None):
    process = begin.Process(target=print_and_die, args=(hall.path, double.target, seam))
    process.start()
    meanwhile()
    process.join(PATIENCE_S)
    assert process.exitcode == -signal.SIGKILL
    hall.clock.forward(LATER_S)


def outcome(hall, double, job):
    """The job's state and receipts once another process has printed the next one."""
    hall.spool(printer("front", double.target))
    following = hall.put("A013")
    while hall.told.get(timeout=PATIENCE_S).id != following:
        pass
    printed = [paper for paper in double.receipts if b"A012" in paper and b"A013" not in paper]
    return hall.job(job).state, len(printed)


@pytest.mark.parametrize(
    ("seam", "state", "receipts"),
    [
        ("before the claim", "printed", 1),
        ("after the claim", "unknown", 0),
        ("before a byte is written", "unknown", 0),
        ("half written", "unknown", 0),
        ("after it was written", "unknown", 1),
        ("after it was printed", "unknown", 1),
        ("after it was settled", "printed", 1),
    ],
)
def test_killed(hall, seam, state, receipts):
    job = hall.put()
    with PrinterDouble() as double:
        killed_at(hall, double, seam)
        assert outcome(hall, double, job) == (state, receipts)


@pytest.mark.parametrize(
    ("seam", "receipts"), [("before a byte is written", 0), ("half written", 0), ("after it was written", 1)]
)
def test_killed_on_a_serial_line(hall, seam, receipts):
    job = hall.put()
    with SerialDouble() as double:
        killed_at(hall, double, seam)
        assert outcome(hall, double, job) == ("unknown", receipts)


def test_killed_while_it_counts_as_sent(hall):
    job = hall.put()
    with PrinterDouble(lie="no fence") as double:
        killed_at(hall, double, "after it was told as sent")
        assert hall.job(job).state == "sent"
        double.lie = ""
        assert outcome(hall, double, job) == ("unknown", 1)


def test_killed_once_it_had_failed_it_is_printed_by_itself(hall):
    job = hall.put()
    with PrinterDouble(paper_for=0) as double:
        killed_at(hall, double, "after it was told as failed")
        assert hall.job(job).state == "failed"
        double.change_roll()
        assert outcome(hall, double, job) == ("printed", 1)


def test_killed_as_the_roll_was_changed_it_was_printed_once_and_a_person_is_asked(hall):
    def change_roll():
        while hall.job(job).state != "held":
            hall.pause()
        double.change_roll()

    job = hall.put()
    with PrinterDouble(paper_for=150) as double:
        killed_at(hall, double, "after it was held and printed", change_roll)
        assert (hall.job(job).state, len(double.receipts)) == ("held", 1)
        assert outcome(hall, double, job) == ("unknown", 1)


def look_again(hall, double):
    front = printer("front", double.target)
    return look(hall.store, [front], front)


def test_killed_while_the_roll_is_empty_the_paper_stays_held_as_long_as_the_printer_says_so(hall):
    job = hall.put()
    with PrinterDouble(paper_for=150) as double:
        killed_at(hall, double, "while it is held")
        assert (hall.job(job).state, look_again(hall, double), hall.job(job).state) == ("held", "paper_out", "held")
        double.change_roll()
        assert (look_again(hall, double), hall.job(job).state) == ("ready", "unknown")
        assert (hall.job(job).reason, len(double.receipts)) == ("abandoned", 1)


def test_killed_while_the_roll_is_empty_a_printer_that_is_gone_leaves_it_to_a_person(hall):
    job = hall.put()
    with PrinterDouble(paper_for=150) as double:
        killed_at(hall, double, "while it is held")
    assert (look_again(hall, double), hall.job(job).state) == ("unreachable", "unknown")


def test_killed_while_the_roll_is_empty_the_next_paper_settles_it(hall):
    job = hall.put()
    with PrinterDouble(paper_for=150) as double:
        killed_at(hall, double, "while it is held")
        double.change_roll()
        assert outcome(hall, double, job) == ("unknown", 1)
        assert len(double.receipts) == 2
