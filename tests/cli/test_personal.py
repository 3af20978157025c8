"""Names and numbers of people go through a whole visit and its failures, and stay in the places made for them."""

import logging
from contextlib import closing

import pytest

from counterdesk.cli import crash
from counterdesk.hall import people
from counterdesk.store import library

NAME, AGENT, TELLER, RATER = "欧阳晓蕾", "Quincy Vandermeer", "诸葛青岚", "Ophelia Zwickau"
PHONE, OTHER_PHONE, ID_NO, ADDRESS = "13987654321", "13876543219", "11010519491231002X", "清河谷县槐荫巷17号"
SECRETS = (NAME, AGENT, TELLER, RATER, PHONE, OTHER_PHONE, ID_NO, "槐荫巷")
ACTS = (
    "window open 1 --clerk 101", "ticket issue A01", "ticket call --window 1 --clerk 101",
    "ticket start A001 --window 1 --clerk 101",
    f"notice issue A01 --ticket A001 --applicant {NAME} --window 1 --clerk 101",
    f"case accept A01 --ticket A001 --applicant {NAME} --id-no {ID_NO} --phone {PHONE} --agent AGENT --clerk 101",
    f"case find {NAME}", "case reveal 2026-00001 --clerk 101",
    f"case deliver 2026-00001 --to {NAME} --clerk 101",
    "ticket finish A001 --outcome accepted --window 1 --clerk 101",
    f"review give A001 --grade 1 --name RATER --phone {OTHER_PHONE} --remark REMARK --channel paper --clerk 301",
    f"complaint register FACTS --name {TELLER} --phone {OTHER_PHONE} --id-no {ID_NO} --address {ADDRESS} --clerk 101",
)  # fmt: skip
LONG = {
    "AGENT": AGENT, "RATER": RATER, "REMARK": f"{RATER} {OTHER_PHONE}",
    "FACTS": f"{TELLER}说窗口不收材料，电话{OTHER_PHONE}",
}  # fmt: skip
MADE_FOR_THEM = {
    "person.name", "person.id_no", "person.phone", "review.remark", "complainant.name", "complainant.id_no",
    "complainant.phone", "complainant.address", "complainant.told",
}  # fmt: skip
"""Columns where a person's values may stand; journal and outbox are not among them."""
REFUSED = "case deliver"
"""Not decided yet."""


@pytest.fixture
def said(monkeypatch, caplog):
    """All that anything logs, at any level."""
    monkeypatch.setenv("COUNTERDESK_PIN", "271828")
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.fixture
def with_pins(cdk, type_in):
    """The clerks who act have a PIN."""
    for clerk in ("101", "301", "401"):
        type_in("271828\n271828\n")
        assert cdk("clerk", "pin", clerk).code == 0


def play(cdk):
    """Every act, one after another; their exit codes."""
    return [cdk(*(LONG.get(word, word) for word in act.split())) for act in ACTS]


def columns_with(path, secrets):
    """Every (table, column) in which one of those stands."""
    found = set()
    with closing(library.module.connect(str(path))) as conn:
        tables = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = conn.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in rows.description]
            found |= {
                f"{table}.{name}" for row in rows for name, value in zip(names, row, strict=True)
                if any(secret in str(value) for secret in secrets)
            }  # fmt: skip
    return found


def test_a_persons_values_stand_where_they_belong_and_nowhere_else(cdk, hall, with_pins, said):
    played = dict(zip(ACTS, play(cdk), strict=True))
    assert [act for act, ran in played.items() if ran.code != act.startswith(REFUSED)] == []
    assert columns_with(hall, SECRETS) == MADE_FOR_THEM
    assert [secret for secret in SECRETS if secret in said.text] == []
    assert not crash.log_file().exists()


def test_what_breaks_over_a_person_is_logged_without_them(cdk, hall, with_pins, said, monkeypatch):
    def breaks(desk, *given):
        raise ValueError(f"cannot keep {given}")

    monkeypatch.setattr(people, "put", breaks)
    monkeypatch.setattr(people, "find", breaks)
    broken = [ran for ran in play(cdk) if ran.code == 3]
    log = crash.log_file().read_text(encoding="utf-8")
    assert (len(broken), log.count("\nValueError: cannot keep")) == (4, 4)
    found = [secret for secret in SECRETS for text in (log, said.text, *(ran.err for ran in broken)) if secret in text]
    assert found == []
    assert columns_with(hall, SECRETS) <= MADE_FOR_THEM
