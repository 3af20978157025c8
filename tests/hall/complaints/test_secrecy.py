"""Who told it stays with the reviewer: no other role, text, paper or journal entry has it, and every try is kept."""

import json

import pytest

from counterdesk.hall import clerks, complaints
from counterdesk.hall.complaints import Teller, paper
from counterdesk.store.desk import By
from tests.furnished import refused
from tests.hall.complaints.acting import ADMIN, AUDITOR, CLERK, INSPECTOR, LEAD, REVIEWER, WANG

SECRETS = ("王小芳", "13912345678", "11010519491231002X", "东街8号")
TOLD = "我是王小芳，电话139 1234 5678，家住清河谷县东街8号，身份证11010519491231002X，窗口不收材料"


def tries(register):
    return [kind for kind in register.hall.acts() if kind == "complaint_reveal_refused"]


def test_a_reviewer_sees_who_told_it_and_the_journal_keeps_it(register):
    number = register.new(TOLD)
    found = register.do("reveal", number, by=REVIEWER)
    assert (found.name, found.phone, found.told) == ("王小芳", "13912345678", TOLD)
    assert register.hall.acts()[-1] == "complaint_revealed"


@pytest.mark.parametrize("by", [CLERK, By("201"), LEAD, INSPECTOR, AUDITOR, ADMIN, By(), By("777")])
def test_nobody_else_does_and_each_try_is_in_the_journal(register, by):
    number = register.new(TOLD)
    assert register.do("reveal", number, by=by) is None
    assert len(tries(register)) == 1


def test_the_try_says_who_it_was_and_about_which(register):
    number = register.new(TOLD)
    register.do("reveal", number, by=CLERK)
    assert register.hall.ask("SELECT clerk, facts FROM journal WHERE kind = 'complaint_reveal_refused'") == [
        ("101", json.dumps({"complaint": number}, separators=(",", ":")))
    ]


def test_a_try_at_one_that_is_not_there_is_kept_without_what_was_typed(register):
    register.do("reveal", "王小芳", by=CLERK)
    assert [facts for (facts,) in register.hall.ask("SELECT facts FROM journal ORDER BY id DESC LIMIT 1")] == [
        '{"complaint":"-"}'
    ]


def test_a_reviewer_it_is_about_may_not_see_who_told_it(register):
    number = register.new(TOLD)
    register.do("link", number, "401", "说的是受理人员", by=LEAD)
    assert register.do("reveal", number, by=REVIEWER) is None
    register.do("decide", number, "401", False, by=ADMIN)
    assert register.do("reveal", number, by=REVIEWER).name == "王小芳"


def test_a_reviewer_who_was_disabled_sees_nothing(register):
    number = register.new(TOLD)
    register.hall.store.run(clerks.disable, ADMIN, "401")
    assert register.do("reveal", number, by=REVIEWER) is None


def test_the_register_itself_holds_nothing_of_who_told_it(register):
    number = register.new(TOLD, evidence="王小芳的录音", matter="王小芳的执照")
    register.do("admit", number)
    register.do("investigate", number, "已与王小芳（139-1234-5678）核对", True)
    register.do("answer", number, "已向王小芳致歉")
    stored = str(register.hall.ask("SELECT * FROM complaint"))
    assert not [secret for secret in SECRETS if secret in stored]
    assert "窗口不收材料" in stored


def test_neither_form_nor_receipt_nor_journal_nor_outbox_has_it(register):
    number = register.new(TOLD)
    slips = [
        register.hall.store.read(lambda look, lang=lang: paper.form(look, register.of(number), lang))
        for lang in ("zh", "en")
    ]
    kept = register.hall.ask("SELECT facts FROM journal") + register.hall.ask("SELECT slip_json FROM print_job")
    assert not [secret for secret in SECRETS if secret in f"{slips}{kept}"]


def test_another_complaints_text_does_not_betray_an_earlier_teller(register):
    register.new(TOLD)
    number = register.new("王小芳让我来的", teller=Teller("李大海"))
    assert register.of(number).facts == "***让我来的"


def test_only_what_the_reviewer_may_open_is_in_the_secret_table(register):
    register.new(TOLD, teller=WANG)
    assert register.hall.ask("SELECT name, phone, id_no, address FROM complainant") == [tuple(WANG)]
    tables = [name for (name,) in register.hall.ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
    holding = [
        name for name in tables if any(secret in str(register.hall.ask(f"SELECT * FROM {name}")) for secret in SECRETS)
    ]
    assert holding == ["complainant"]


def test_the_listing_and_the_public_list_have_no_identity(register):
    for _ in range(6):
        register.closed(summary="已致歉")
    found = register.hall.store.read(complaints.listed, everything=True)
    month = register.hall.store.read(complaints.month, found[0].day.replace(day=1), found[0].day)
    assert not [secret for secret in SECRETS if secret in f"{found}{month}"]


def test_a_teller_who_was_erased_is_said_to_be(register):
    number = register.new(TOLD)
    register.hall.spoil("DELETE FROM complainant")
    with refused("identity_erased"):
        register.do("reveal", number, by=REVIEWER)
