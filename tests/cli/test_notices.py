"""``notice``: telling everything at once, and who came back."""

import json

import pytest

B07 = ("people", "org", "scope", "site", "lease", "equip", "qms", "it", "proxy")


@pytest.fixture
def told(ask):
    """A notice for a device licence in rented rooms, on ticket B001."""
    ask("ticket", "issue", "B07")
    return ask("notice", "issue", "B07", "--ticket", "B001", "--yes", "premises_rented", "--have", "org，lease")


def test_a_notice_has_the_fields_of_the_contract(told):
    assert (told["number"][4:], told["service"], told["catalogue_version"]) == ("-00001", "B07", "2026.11")
    assert tuple(one["id"] for one in told["needed"]) == B07
    assert told["needed"][1] == {"id": "org", "originals": 1, "copies": 0, "present": True, "asked": True}
    assert [one["id"] for one in told["missing"]] == [one for one in B07 if one not in ("org", "lease")]
    assert (told["print_job"]["state"], told["ticket"], told["yes"]) == ("printed", "B001", ["premises_rented"])


def test_a_notice_is_shown_by_number_and_by_code(ask, told):
    assert ask("notice", "show", told["number"]) == ask("notice", "show", told["code"]) == told


def test_a_notice_is_told_in_words(cdk, told):
    out = cdk("notice", "show", told["number"]).out
    assert "第三类医疗器械经营许可" in out
    assert "还缺  people" in out
    assert "已有  lease" in out


def test_both_copies_are_printed(ask, told):
    assert ask("printer", "jobs") == []


def test_the_days_notices_are_listed(ask, cdk, told):
    assert ask("notice", "list") == [told]
    assert ask("notice", "list", "--day", "2020-01-02") == []
    assert "没有告知单" in cdk("notice", "list", "--day", "2020-01-02").out


def test_the_paper_is_shown_and_printed_again(cdk, ask, told):
    paper = cdk("slip", "show", "notice", told["number"]).out
    assert "一次性告知单" in paper
    assert "REPRINT" not in paper
    assert ask("slip", "print", "notice", told["number"])["copy"] == 2


def test_a_second_notice_needs_a_lead_and_a_reason(cdk, ask, told):
    again = ("notice", "issue", "B07", "--ticket", "B001", "--clerk", "101")
    assert (cdk(*again).code, json.loads(cdk(*again, "--json").out)["refused"]) == (1, "told_once")
    assert json.loads(cdk(*again, "--override", "法规变更", "--json").out)["refused"] == "role"
    allowed = ask(*again, "--override", "法规变更", "--lead", "301")
    assert (allowed["of_notice"], allowed["override_by"]) == (told["number"], "301")


def test_a_lead_named_for_an_override_is_proven(cdk, told, type_in):
    type_in("8421\n")
    assert cdk("clerk", "pin", "901").code == 0
    again = ("notice", "issue", "B07", "--ticket", "B001", "--clerk", "101", "--override", "法规变更")
    ran = cdk(*again, "--lead", "301", "--json")
    assert ran.value["refused"] == "no_pin"


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("notice", "issue", "Z99"), "no_such_service"),
        (("notice", "issue", "B07", "--yes", "premises_rented,premises_owned"), "answers_exclude"),
        (("notice", "issue", "B07", "--yes", "rich"), "no_such_condition"),
        (("notice", "issue", "B07", "--have", "leese"), "no_such_material"),
        (("notice", "show", "2026-00009"), "no_such_notice"),
        (("notice", "show", "211234"), "bad_code"),
        (("slip", "show", "notice", "7"), "no_such_notice"),
        (("notice", "return", "2026-00009"), "no_such_notice"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(cdk, argv, code):
    ran = cdk(*argv, "--json")
    assert (ran.code, ran.value["refused"], bool(ran.value["next"])) == (1, code, True)


def test_who_came_back_and_for_what_is_reported(cdk, ask, told):
    ask("ticket", "issue", "B07")
    back = ask("notice", "return", told["code"], "--ticket", "B002", "--asked", "lease,deed")
    assert (back["ticket"], back["asked_more"]) == ("B002", ["deed"])
    report = ask("notice", "report", "--from", told["day"], "--to", told["day"])
    assert (report["not_on_list"]["returns"], report["not_on_list"]["count"]) == (1, 1)
    assert report["not_on_list"]["lines"][0]["notice"] == told["number"]
    assert (report["multiple"]["notices"], report["multiple"]["count"]) == (1, 0)
    assert (report["told_once"]["matters"], report["told_once"]["rate"]) == (1, 0.0)
    assert "为告知单上没有的材料再来：1 / 回访 1" in cdk("notice", "report").out


def test_a_report_of_no_notices_has_no_rate(ask):
    assert ask("notice", "report", "--from", "2020-01-01", "--to", "2020-01-31")["told_once"]["rate"] is None


def test_the_applicants_name_is_nowhere_in_what_is_shown(cdk, ask):
    given = ask("notice", "issue", "A01", "--applicant", "张小明")
    for argv in (("notice", "show", given["number"]), ("slip", "show", "notice", given["number"]), ("notice", "list")):
        assert "张小明" not in cdk(*argv).out


def test_without_paper_nothing_is_printed(ask):
    assert ask("notice", "issue", "A01", "--no-paper")["print_job"] is None


def test_the_paper_speaks_the_citizens_language(cdk):
    assert "One-time notice" in cdk("notice", "issue", "A01", "--lang", "en").out


def test_the_journal_tells_of_notices_in_words(cdk, told):
    assert f"B001 发一次性告知单 {told['number']}" in cdk("journal", "tail").out
