"""An auditor sees and changes nothing: every command tried, and nothing in the hall is other than before."""

from __future__ import annotations

import pytest

from counterdesk.hall.clerks import ALLOWED
from counterdesk.store import library
from tests.cli.commanded import every, takes_a_clerk

ADMIN, AUDITOR = "901", "601"
READS = {"lead_view", "commitment", "complaint_read", "appraisal_view", "see_reviews"}
FURNITURE = (
    ("ticket", "issue", "A01"), ("ticket", "issue", "A01"), ("enquiry", "ask", "锅炉登记找谁"),
    ("complaint", "register", "窗口不收材料", "--name", "王小芳"), ("window", "open", "1"),
    ("inspection", "start", "--places", "1"), ("inspection", "mark", "1", "1", "grooming", "fail"),
    ("notice", "issue", "A01"), ("case", "receive", "B01", "--applicant", "张晓明"),
    ("appraisal", "event", "training", "101", "--note", "培训"),
)  # fmt: skip
"""Something of everything, so that what an auditor is refused could have been done."""
OWN = {"clerk", "journal", "hall_now", "complaint_event"}
"""What proving who one is changes: the tries at a PIN, the journal that keeps them and a refused look at a teller."""


@pytest.fixture
def set_up(cdk, type_in, monkeypatch):
    """A hall where admin and auditor have PINs, and the auditor's is at hand."""
    for number in (ADMIN, AUDITOR):
        type_in(f"{number}{number}\n")
        monkeypatch.setenv("COUNTERDESK_PIN", ADMIN * 2)
        assert cdk("clerk", "pin", number, "--clerk", ADMIN).code == 0
    by = ("--clerk", ADMIN)
    for given in FURNITURE:
        assert cdk(*given, *by).code == 0, given
    monkeypatch.setenv("COUNTERDESK_PIN", AUDITOR * 2)
    type_in("")


def holds(path):
    conn = library.module.connect(str(path))
    try:
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: conn.execute(f"SELECT * FROM {name}").fetchall() for name in tables if name not in OWN}
    finally:
        conn.close()


def kinds(path):
    conn = library.module.connect(str(path))
    try:
        return [kind for (kind,) in conn.execute("SELECT kind FROM journal ORDER BY id")]
    finally:
        conn.close()


def test_row_24_no_act_but_reading_is_an_auditors():
    assert {act for act, roles in ALLOWED.items() if "auditor" in roles} <= READS


def test_row_24_no_command_of_an_auditor_changes_anything(cdk, hall, set_up, tmp_path):
    before, told = holds(hall), len(kinds(hall))
    tried = [command for command, _ in every("2026-00001", AUDITOR, tmp_path) if takes_a_clerk(command)]
    for command, words in every("2026-00001", AUDITOR, tmp_path):
        if takes_a_clerk(command):
            cdk(*words)
            assert holds(hall) == before, command.path
    assert len(tried) > 80
    assert holds(hall) == before
    looks = {"signed_in", "revealed", "complaint_reveal_refused", "act_refused"}  # and what was refused, each kept
    assert set(kinds(hall)[told:]) <= looks
