"""Words that no person means: refused in words, or taken in and harmless in whatever they come out in."""

import pytest

from counterdesk.cli.commands import COMMANDS
from tests.bench import fuzz, hostile


@pytest.fixture
def somebody(tmp_path):
    """Somebody who says the wrong thing to a busy hall."""
    with fuzz.at_home(tmp_path):
        yield fuzz.Fuzz(tmp_path)


COMMANDS_THAT_END = {command.path: command for command in COMMANDS if command.path not in fuzz.NEVER_ENDING}
MEANT_FOR_A_MACHINE = "=1+\x1b]0;own\x07\x9b31m\u202e\x1bp\x00<script>[red]'; --"


def test_an_empty_window_is_no_window_and_not_the_clerks_own(cdk):
    assert cdk("window", "open", "1", "--clerk", "101").code == 0
    for word in ("", "\x05"):
        ran = cdk("window", "close", word, "--clerk", "101", "--json")
        assert (ran.code, ran.value["refused"]) == (1, "no_such_window")


def test_a_value_that_is_two_dashes_is_a_value(cdk):
    assert cdk("ticket", "issue", "A01").code == 0
    assert cdk("ticket", "cancel", "A001", "--reason=--", "--json").code == 0
    assert cdk("case", "due", "--within=--").code == 2


@pytest.mark.parametrize(
    "words",
    [
        "case due --within", "purge --before 2026-11-25 --dry-run --case-days",
        "forecast break 1 --at 12:00 --minutes",
    ],
)  # fmt: skip
def test_a_number_nobody_can_mean_is_wrong_usage(cdk, words):
    assert cdk(*words.split(), "999999999999999").code == 2


def test_a_name_no_disk_can_have_is_wrong_usage(cdk):
    assert cdk("workdays", "2026-11-24", "1", "--calendar", "字" * 3000).code == 2
    assert cdk("backup", "x" * 5000).code == 2
    assert cdk("backup", "~nobody-is-called-that/x.db").code == 2


def test_json_holds_nothing_that_turns_a_line_around(cdk):
    ran = cdk("window", "close", "\u061c\u200f\U000e0041x", "--clerk", "101", "--json")
    assert hostile.steers(ran.out) == ""
    ran = cdk("summary", "--out", "\u061c\u00ad.csv", "--json")
    assert hostile.steers(ran.out) == ""


def test_pages_are_not_published_into_a_file(cdk, tmp_path):
    (tmp_path / "letter").write_text("dear", encoding="utf-8")
    assert cdk("publish", tmp_path / "letter").code == 2
    assert (tmp_path / "letter").read_text(encoding="utf-8") == "dear"


def test_no_command_obeys_or_passes_on_what_is_said_to_it(somebody):
    for command in COMMANDS_THAT_END.values():
        said = [one for one in command.takes if one.flags[0] != "--clerk" and one.how.get("action") != "store_true"]
        somebody.press(command, said[-1] if said else None, MEANT_FOR_A_MACHINE)
    somebody.sweep(drawn=False)
    assert list(somebody.found.values()) == []
    assert somebody.did["exit 0"] > 10


@pytest.mark.parametrize(
    ("look", "harm"),
    [
        (hostile.in_job, b"A001\x1bp\x00\x19\xfa\n"), (hostile.in_csv, b"a,=1+1\n"),
        (hostile.in_csv, b'a,"x\x1b[1m"\n'),
        (hostile.in_html, b"<p><img src=x onerror=a></p>"), (hostile.in_html, "<p>\u202e</p>".encode()),
        (hostile.in_xml, b"<a b='\x1b'/>"), (hostile.in_xml, b"<a>"),
    ],
)  # fmt: skip
def test_what_does_harm_in_an_output_is_seen(look, harm):
    assert list(look(harm))
