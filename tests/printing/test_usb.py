"""A USB printer: short writes are gone on from, its answers are heard, and a computer without libusb says so."""

import pytest

from counterdesk.printing.delivery import Delivery, deliver
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.target import UsbId
from counterdesk.printing.transport.usb import UsbLink
from counterdesk.printing.transport.wire import LinkWire

from .papers import ticket_slip
from .printer_double import Machine

pytest.importorskip("usb.core")
PROFILE = shipped()["epson-t82-cn"]
PLUGGED_IN = UsbId(0x04B8, 0x0202, "")
JOB = job_bytes(ticket_slip(), PROFILE)


def outcome(machine, number=PLUGGED_IN):
    from .usb_double import UsbDouble

    wire = LinkWire(UsbLink(number, UsbDouble(machine)), PROFILE)
    found = next(told for told in deliver(wire, JOB) if told.state != "sent")
    wire.close()
    return found


def test_a_job_goes_out_whole_in_short_writes_and_is_proved():
    machine = Machine()
    assert outcome(machine) == Delivery("printed", "process_id")
    assert [paper.count("有限责任公司".encode("gbk")) for paper in machine.receipts] == [1]


def test_its_troubles_are_told():
    assert outcome(Machine(paper_for=0)) == Delivery("failed", reason="paper")


def test_a_printer_that_is_not_plugged_in_is_unreachable():
    assert outcome(Machine(), UsbId(0x1234, 0x5678, "")) == Delivery("failed", reason="unreachable")
