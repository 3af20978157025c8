"""Complaints on the command line: the whole way, and that no command gives a reporter away."""

from __future__ import annotations

import re

import pytest

HERE = ("--window", "1", "--clerk", "101")
REVIEWER, LEAD, ADMIN, CLERK = "401", "301", "901", "101"
SECRETS = ("王小芳", "13912345678", "5678", "11010519491231002X", "002X", "东街8号")
TELLER = ("--name", "王小芳", "--phone", "13912345678", "--id-no", "11010519491231002X", "--address", "东街8号")
TOLD = "我是王小芳，电话13912345678，窗口不收材料"


def told_in(text):
    """What ``text`` gives away; a few digits in the middle of more, as in an instant, are nobody's."""
    return [secret for secret in SECRETS if re.search(rf"(?<!\d){secret}(?!\d)", text)]


def test_a_complaint_from_registration_to_closing(ask, cdk):
    made = ask("complaint", "register", TOLD, *TELLER, "--department", "SCJG", "--service", "A01", *HERE)
    number = made["complaint"]
    by = ("--clerk", REVIEWER)
    assert (made["named"], made["kind"], "facts" in made) == (True, "complaint", False)
    ask("complaint", "admit", number, *by)
    ask("complaint", "investigate", number, "--finding", "属实", *by)
    ask("complaint", "answer", number, "已整改", *by)
    assert ask("complaint", "tell", number, "--satisfied", "no", *by)["state"] == "told"
    assert ask("complaint", "tell", number, "--satisfied", "yes", "--how", "in-person", *by)["satisfied"] == "yes"
    assert ask("complaint", "link", number, "101", "--reason", "当班", *by)["holds"] is None
    assert ask("complaint", "confirm-link", number, "101", "--clerk", LEAD)["holds"] is True
    done = ask("complaint", "close", number, "--cause", "manner", "--summary", "已致歉", *by)
    assert (done["state"], done["closed_by"]) == ("closed", REVIEWER)
    assert ask("complaint", "list", *by) == []
    shown = ask("complaint", "show", number, *by)
    assert [one["kind"] for one in shown["timeline"]][:2] == ["complaint_registered", "complaint_admitted"]
    assert "已致歉" in cdk("complaint", "public").out


def test_a_report_is_given_longer(ask):
    number = ask("complaint", "register", "有人无证经营", "--kind", "report", "--anonymous", *HERE)["complaint"]
    assert ask("complaint", "extend", number, "--reason", "外地协查", "--clerk", LEAD)["extended_days"] == 15


def test_the_list_reads_as_lines(ask, cdk):
    ask("complaint", "register", TOLD, *HERE)
    out = cdk("complaint", "list", "--clerk", LEAD).out
    assert all(text in out for text in ("编号", "-00001", "投诉", "待受理"))


def test_the_form_is_read_by_whoever_may(ask, cdk):
    number = ask("complaint", "register", TOLD, *TELLER, *HERE)["complaint"]
    out = cdk("slip", "show", "complaint", number, "--clerk", REVIEWER).out
    assert "投诉举报登记表" in out
    assert told_in(out) == []
    assert cdk("slip", "show", "complaint", number, "--clerk", CLERK, "--json").value["refused"] == "role"


def test_a_month_is_a_month(cdk, ask):
    assert ask("complaint", "public", "--month", "2026-11")["from"] == "2026-11-01"
    assert cdk("complaint", "public", "--month", "soon").code == 2


@pytest.fixture
def set_up(cdk, type_in, monkeypatch):
    """A hall where everybody has a PIN, and the clerk's is at hand."""
    for number in (ADMIN, REVIEWER, LEAD, CLERK):
        type_in(f"{number}{number}\n")
        monkeypatch.setenv("COUNTERDESK_PIN", ADMIN * 2)
        assert cdk("clerk", "pin", number, "--clerk", ADMIN).code == 0
    monkeypatch.setenv("COUNTERDESK_PIN", CLERK * 2)
    type_in("")


def tries(cdk):
    found = cdk("journal", "tail", "--most", "500", "--json").value
    assert isinstance(found, list), found
    return [one["clerk"] for one in found if one["kind"] == "complaint_reveal_refused"]


@pytest.mark.parametrize("clerk", [CLERK, REVIEWER, LEAD, "777"])
def test_whoever_is_not_proven_to_be_a_reviewer_is_refused_and_it_is_kept(cdk, set_up, clerk):
    number = cdk("complaint", "register", TOLD, *TELLER, "--clerk", CLERK, "--json").value["complaint"]
    ran = cdk("complaint", "reveal", number, "--clerk", clerk)
    assert ran.code == 1
    assert told_in(ran.out + ran.err) == []
    assert tries(cdk) == [clerk]


def test_while_a_hall_is_being_set_up_a_word_is_not_enough(cdk, ask):
    number = ask("complaint", "register", TOLD, *TELLER, *HERE)["complaint"]
    assert cdk("complaint", "reveal", number, "--clerk", REVIEWER, "--json").value["refused"] == "no_pin"
    assert tries(cdk) == [REVIEWER]


def test_a_reviewer_sees_it(cdk, set_up, monkeypatch):
    number = cdk("complaint", "register", TOLD, *TELLER, "--clerk", CLERK, "--json").value["complaint"]
    monkeypatch.setenv("COUNTERDESK_PIN", REVIEWER * 2)
    assert cdk("complaint", "reveal", number, "--clerk", REVIEWER, "--json").value["name"] == "王小芳"
