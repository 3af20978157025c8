"""Rows 1 and 2 of the list of systems: what a tester can check of promises and of what follows when they are broken."""

from __future__ import annotations

from collections import Counter

import pytest

from counterdesk import paths
from counterdesk.hall import catalogue
from counterdesk.hall.commitments import breaches, closing, promises
from counterdesk.hall.commitments.sweep import sweep
from counterdesk.refusals import SettingFault
from tests.furnished import refused
from tests.hall.cases.acting import LEAD


def test_row_01_commitment_a_promise_above_the_laws_limit_is_refused_with_file_and_key(tmp_path):
    text = paths.data("halls", "market-regulation.toml").read_text(encoding="utf-8")
    path = tmp_path / "hall.toml"
    usual = "promised_days = 10                          # R(0.6)\nnominal_minutes = 12"
    assert text.count(usual) == 1
    path.write_text(text.replace(usual, usual.replace("10", "21", 1)), encoding="utf-8")
    with pytest.raises(SettingFault) as no:
        catalogue.read_hall_file(path)
    assert [(fault.file, fault.key) for fault in no.value.faults] == [(str(path), "service.C02.promised_days")]


def test_row_01_commitment_each_service_shows_its_promises_their_version_and_their_first_day(hall):
    found = hall.store.read(promises.current)
    assert [one.service for one in found] == list(hall.store.read(catalogue.current).services)
    assert all(one.version and one.effective_on and one.wait_min for one in found)
    assert all(one.promised_days <= one.statutory_days for one in found if one.promised_days and one.statutory_days)


def test_row_02_consequence_no_overdue_case_is_decided_without_a_reason(matters):
    number = matters.accept("B07")
    matters.do("sign", number)
    matters.until("2026-12-11 09:00")
    with refused("late_reason_needed"):
        matters.do("decide", number, "grant")


def test_row_02_consequence_no_breach_of_a_case_is_closed_without_a_reason_and_a_named_decision(matters, hall):
    matters.accept("B07")
    matters.until("2026-12-11 09:00")
    hall.store.run(sweep)
    with refused("public_reason_needed"):
        hall.store.run(closing.close, LEAD, "1", "mistake", "上门道歉", "at_fault")
    done = hall.store.run(closing.close, LEAD, "1", "mistake", "上门道歉", "at_fault", "核查人员误记日期")
    assert (done.decision, done.decided_by, done.public_reason) == ("at_fault", "301", "核查人员误记日期")


def test_row_02_consequence_the_public_report_shows_each_breach_once(matters, hall):
    for service in ("B07", "B07", "A01"):
        matters.accept(service)
    hall.issue("A01")
    matters.until("2027-03-01 09:00")
    for _ in range(3):
        hall.store.run(sweep)
    told = Counter(one.breach for one in hall.store.read(breaches.published))
    ((written,),) = hall.ask("SELECT count(*) FROM breach")
    assert set(told.values()) == {1}
    assert len(told) == written == hall.acts().count("promise_broken")
