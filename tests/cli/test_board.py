"""The board as a process at a real terminal: what only that can show."""

import re

from tests.cli.test_program import in_terminal, program

TITLES = re.compile("\x1b][^\x07]*\x07")
"""What a terminal is told that ends in a bell but does not ring."""


def call(hall):
    """Somebody is called at window 1."""
    assert program("--hall", hall, "window", "open", "1", "--clerk", "101").returncode == 0
    assert program("--hall", hall, "ticket", "issue", "A01").returncode in (0, 4)
    assert program("--hall", hall, "ticket", "call", "--window", "1", "--clerk", "101").returncode == 0
    return True


def shown_at_a_call(hall, *argv, until="请 A001 号到"):
    dialogue = [("等候承诺", b""), (lambda: call(hall), b""), (until, b"\x11"), ("结束本屏", b"\r")]
    code, shown = in_terminal(dialogue, "--hall", hall, *argv)
    return code, TITLES.sub("", shown).count("\a")


def test_a_bell_rings_where_there_is_no_voice(hall):
    assert shown_at_a_call(hall, "board") == (0, 1)


def test_a_silent_board_does_not_ring(hall):
    assert shown_at_a_call(hall, "board", "--silent") == (0, 0)


def test_a_voice_of_the_settings_speaks(hall, tmp_path):
    said = tmp_path / "said"
    config = tmp_path / "desk.toml"
    config.write_text(
        f"""[voice]\ncommand = ["/bin/sh", "-c", 'echo "$0" "$1" >> {said}', "{{voice}}", "{{text}}"]\n""",
        encoding="utf-8",
    )
    dialogue = [("等候承诺", b""), (lambda: call(hall), b""), (said.exists, b"\x11"), ("结束本屏", b"\r")]
    code, shown = in_terminal(dialogue, "--hall", hall, "--config", config, "board")
    assert (code, TITLES.sub("", shown).count("\a")) == (0, 0)
    assert said.read_text(encoding="utf-8") == "cmn-latn-pinyin A 零零一 请到 1 号窗口\n"


def test_a_board_told_to_speak_speaks_though_the_settings_say_no(hall, tmp_path):
    config = tmp_path / "desk.toml"
    config.write_text("[voice]\nspeak = false\n", encoding="utf-8")
    assert shown_at_a_call(hall, "--config", config, "board", "--speak") == (0, 1)
