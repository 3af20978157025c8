"""``case``: from the application to the signature, by commands."""

import json
import re

import pytest

ZHANG = ("--applicant", "张晓明", "--id-no", "11010519491231002X", "--phone", "13800001234")


@pytest.fixture
def accepted(ask):
    """A device licence, accepted by clerk 101 at window 1."""
    return ask("case", "accept", "B07", *ZHANG, "--window", "1", "--clerk", "101")


def no(cdk, *argv):
    """The code a command is refused with."""
    done = cdk(*argv, "--json")
    assert done.code == 1
    return json.loads(done.out)["refused"]


def test_an_acceptance_has_the_fields_of_the_contract(accepted):
    assert re.fullmatch(r"\d{4}-\d{5}", accepted["case"])
    assert (accepted["owner"], accepted["first_window"], accepted["steps"]) == ("101", "1", [])
    assert accepted["due_promised"] < accepted["due_statutory"]
    assert accepted["provisional"] in (True, False)


def test_nobody_is_asked_who_acts_while_the_hall_is_being_set_up(ask):
    assert ask("case", "accept", "A01", "--applicant", "李四")["owner"] == "901"


def test_a_joint_case_names_its_departments(ask):
    steps = ask("case", "accept", "D01", "--applicant", "清河谷餐饮")["steps"]
    assert steps[0]["mode"] == "lead"
    assert len({step["dept"] for step in steps}) == len(steps) > 1


def test_a_case_goes_from_hand_to_hand(ask, accepted):
    number = accepted["case"]
    at = ("--clerk", "101", "--window", "1")
    ask("case", "sign", number, *at)
    ask("case", "review", number, *at)
    ask("case", "suspend", number, "--reason", "rectification", "--days", "3", *at)
    ask("case", "resume", number, *at)
    ask("case", "decide", number, "--outcome", "grant", *at)
    ask("case", "make", number, *at)
    done = ask("case", "deliver", number, "--to", "张晓明", *at)
    assert done["state"] == "delivered"
    assert [one["kind"] for one in ask("case", "show", number)["timeline"]] == [
        "case_received", "case_accepted", "case_signed", "case_reviewed", "case_suspended", "case_resumed",
        "case_decided", "case_made", "case_delivered",
    ]  # fmt: skip


def test_a_complaint_goes_from_stretch_to_stretch(ask):
    at = ("--clerk", "101", "--window", "1")
    number = ask("case", "receive", "T01", *ZHANG, *at)["case"]
    ask("case", "accept", number, *at)
    assert ask("case", "phase", number, *at)["clocks"]["statutory"]["days"] == 7


def test_what_is_owed_after_a_filing_is_listed_until_it_is_done(ask):
    at = ("--clerk", "101", "--window", "1")
    number = ask("case", "accept", "B06", *ZHANG, "--at-once", *at)["case"]
    assert [(one["case"], one["stands"]) for one in ask("case", "followups")] == [(number, "delivered")]
    ask("case", "followup", number, "--note", "与备案一致", *at)
    assert ask("case", "followups") == []


def test_a_case_is_found_by_number_code_name_id_and_phone(ask, accepted):
    for text in (accepted["case"], accepted["code"], "晓明", "002X", "13800001234"):
        assert [one["case"] for one in ask("case", "find", text)] == [accepted["case"]]


def test_lists_and_pages_mask_who_it_is_about(cdk, accepted):
    shown = "".join(cdk("case", *what).out for what in (("show", accepted["case"]), ("find", "张晓明"), ("due",)))
    assert "张*明" in shown
    assert "张晓明" not in shown


def test_who_looked_at_the_whole_name_is_in_the_journal(ask, accepted):
    assert ask("case", "reveal", accepted["case"])["applicant"]["name"] == "张晓明"
    last = ask("journal", "tail")[-1]
    assert (last["kind"], "张晓明" in json.dumps(last, ensure_ascii=False)) == ("revealed", False)


def test_what_is_missing_is_told_once_with_a_date(ask, cdk):
    number = ask("case", "receive", "B07", *ZHANG, "--material", "org=1", "--clerk", "101")["case"]
    assert no(cdk, "case", "accept", number, "--clerk", "101") == "papers_missing"
    told = ask("case", "supplement", number, "--fault", "org=看不清;清晰可辨", "--clerk", "101")
    assert (told["state"], bool(told["due_supplement"])) == ("notified", True)
    assert no(cdk, "case", "supplement", number, "--clerk", "101") == "told_once"
    again = ask("case", "supplement", number, "--override", "法规变更", "--lead", "301", "--clerk", "101")
    assert again["state"] == "notified"


def test_papers_that_came_later_complete_it(ask):
    given = ask("case", "receive", "B01", *ZHANG, "--material", "form=1", "--clerk", "101")
    lacking = [one["material"] for one in given["materials"] if one["state"] == "missing"]
    ask("case", "bring", given["case"], *(part for name in lacking for part in ("--material", f"{name}=2+2")))
    assert ask("case", "accept", given["case"], "--clerk", "101")["state"] == "accepted"


def test_what_is_due_is_listed_within_days(ask, accepted):
    assert [one["case"] for one in ask("case", "due", "--within", "60")] == [accepted["case"]]
    assert ask("case", "due", "--within", "0") == []


def test_a_case_is_handed_over_and_confirmed(ask, cdk, accepted):
    number = accepted["case"]
    ask("case", "handover", number, "--to", "102", "--reason", "休假", "--clerk", "101")
    assert no(cdk, "case", "handover", number, "--confirm", "--clerk", "103") == "not_offered"
    assert ask("case", "handover", number, "--confirm", "--clerk", "102")["owner"] == "102"


@pytest.mark.parametrize("given", ["id_card", "id_card=x", "=1", "id_card=1+", "id_card=1+1+1"])
def test_a_paper_that_is_miswritten_is_wrong_usage(cdk, given):
    assert cdk("case", "receive", "B01", *ZHANG, "--material", given).code == 2


@pytest.mark.parametrize("text", ["昨天", "2026-13-01T09:00", "0001-01-01"])
def test_an_instant_that_is_miswritten_is_wrong_usage(cdk, text):
    assert cdk("case", "receive", "B01", *ZHANG, "--received", text).code == 2


def test_a_case_nobody_knows_is_refused(cdk):
    assert [no(cdk, "case", "show", number) for number in ("2026-00099", "x", "99")] == ["no_such_case"] * 3


def test_the_state_is_said_in_words(cdk, ask, accepted):
    ask("case", "withdraw", accepted["case"], "--clerk", "101")
    assert "申请人撤回" in cdk("case", "sign", accepted["case"], "--clerk", "101").err


@pytest.mark.parametrize("form", ["text", "png", "pdf", "escpos"])
def test_its_papers_are_shown_by_the_cases_number(cdk, accepted, tmp_path, form):
    out = tmp_path / f"paper.{form}"
    assert cdk("slip", "show", "acceptance", accepted["case"], "--as", form, "-o", str(out)).code == 0
    assert out.stat().st_size > 400


def test_a_case_that_has_no_such_paper_is_refused(cdk, accepted):
    assert no(cdk, "slip", "show", "refusal", accepted["case"]) == "no_such_number"
