"""One job to a printer that behaves or does not: exactly one receipt, or an outcome that says a person must look."""

import socket
from dataclasses import replace

import pytest

from counterdesk.printing.delivery import Delivery, deliver
from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import printer, shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.transport import open_wire, talk
from counterdesk.printing.transport.tcp import TcpLink
from counterdesk.printing.transport.wire import LinkWire

from .papers import ticket_slip
from .printer_double import PrinterDouble

JOB = job_bytes(ticket_slip(), shipped()["generic-80-cn"])
PRINTED = Delivery("printed", "fence")


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(talk, "ANSWER_S", 0.3)
    monkeypatch.setattr(talk, "SPARE_WRITE_S", 0.3)


def outcomes(target, job=JOB, confirm_s=5.0, profile="", stop_at="held"):
    wire = open_wire(printer("front", target, profile))
    heard = []
    for outcome in deliver(wire, job, confirm_s):
        heard.append(outcome)
        if outcome.state == stop_at:
            break
    wire.close()
    return heard


def test_a_healthy_printer_prints_one_receipt_and_answers_the_fence():
    with PrinterDouble() as double:
        assert outcomes(double.target) == [PRINTED]
        assert [paper.count("有限责任公司".encode("gbk")) for paper in double.receipts] == [1]


def test_each_job_has_a_connection_of_its_own():
    with PrinterDouble() as double:
        assert outcomes(double.target) + outcomes(double.target) == [PRINTED, PRINTED]
        assert (double.connections, len(double.receipts)) == (2, 2)


def test_a_refused_connection_is_failed():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert outcomes(f"tcp://127.0.0.1:{taken.getsockname()[1]}") == [Delivery("failed", reason="unreachable")]


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 63])
def test_a_host_nobody_knows_is_failed(host):
    assert outcomes(f"tcp://{host}") == [Delivery("failed", reason="unreachable")]


def test_no_paper_before_the_job_is_failed_and_nothing_was_sent():
    with PrinterDouble(paper_for=0) as double:
        assert outcomes(double.target) == [Delivery("failed", reason="paper")]
        double.change_roll()
        assert double.receipts == []


def test_an_open_cover_before_the_job_is_failed():
    with PrinterDouble() as double:
        double.cover_open = True
        assert outcomes(double.target) == [Delivery("failed", reason="cover")]


def test_paper_out_in_mid_job_is_held_and_the_printer_finishes_by_itself():
    with PrinterDouble(paper_for=150) as double:
        wire = open_wire(printer("front", double.target))
        told = deliver(wire, JOB)
        assert next(told) == Delivery("held", reason="paper")
        double.change_roll()
        assert next(told) == PRINTED
        assert len(double.receipts) == 1
        wire.close()


def test_paper_out_and_hung_up_the_printer_still_prints_one():
    with PrinterDouble(paper_for=150) as double:
        assert outcomes(double.target) == [Delivery("held", reason="paper")]
        double.change_roll()
        assert len(double.receipts) == 1


def test_a_line_cut_in_mid_job_is_unknown():
    with PrinterDouble(hang_up_after=100) as double:
        assert outcomes(double.target) == [Delivery("unknown", reason="closed")]


def test_a_printer_that_never_answers_gets_no_job():
    with PrinterDouble(silent=True) as double:
        assert outcomes(double.target) == [Delivery("failed", reason="silent")]
        assert double.receipts == []


def test_a_printer_that_never_reads_gets_no_job():
    with PrinterDouble(deaf=True) as double:
        assert outcomes(double.target) == [Delivery("failed", reason="silent")]


def test_a_printer_that_stops_answering_is_sent_then_unknown():
    with PrinterDouble(lie="no fence") as double:
        heard = outcomes(double.target, confirm_s=0.2)
        assert heard == [Delivery("sent"), Delivery("unknown", reason="timeout")]


def one_way(port):
    profile = replace(shipped()["generic-80-cn"], status="none", bytes_s=10**8)
    return LinkWire(TcpLink("127.0.0.1", port), profile)


def test_a_printer_that_only_takes_is_believed_to_have_it():
    with PrinterDouble(silent=True) as double:
        wire = one_way(double.port)
        assert list(deliver(wire, job_bytes(ticket_slip(), wire.profile))) == [Delivery("printed", "accepted")]
        wire.close()
    assert len(double.receipts) == 1


def test_a_deaf_one_that_took_a_part_is_unknown():
    with PrinterDouble(deaf=True) as double:
        wire = one_way(double.port)
        assert list(deliver(wire, b"x" * 20_000_000)) == [Delivery("unknown", reason="timeout")]
        wire.close()


def test_what_was_said_before_the_job_does_not_pass_for_its_confirmation():
    class Chatty(PrinterDouble):
        def _realtime(self, question):
            return super()._realtime(question) + b"\x00\x00"

    with Chatty(lie="no fence") as double:
        assert outcomes(double.target, confirm_s=0.2)[-1].state == "unknown"


def test_the_layout_sent_is_the_layout_shown():
    with PrinterDouble() as double:
        outcomes(double.target)
        (paper,) = double.receipts
    shown = [item.text for item in lay(ticket_slip(), 48) if hasattr(item, "text")]
    assert all(text.encode("gbk") in paper for text in shown)
