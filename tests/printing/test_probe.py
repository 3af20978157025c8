"""A printer is asked what it can do, and believed only what it proves."""

import pytest

from counterdesk.printing.probe import Answers, probe
from counterdesk.printing.profiles import printer
from counterdesk.printing.transport import link_of, talk

from .printer_double import PrinterDouble, SerialDouble


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(talk, "ANSWER_S", 0.3)
    monkeypatch.setattr("counterdesk.printing.probe.ANSWER_S", 0.3)


def asked(double):
    made = printer("front", double.target)
    return probe(link_of(made), made.profile.bytes_s)


@pytest.mark.parametrize("double_of", [PrinterDouble, SerialDouble])
def test_a_printer_that_answers_everything(double_of):
    with double_of() as double:
        found = asked(double)
    assert found == Answers(True, True, True, True, "EPSON", "TM-T88V")
    assert (found.status, found.confirm) == ("asb", "process_id")


def test_a_clone_that_answers_any_id_is_known_by_it():
    with PrinterDouble(lie="any id") as double:
        assert asked(double).confirm == "fence"


def test_a_printer_that_only_tells_its_state():
    with PrinterDouble(lie="no fence, no id") as double:
        assert asked(double).confirm == "status"


def test_a_printer_that_answers_nothing_proves_nothing():
    with PrinterDouble(silent=True) as double:
        found = asked(double)
    assert (found.realtime, found.status, found.confirm) == (False, "none", "none")


def test_a_printer_without_paper_is_asked_later():
    with PrinterDouble(paper_for=0) as double:
        assert asked(double).trouble == "paper"
