"""``commitment``: what is promised, what was not kept, and closing it, by commands."""

from __future__ import annotations

import json

import pytest

from tests.cli.test_case import no


@pytest.fixture
def waited(ask, hall):
    """A ticket that has waited since yesterday, which is known."""
    from counterdesk.store import library

    number = ask("ticket", "issue", "A01")["number"]
    conn = library.module.connect(str(hall))
    conn.execute("UPDATE period SET from_us = from_us - 3600000000")
    conn.commit()
    conn.close()
    assert ask("commitment", "sweep")["waiting"] == 1
    return number


def test_every_service_says_what_it_promises_and_since_when(ask):
    found = {one["service"]: one for one in ask("commitment", "list")}
    assert (found["B07"]["promised_days"], found["B07"]["statutory_days"], found["B07"]["wait_min"]) == (12, 20, 15)
    assert found["C02"]["shares"] == [{"department": "JL", "days": 10}]
    assert found["C02"]["law_remedy"] == "waive_fee"
    assert len({one["effective_on"] for one in found.values()}) == 1


def test_a_promise_is_shown_through_every_version_of_the_catalogue(ask, hall_file, tmp_path):
    text = hall_file.read_text(encoding="utf-8").replace("wait_promise_min = 15", "wait_promise_min = 12")
    (tmp_path / "next.toml").write_text(text.replace('version = "', 'version = "next-'), encoding="utf-8")
    ask("load", tmp_path / "next.toml")
    found = ask("commitment", "list", "--history", "A01")
    assert [one["version"].startswith("next-") for one in found] == [False, True]


def test_looking_again_finds_nothing(ask, waited):
    assert ask("commitment", "sweep") == {
        "waiting": 0, "handling": 0, "cases": 0, "shares": 0, "reviews": 0, "complaints": 0, "faults": 0,
        "total": 0,
    }  # fmt: skip


def test_a_broken_promise_is_listed_and_shown(ask, cdk, waited):
    (found,) = ask("commitment", "breaches", "--open")
    assert (found["kind"], found["about"], found["state"]) == ("waiting", waited, "open")
    assert ask("commitment", "show", found["breach"]) == found
    assert "等候时间" in cdk("commitment", "breaches").out


def test_it_is_closed_with_everything_that_must_be_said(ask, cdk, waited):
    lacking = cdk("commitment", "close", "1", "--cause", "rush", "--decision", "excused")
    assert (lacking.code, "remedy" in lacking.err) == (2, True)
    closed = ask("commitment", "close", "1", "--cause", "too-few-windows", "--remedy", "致歉并优先办理",
                 "--decision", "at-fault")  # fmt: skip
    assert (closed["state"], closed["cause"], closed["decision"], closed["decided_by"]) == (
        "closed", "too_few_windows", "at_fault", "901",
    )  # fmt: skip
    again = ("commitment", "close", "1", "--cause", "rush", "--remedy", "x", "--decision", "excused")
    assert no(cdk, *again) == "breach_closed"


def test_the_apology_is_printed_and_can_be_looked_at(ask, cdk, waited):
    ask("commitment", "apologise", "1")
    assert waited in cdk("slip", "show", "apology", "1").out


def test_the_public_list_names_nobody_and_nothing_that_belongs_to_one_citizen(ask, waited):
    (told,) = ask("commitment", "breaches", "--public")
    assert set(told) == {
        "breach", "kind", "service", "promised", "unit", "due_on", "department", "public_reason", "remedy", "state",
    }  # fmt: skip
    assert waited not in json.dumps(told)


def test_who_may_not_see_them_is_refused_but_for_the_public_list(ask, cdk, type_in, waited, monkeypatch):
    type_in("481216")
    ask("clerk", "pin", "901")
    monkeypatch.setenv("COUNTERDESK_PIN", "481216")
    assert no(cdk, "commitment", "breaches", "--clerk", "101") == "role"
    assert ask("commitment", "breaches", "--public")
