"""kill -9 anywhere on the way to the printer: one receipt at most, and at worst a person is asked."""

import subprocess
import sys

import pytest

from counterdesk.clock import SECOND_US
from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import look
from counterdesk.store import outbox

from .printer_double import PrinterDouble

SCRIPT = """
import os, signal, sys
from counterdesk.printing import delivery
from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import command, errand, print_one
from counterdesk.printing.transport.talk import Talk
from counterdesk.printing.transport.wire import LinkWire
from counterdesk.store.engine import open_store

path, target, seam = sys.argv[1:]

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

if seam == "before the claim":
    errand.Errand.claim = die
elif seam == "after the claim":
    errand.job_bytes = die
elif seam == "before a byte is written":
    LinkWire._questions = die
elif seam == "half written":
    write = Talk.write
    Talk.write = lambda self, data: write(self, data) if len(data) < 9 else (write(self, data[: len(data) // 2]), die())
elif seam == "after it was written":
    LinkWire.confirm = die
elif seam == "after it was printed":
    errand._settle = die
elif seam == "while it is held":
    errand.Errand.release = die
elif seam == "after it was settled":
    command._print_here = lambda *facts, before=command._print_here: (before(*facts), die())
print_one(open_store(path), [printer("front", target)], 1)
"""
LATER_S = outbox.LEASE_US / SECOND_US + 60


def killed_at(hall, double, seam):
    killed = subprocess.run([sys.executable, "-c", SCRIPT, hall.path, double.target, seam], check=False)
    assert killed.returncode == -9
    hall.clock.forward(LATER_S)


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
        hall.spool(printer("front", double.target))
        following = hall.put("A013")
        while hall.told.get(timeout=20).id != following:
            pass
        printed = [paper for paper in double.receipts if b"A012" in paper and b"A013" not in paper]
        assert (hall.job(job).state, len(printed)) == (state, receipts)


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
    assert (look_again(hall, double), hall.job(job).state) == ("offline", "unknown")


def test_killed_while_the_roll_is_empty_the_next_paper_settles_it(hall):
    job = hall.put()
    with PrinterDouble(paper_for=150) as double:
        killed_at(hall, double, "while it is held")
        double.change_roll()
        hall.spool(printer("front", double.target))
        following = hall.put("A013")
        while hall.told.get(timeout=20).id != following:
            pass
        assert (hall.job(job).state, len(double.receipts)) == ("unknown", 2)
