"""All that goes wrong with a printer, before, in the middle and after a job, on the network and on a serial line.

One receipt, or an outcome that says a person must look; never a job that may be out and counts as not sent.
"""

import pytest

from counterdesk.printing.delivery import Delivery, deliver
from counterdesk.printing.profiles import printer
from counterdesk.printing.render import job_bytes
from counterdesk.printing.transport import open_wire, talk, wire

from .papers import ticket_slip
from .printer_double import PrinterDouble, SerialDouble

QUESTIONS = 9
"""Bytes: asked before the job."""
MIDDLE = 150
"""Bytes: well inside the ticket."""
ORDINARY = {"status": "asb", "confirm": "fence"}
EXACT = {"status": "asb", "confirm": "process_id"}
ASKED_ONLY = {"status": "dle", "confirm": "fence"}
HEALTH_ONLY = {"status": "dle", "confirm": "status"}
FAULTS = {"paper": "paper_for", "cover": "cover_open", "offline": "offline"}
lines = pytest.mark.parametrize("double_of", [PrinterDouble, SerialDouble], ids=["tcp", "serial"])
faults = pytest.mark.parametrize("fault", FAULTS)
clones = pytest.mark.parametrize("lie", ["", "at once"], ids=["honest", "confirms at once"])


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(talk, "ANSWER_S", 0.3)
    monkeypatch.setattr(talk, "SPARE_WRITE_S", 0.3)
    monkeypatch.setattr(wire, "AFTER_FENCE_S", 0.2)
    monkeypatch.setattr(wire, "LOOK_S", 0.1)


class Job:
    """One ticket on its way; ``next`` tells what is learnt of it."""

    def __init__(self, double, said=ORDINARY, confirm_s=5.0):
        self.double = double
        self.printer = printer("front", double.target, overrides=said)
        self.wire = open_wire(self.printer)
        self.told = deliver(self.wire, job_bytes(ticket_slip(), self.printer.profile), confirm_s)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.wire.close()

    def outcome(self):
        """The next thing learnt that is not merely ``sent``."""
        return next(told for told in self.told if told.state != "sent")

    @property
    def receipts(self):
        return len(self.double.receipts)


def break_now(double, fault):
    setattr(double, FAULTS[fault], 0 if fault == "paper" else True)


def break_after(double, fault, sent_bytes):
    if fault == "paper":
        double.paper_for = sent_bytes
    else:
        double.fault, double.fault_after = FAULTS[fault], sent_bytes


@lines
@pytest.mark.parametrize("said", [ORDINARY, EXACT, ASKED_ONLY, HEALTH_ONLY])
def test_a_healthy_printer_proves_what_its_profile_says(double_of, said):
    with double_of() as double, Job(double, said) as job:
        level = "status" if said["confirm"] == "status" else said["confirm"]
        assert job.outcome() == Delivery("printed", level)
    assert job.receipts == 1


@lines
@faults
@clones
def test_before_the_job_nothing_is_sent(double_of, fault, lie):
    with double_of(lie=lie) as double:
        break_now(double, fault)
        with Job(double) as job:
            assert job.outcome() == Delivery("failed", reason=fault)
        double.change_roll()
        assert job.receipts == 0


def is_held_and_comes_out_once(double, said, fault):
    """Broken in the middle, a job waits for whoever puts the printer right, and is one paper in the end."""
    break_after(double, fault, MIDDLE)
    with Job(double, said) as job:
        assert job.outcome() == Delivery("held", reason=fault)
        double.change_roll()
        assert job.outcome().state == "printed"
    assert job.receipts == 1


@lines
@faults
@pytest.mark.parametrize("said", [ORDINARY, EXACT, ASKED_ONLY, HEALTH_ONLY])
def test_in_the_middle_it_is_held_and_the_printer_finishes_it(double_of, fault, said):
    with double_of() as double:
        is_held_and_comes_out_once(double, said, fault)


@lines
@faults
@clones
def test_after_the_paper_it_is_held_until_it_is_put_right(double_of, fault, lie):
    with double_of(lie=lie) as double:
        size = len(job_bytes(ticket_slip(), printer("x", double.target).profile))
        break_after(double, fault, size - len(wire.FENCE))
        with Job(double) as job:
            assert job.outcome() == Delivery("held", reason=fault)
            assert job.receipts == 1
            double.change_roll()
            assert job.outcome().state == "printed"
        assert job.receipts == 1


@lines
def test_a_printer_that_lost_the_job_with_its_power_is_unknown(double_of):
    with double_of(paper_for=MIDDLE) as double, Job(double, confirm_s=0.5) as job:
        assert job.outcome().state == "held"
        double.off_and_on()
        told = next(told for told in job.told if told.state != "held")
        assert (told, job.receipts) == (Delivery("unknown", reason="timeout"), 0)


def test_a_printer_that_falls_silent_for_want_of_paper_stays_held():
    with PrinterDouble(paper_for=MIDDLE) as double, Job(double, confirm_s=0.1) as job:
        assert job.outcome().state == "held"
        double.silent = True
        assert [job.outcome().state for _ in range(3)] == ["held"] * 3
        double.silent = False
        double.change_roll()
        assert next(told for told in job.told if told.state != "held").state == "printed"


@lines
def test_a_cable_cut_while_it_is_held_is_unknown(double_of):
    with double_of(paper_for=MIDDLE) as double, Job(double) as job:
        assert job.outcome().state == "held"
        double.cut_cable()
        assert job.outcome() == Delivery("unknown", reason="closed")


def a_job_takes(double):
    """The bytes of the questions before it, and of the ticket without its fence."""
    return QUESTIONS, len(job_bytes(ticket_slip(), printer("x", double.target).profile)) - len(wire.FENCE)


@lines
def test_a_cable_cut_before_the_job_is_failed(double_of):
    with double_of(hang_up_after=QUESTIONS) as double, Job(double) as job:
        told = job.outcome()
        # what the line took before it noticed the cut may have gone out: then nobody knows
        assert told == Delivery("failed", reason="closed") or (
            double_of is SerialDouble and told == Delivery("unknown", reason="closed")
        )
    assert job.receipts == 0


@lines
def test_a_cable_cut_in_the_middle_is_unknown(double_of):
    with double_of(hang_up_after=MIDDLE) as double, Job(double) as job:
        assert job.outcome() == Delivery("unknown", reason="closed")
    assert job.receipts == 0


@lines
def test_a_cable_cut_after_the_paper_and_before_its_proof_is_unknown(double_of):
    with double_of() as double:
        double.hang_up_after = sum(a_job_takes(double))
        with Job(double) as job:
            assert job.outcome() == Delivery("unknown", reason="closed")
    assert job.receipts == 1


@lines
def test_a_printer_that_reads_nothing_gets_no_job(double_of):
    with double_of(deaf=True) as double, Job(double) as job:
        assert job.outcome() == Delivery("failed", reason="silent")


@lines
def test_a_slow_reader_prints_one(double_of):
    with double_of() as double:
        double.gulp, double.pause_s = 8, 0.002
        with Job(double) as job:
            assert job.outcome() == Delivery("printed", "fence")
    assert job.receipts == 1


@lines
def test_one_that_stops_reading_in_the_middle_is_unknown(double_of):
    with double_of() as double:
        double.stalls_after = MIDDLE
        with Job(double, confirm_s=0.1) as job:
            assert job.outcome() == Delivery("unknown", reason="timeout")
            assert job.receipts == 0


@lines
def test_one_that_reads_no_more_after_the_paper_is_unknown(double_of):
    with double_of() as double:
        double.stalls_after = sum(a_job_takes(double))
        with Job(double, confirm_s=0.1) as job:
            assert job.outcome() == Delivery("unknown", reason="timeout")
            assert job.receipts == 1


@lines
def test_a_clone_that_answers_any_id_is_believed_only_for_its_fence(double_of):
    with double_of(lie="any id") as double, Job(double, EXACT) as job:
        assert job.outcome() == Delivery("printed", "fence")


@lines
def test_a_clone_that_answers_any_id_and_no_fence_is_not_believed(double_of):
    with double_of(lie="any id, no fence") as double, Job(double, EXACT, confirm_s=0.5) as job:
        assert job.outcome() == Delivery("unknown", reason="timeout")


@lines
@pytest.mark.parametrize("said", [ORDINARY, EXACT])
@faults
def test_a_clone_that_confirms_what_it_only_received_is_held(double_of, said, fault):
    with double_of(lie="at once") as double:
        is_held_and_comes_out_once(double, said, fault)


@lines
@faults
def test_a_clone_that_answers_any_id_is_held_by_what_went_wrong_in_the_middle(double_of, fault):
    with double_of(lie="any id") as double:
        is_held_and_comes_out_once(double, EXACT, fault)


@lines
@faults
def test_a_clone_that_answers_any_id_gets_nothing_while_something_is_wrong(double_of, fault):
    with double_of(lie="any id") as double:
        break_now(double, fault)
        with Job(double, EXACT) as job:
            assert job.outcome() == Delivery("failed", reason=fault)
        assert job.receipts == 0


@lines
def test_a_printer_that_does_not_know_the_id_still_proves_its_fence(double_of):
    with double_of(lie="no id") as double, Job(double, EXACT) as job:
        assert job.outcome() == Delivery("printed", "fence")


@lines
def test_a_roll_near_its_end_prints_and_is_told(double_of):
    with double_of() as double:
        double.near_end = True
        with Job(double) as job:
            assert job.outcome().state == "printed"
            assert job.wire.health == "near"


@lines
@pytest.mark.parametrize("kind", ["ank-80", "generic-80-cn"])
def test_a_lost_printer_is_freed_from_the_picture_it_waits_for(double_of, kind):
    with double_of() as double:
        half = bytes.fromhex("1d76300048001800") + bytes(100)
        double.take(half)
        profile = printer("x", double.target, kind).profile
        with Job(double) as job:
            job.told = deliver(job.wire, profile.flush + job_bytes(ticket_slip(), job.printer.profile))
            assert job.outcome().state == "printed"
        assert "有限责任公司".encode("gbk") in double.receipts[0].partition(b"\x1b@")[2]
