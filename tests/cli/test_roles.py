"""Who may do what, cell by cell: for every act of the table and every role, the command line lets in whom it should."""

from __future__ import annotations

import shutil

import pytest
from argon2 import PasswordHasher

from counterdesk.__main__ import main
from counterdesk.hall import clerks, rows, visits, windows
from counterdesk.hall.clerks import ALLOWED, ROLES
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store

PIN = "271828"
NUMBER = {role: f"7{place}" for place, role in enumerate(ROLES)}
COMMANDS = {
    "issue": "ticket issue A01",
    "reprint": "slip print ticket B001",
    "print_paper": "printer test",
    "cancel_elsewhere": "ticket cancel A002 --reason rain",
    "serve": "window open 6",
    "notice": "notice issue A02",
    "second_notice": "notice issue A01 --ticket A001 --override again --clerk 101 --window 1 --lead",
    "takeover": "window takeover 1 --clerk 102 --lead",
    "stop_series": "window stop-series B --reason rain",
    "load": "load hall.toml",
    "close_day": "day note rain",
    "manage_clerks": "clerk role 101 clerk",
    "purge": "purge --before 2020-01-01 --dry-run",
    "move": "move --to moved.db",
    "backup": "backup --daily 17:30",
    "prove": "prove --seconds 0",
    "publish": "publish site",
    "import": "import visits visits.csv",
    "lead_view": None,
    "accept": "case receive A01 --applicant Zhang",
    "decide": "case decide 2026-00001 --outcome grant",
    "extend": "case extend 2026-00001 --days 3 --reason rain --approver Li",
    "revoke": "case revoke 2026-00001 --reason rain",
    "hand_over_others": "case handover 2026-00001 --to 102 --reason rain",
    "joint": "case step 2026-00002 --department SCJG receive",
    "enquiry": "enquiry ask where",
    "grant_green": "green grant high_tech --document letter --reason rain --ticket A001",
    "fee": "case fee 2026-00001 --amount 1 --method cash",
    "void_fee": "fee void 2026-00001 --reason rain",
    "enter_review": "review give A001 --grade 5 --channel paper",
    "review": "review verify 2026-00001 --so yes",
    "see_reviews": "review list",
    "survey": "survey ask form --count 3",
    "sweep_breaches": "commitment sweep",
    "commitment": "commitment breaches",
    "close_breach": "commitment apologise 2026-00001",
    "complaint_register": "complaint register rain",
    "complaint_read": "complaint list",
    "complaint_handle": "complaint admit 2026-00001",
    "complaint_reveal": "complaint reveal 2026-00001",
    "inspect": "inspection start --places 1",
    "inspection_fix": "inspection fix 2026-00001 1 grooming --what rain",
    "inspection_recheck": "inspection recheck 2026-00001 1 grooming",
    "appraisal_view": "appraisal show --of 101",
    "appraisal_enter": "appraisal event training 101 --note rain",
    "appraisal_decide": "appraisal decide breach:1 101 --decision rain",
}
"""A command that asks for an act's role; the clerk's number follows. None: what screens show, no command."""
NOT_THEIRS = ("role", "called_elsewhere", "identity_closed")
"""How whoever may not is refused."""


BEFORE = (
    "notice issue A01 --ticket A001 --window 1 --clerk 101", "ticket issue B01", "ticket issue A01",
    "window open 2 --clerk 102", "ticket call --window 2 --clerk 102 --number A002 --reason rain",
)  # fmt: skip
OF_PEOPLE = (
    "case accept A01 --applicant Zhang --clerk 101", "case accept D01 --applicant Li --clerk 101",
    "complaint register rain --name Zhang --clerk 101",
)  # fmt: skip


@pytest.fixture(scope="module")
def staffed(tmp_path_factory, made_once):
    """Clerks of every role with a PIN; a ticket at window 1, its notice, one called at 2; two cases, a complaint."""
    path = tmp_path_factory.mktemp("staffed") / "hall.db"
    shutil.copy(made_once, path)
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)  # three hundred are proven here
    store = open_store(path)
    for role, number in NUMBER.items():
        store.run(clerks.add, By(), number, role)
        store.run(clerks.set_pin, By(), number, cheap)
    for number in ("101", "102"):
        store.run(clerks.set_pin, By(), number, cheap)
    store.run(windows.open_window, By("101", "1"))
    store.run(visits.serve, By("101", "1"), "A01")
    assert store.read(rows.at_window, "1").label == "A001"
    store.close()
    for done in (*BEFORE, *OF_PEOPLE):
        assert main(["--hall", str(path), *done.split()]) == 0
    return path


def test_every_act_is_in_this_list():
    assert COMMANDS.keys() == ALLOWED.keys()


@pytest.mark.parametrize("act", [act for act, command in COMMANDS.items() if command])
def test_a_role_does_what_the_table_allows_and_nothing_else(staffed, hall_file, tmp_path, monkeypatch, run, act):
    monkeypatch.setenv("COUNTERDESK_PIN", PIN)
    shutil.copy(hall_file, tmp_path / "work" / "hall.toml")
    (tmp_path / "work" / "visits.csv").write_text("", encoding="utf-8")
    let_in = set()
    for role, number in NUMBER.items():
        hall = tmp_path / f"{role}.db"
        shutil.copy(staffed, hall)
        command = COMMANDS[act].split()
        who = [number] if command[-1] == "--lead" else ["--clerk", number]
        ran = run("--hall", hall, *command, *who, "--json")
        refused = ran.value.get("refused") if ran.code == 1 and isinstance(ran.value, dict) else None
        assert ran.code != 3, (role, ran.out, ran.err)
        if refused not in NOT_THEIRS:
            let_in.add(role)
    assert let_in == set(ALLOWED[act])
