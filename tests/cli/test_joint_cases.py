"""Departments, enquiries, the green channel and fees on the command line."""

from __future__ import annotations

import json

import pytest

HERE = ("--window", "1", "--clerk", "101")


@pytest.fixture
def restaurant(ask):
    """A restaurant's case with the sign office in parallel."""
    ask("window", "open", "1", "--clerk", "101")
    made = ask("case", "accept", "D02", "--applicant", "张晓明", "--yes", "outdoor_sign", *HERE)
    return made["case"]


def test_a_department_signs_and_answers(ask, restaurant):
    signed = ask("case", "step", restaurant, "--department", "CG", "receive", "--by", "王五", *HERE)
    said = ask("case", "step", restaurant, "opinion", "--department", "CG", "--opinion", "agree", *HERE)
    assert [one["signed_by"] for one in signed] == [None, "王五"]
    assert [one["opinion"] for one in said] == [None, "agree"]


def test_an_inbox_is_one_departments(ask, restaurant):
    (one,) = ask("case", "inbox", "--department", "cg")
    assert (one["case"], one["dept"], one["late"], one["unsigned"]) == (restaurant, "CG", False, False)
    assert ask("case", "inbox", "--department", "XF") == []


def test_an_inbox_reads_as_lines(cdk, restaurant):
    out = cdk("case", "inbox", "--department", "CG").out
    assert all(text in out for text in ("办件", restaurant, "CG"))
    assert "没有要答复的" in cdk("case", "inbox", "--department", "XF").out


def test_what_an_act_needs_is_told(cdk, restaurant):
    ran = cdk("case", "step", restaurant, "opinion", "--department", "CG", *HERE)
    assert (ran.code, "--opinion" in ran.err) == (2, True)


def test_a_visit_is_arranged(ask, restaurant):
    day = ask("workdays", "2099-01-01", "1")["due"]
    (one,) = (step for step in ask(
        "case", "step", restaurant, "visit", "--department", "CG", "--on", day, *HERE
    ) if step["dept"] == "CG")  # fmt: skip
    assert one["visit_on"] == day


def test_the_leads_part_is_done(ask, restaurant):
    assert ask("case", "step", restaurant, "done", "--department", "SCJG", *HERE)[0]["opinion"] == "agree"


def test_a_question_goes_from_one_clerk_to_another(ask, cdk):
    ask("window", "open", "1", "--clerk", "101")
    number = ask("enquiry", "ask", "锅炉登记找谁", "--service", "C01", *HERE)["enquiry"]
    ask("enquiry", "handover", number, "--to", "102", *HERE)
    (listed,) = ask("enquiry", "list", "--clerk", "102")
    assert (listed["holder"], listed["handed_to"], listed["service"]) == ("101", "102", "C01")
    assert "已接手" in cdk("enquiry", "confirm", number, "--clerk", "102").out
    assert ask("enquiry", "answer", number, "找 3 号窗口", "--clerk", "102")["state"] == "closed"
    assert "没有未答复的咨询" in cdk("enquiry", "list").out


def test_a_grant_and_its_cost(ask, cdk):
    number = ask("ticket", "issue", "A01")["number"]
    seen = ("--document", "市发改委12号", "--reason", "重点项目")
    made = ask("green", "grant", "green", *seen, "--ticket", number, "--clerk", "301")
    assert (made["ticket"], made["granted_by"]) == (number, "301")
    (one,) = ask("green", "list")["grants"]
    assert (one["passed_over"], one["added_wait_s"]) == (0, 0.0)
    assert "多等的算法" in cdk("green", "list").out


def test_the_green_channel_is_nobodys_by_asking(cdk, ask):
    ran = cdk("ticket", "issue", "A01", "--priority", "green", "--json")
    assert (ran.code, json.loads(ran.out)["refused"]) == (1, "green_needs_grant")
    assert ask("ticket", "list") == []


def test_a_number_is_issued_in_the_green_channel_once_a_lead_saw_the_document(cdk, ask):
    seen = ("--document", "市发改委12号", "--reason", "重点项目")
    asked = ("ticket", "issue", "A01", "--priority", "green", *seen, "--key", "k1", "--lead")
    assert cdk(*asked, "101", "--json").value["refused"] == "role"
    made = ask(*asked, "301")
    assert (made["priority"], ask(*asked, "301")["number"]) == ("green", made["number"])
    (one,) = ask("green", "list")["grants"]
    assert (one["ticket"], one["granted_by"], one["document"]) == (made["number"], "301", "市发改委12号")


def test_a_clerk_grants_nothing(cdk, ask):
    number = ask("ticket", "issue", "A01")["number"]
    facts = ("--document", "x", "--reason", "y", "--ticket", number, "--clerk", "101")
    ran = cdk("green", "grant", "green", *facts, "--json")
    assert (ran.code, json.loads(ran.out)["refused"]) == (1, "role")


def test_what_is_free_is_not_charged(cdk, restaurant):
    ran = cdk("case", "fee", restaurant, "--amount", "10", "--method", "cash", *HERE, "--json")
    assert (ran.code, ran.value["refused"]) == (1, "fee_free")


def test_a_day_without_fees(ask, cdk):
    value = ask("fee", "list")
    assert (value["fees"], value["totals"], value["currency"]) == ([], [], "CNY")
    assert "没有收费" in cdk("fee", "list").out


def test_fees_of_a_county(run, tmp_path):
    from counterdesk import paths

    hall = ("--hall", tmp_path / "county.db")
    assert run(*hall, "init", "--from", paths.data("halls", "county-clerk.toml")).code == 0
    number = run(*hall, "ticket", "issue", "M01", "--json").value["number"]
    ran = run(*hall, "case", "fee", number, "--amount", "82", "--method", "cash", "--clerk", "101", "--json")
    assert (ran.code, ran.value["receipt"][-5:], ran.value["amount"]) == (0, "00001", "82.00")
    assert "82.00" in run(*hall, "fee", "list").out
    ran = run(*hall, "fee", "void", ran.value["receipt"], "--reason", "错", "--clerk", "301", "--json")
    assert ran.value["void_reason"] == "错"
    assert run(*hall, "fee", "list", "--json").value["totals"] == []
