"""``review``: given, called back, appealed and counted, by commands."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_case import no

NAMED = ("--name", "赵小芳", "--phone", "13912345678")
AT = ("--window", "1", "--clerk", "101")


@pytest.fixture
def served(ask):
    """A visit served by clerk 101 at window 1: its number and its code."""
    given = ask("ticket", "issue", "A01")
    ask("window", "open", "1", "--clerk", "101")
    ask("ticket", "call", *AT)
    ask("ticket", "start", given["number"], *AT)
    ask("ticket", "finish", given["number"], *AT)
    return given["number"], given["code"]


@pytest.fixture
def bad(ask, served):
    """A named bad review of it."""
    return ask("review", "give", served[1], "--grade", "1", "--reason", "rude,wait_long", *NAMED)


def test_a_review_is_given_by_code(bad):
    assert (bad["grade"], bad["reasons"], bad["state"]) == (1, ["wait_long", "rude"], "open")
    assert bad["next_due_on"]


def test_a_number_alone_is_not_enough_and_the_clerk_of_the_visit_is_refused(cdk, served):
    assert no(cdk, "review", "give", served[0], "--grade", "5") == "review_needs_code"
    assert no(cdk, "review", "give", served[0], "--grade", "5", "--clerk", "101") == "own_visit"


def test_a_colleague_enters_it_from_paper(ask, served):
    found = ask("review", "give", served[0], "--grade", "4", "--clerk", "102")
    (listed,) = ask("review", "list")
    assert (found["grade"], listed["channel"], listed["entered_by"]) == (4, "paper", "102")


def test_the_list_masks_who_gave_it_and_the_whole_name_is_asked_for(ask, cdk, bad):
    (listed,) = ask("review", "list", "--open")
    assert listed["reviewer"] == "赵*芳"
    assert "赵小芳" not in json.dumps(ask("review", "show", bad["review"]), ensure_ascii=False)
    assert ask("review", "show", bad["review"], "--reveal")["name"] == "赵小芳"
    assert "赵小芳" not in cdk("journal", "tail", "--json").out


def test_the_whole_call_back_by_commands(ask, bad):
    number = bad["review"]
    ask("review", "contact", number, "--note", "电话联系")
    ask("review", "verify", number, "--so", "partly", "--note", "窗口只开一个")
    ask("review", "close", number, "--how", "remedied", "--note", "增开窗口")
    done = ask("review", "contact", number, "--again", "content")
    assert (done["state"], done["how"], done["content"], done["next_due_on"]) == ("closed", "remedied", True, None)


def test_an_appeal_by_commands(ask, bad):
    number = bad["review"]
    ask("clerk", "add", "801", "--role", "reviewer")
    assert ask("review", "appeal", number, "--reason", "评错窗口", "--clerk", "101")["appealed_by"] == "101"
    assert ask("review", "exclude", number, "--reason", "监控属实", "--clerk", "801")["state"] == "excluded"


def test_rates_carry_counts_silence_interval_and_definitions(ask, cdk, bad):
    found = ask("review", "rates", "--by", "window")
    assert (found["total"]["visits"], found["total"]["reviews"], found["total"]["silent"]) == (1, 1, 0)
    assert found["total"]["satisfied"]["met"] == 0
    assert found["total"]["satisfied"]["high"] > 0.5
    assert [one["key"] for one in found["rows"]] == ["1"]
    assert set(found["definitions"]) >= {"silent", "satisfied", "answered"}
    assert "0.0 % (0/1; 0.0-79.3)" in cdk("review", "rates").out


def test_the_review_slip_is_printed_and_shown(ask, cdk, served):
    assert ask("review", "slip", served[0], "--clerk", "102")["print_job"]
    said = cdk("slip", "show", "review", served[0]).out
    assert all(text in said for text in ("非常满意", "非常不满意", "评价自愿"))
