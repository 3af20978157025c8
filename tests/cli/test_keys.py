"""Trying the keys at a real terminal."""

import json
import re

from counterdesk.tui.keys import KEYS
from counterdesk.tui.keys import shown as named
from tests.cli.test_program import in_terminal

SENT = {
    "enter": b"\r", "ctrl+j": b"\n", "insert": b"\x1b[2~", "right": b"\x1b[C", "delete": b"\x1b[3~", "up": b"\x1b[A",
    "down": b"\x1b[B", "left": b"\x1b[D", "pageup": b"\x1b[5~", "tab": b"\t", "shift+tab": b"\x1b[Z",
    "pagedown": b"\x1b[6~", "home": b"\x1b[H", "end": b"\x1b[F", "escape": b"\x1b", "f1": b"\x1bOP", "f2": b"\x1bOQ",
    "f3": b"\x1bOR", "f4": b"\x1bOS", "f5": b"\x1b[15~", "f6": b"\x1b[17~", "f7": b"\x1b[18~", "f8": b"\x1b[19~",
    "f9": b"\x1b[20~", "f10": b"\x1b[21~", "f11": b"\x1b[23~", "f12": b"\x1b[24~",
}  # fmt: skip
"""What an xterm sends."""
EVERY = list(dict.fromkeys(key for act in KEYS for key in act.keys.split(",")))


def sent(key):
    return SENT.get(key) or bytes([ord(key[-1]) - ord("a") + 1])


def dialogue(answers):
    """Every key as it is asked for; those in ``answers`` are answered otherwise, and then skipped, twice."""
    steps = []
    for at, key in enumerate(EVERY):
        steps.append((f"{at}/{len(EVERY)}", answers.get(key, sent(key))))
        if key in answers:
            steps.append(("收到的是" if answers[key] else f"{at}/{len(EVERY)}", b"\x1b"))
    return steps + [(f"请按 {named(key)}（", b"\x1b") for key in EVERY if key in answers]


def test_every_key_of_an_xterm_arrives():
    code, shown = in_terminal(dialogue({}), "check", "--keys")
    assert code == 0
    assert f"试了{len(EVERY)}个键，共{len(EVERY)}个；0个没有按原样收到。" in shown


def test_a_terminal_that_keeps_keys_is_told_what_to_paste():
    code, shown = in_terminal(dialogue({"f10": b"", "f1": b"\x1b[6~"}), "check", "--keys")
    assert code == 0
    assert re.search(r"F10 +没有收到", shown)
    assert re.search(r"F1 +收到的是 PgDn", shown)
    assert 'no_show = "ctrl+x"' in shown
    assert 'help = "ctrl+g"' in shown


def test_it_ends_early_with_what_was_tried():
    code, shown = in_terminal([(f"0/{len(EVERY)}", b"\r"), (f"1/{len(EVERY)}", b"\x03")], "--json", "check", "--keys")
    assert code == 0
    told = json.loads(shown[shown.rindex('{"keys"') if '{"keys"' in shown else shown.index('{\r\n') :])
    assert told["keys"][:2] == [
        {"act": "enter", "key": "enter", "arrived": "enter"},
        {"act": "enter", "key": "ctrl+j", "arrived": None},
    ]


def test_without_a_terminal_it_says_so(cdk):
    assert cdk("check", "--keys").code == 2
