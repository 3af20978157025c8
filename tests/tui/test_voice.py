import asyncio
import os
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.refusals import SettingFault
from counterdesk.settings import MANDARIN, VoiceSettings, read
from counterdesk.tui.voice import speaker
from counterdesk.tui.voice.announcer import Announcer
from counterdesk.tui.voice.sentence import plain, sentence, spelt
from counterdesk.tui.voice.waiting import Call, Waiting
from counterdesk.words import LANGUAGES, t

from .voice_program import HANGS, SAYS, lines, write


def call(ticket_id, number="A012", window="3", lang="zh", entry_id=1):
    return Call(entry_id, 0, ticket_id, number, window, lang)


@pytest.fixture
def program(tmp_path):
    """``program(SAYS, ...)``: settings with that program as the voice, and the file where it writes what it said."""
    return lambda text, **facts: write(tmp_path, text, **facts)


@pytest.fixture
def bells():
    return []


def announcer(settings, bells):
    made = Announcer(settings, lambda: bells.append("bell"), lambda: bells.append("mark"))
    made.bell_s = 0
    return made


async def gone(pid):
    """Come back once the process is no more: the system takes a moment to end what was killed."""
    async with asyncio.timeout(10):
        while is_there(pid):
            await asyncio.sleep(0)


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    about = Path(f"/proc/{pid}/stat")
    try:
        return about.read_text().split()[2] not in "ZX"  # dead, and its parent has not noticed yet
    except FileNotFoundError:
        return sys.platform != "linux"


def test_digits_are_said_one_by_one():
    assert sentence("A012", "3", "zh") == "A 零一二 请到 3 号窗口"
    assert sentence("A012", "3", "en") == "A zero one two, please go to window 3"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_names_ten_digits(lang):
    assert len(set(t("voice.digits", lang).split())) == 10


@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(LANGUAGES))
def test_nothing_that_is_said_looks_like_an_option(number, window, lang):
    assert not sentence(f"A{number}", window, lang).startswith("-")
    assert all(character.isalnum() or character == " " for character in plain(number) + spelt(number, lang))


def test_the_text_is_one_argument_whatever_is_in_it():
    settings = VoiceSettings(command=("say", "-v", "{voice}", "{text}"), voices={"zh": "cmn"})
    assert speaker.arguments(settings, "a; b $(c)", "zh") == ["say", "-v", "cmn", "a; b $(c)"]
    assert speaker.arguments(settings, "a", "en")[2] == "en"


Acts = st.lists(st.tuples(st.sampled_from(["call", "end", "take"]), st.integers(1, 4)), max_size=40)


@given(Acts)
def test_a_call_is_spoken_in_order_unless_it_is_stale(acts):
    waiting, awaited, due = Waiting(), set(), []
    for entry_id, (act, ticket_id) in enumerate([*acts, *[("take", 0)] * len(acts)]):
        if act == "take":
            taken = waiting.take()
            assert (taken and taken.entry_id) == (due.pop(0)[0] if due else None)
            continue
        due = [each for each in due if each[1] != ticket_id]
        awaited.discard((ticket_id, "3"))
        if act == "call":
            awaited.add((ticket_id, "3"))
            due.append((entry_id, ticket_id))
        waiting.hear([call(ticket_id, entry_id=entry_id)] if act == "call" else [], frozenset(awaited))
    assert not waiting


def test_a_call_to_a_window_the_ticket_left_is_stale():
    waiting = Waiting()
    waiting.hear([call(1, window="3")], {(1, "3")})
    waiting.hear([], {(1, "4")})
    assert waiting.take() is None


async def test_ten_calls_at_once_are_spoken_one_after_another(program, bells):
    settings, said = program(SAYS)
    voice = announcer(settings, bells)
    voice.hear([call(n, f"A{n:03}", lang="en") for n in range(10)], {(n, "3") for n in range(10)})
    await asyncio.gather(voice.announce(), voice.announce(), voice.announce())
    spans = [(int(began), int(ended)) for began, ended, _ in lines(said)]
    assert [text for _, _, text in lines(said)] == ["en " + sentence(f"A{n:03}", "3", "en") for n in range(10)]
    assert all(ended <= began for (_, ended), (began, _) in pairwise(spans))
    assert bells == []


async def test_a_call_that_became_stale_while_another_was_spoken_is_left_out(program, bells):
    settings, said = program(SAYS)
    voice = announcer(settings, bells)
    voice.hear([call(1, "A001"), call(2, "A002")], {(1, "3"), (2, "3")})
    speaking = asyncio.create_task(voice.announce())
    await asyncio.sleep(0)
    voice.hear([], {(1, "3")})
    await speaking
    assert [text for _, _, text in lines(said)] == [f"{MANDARIN} {sentence('A001', '3', 'zh')}"]


async def test_a_recall_is_spoken_again(program, bells):
    settings, said = program(SAYS)
    voice = announcer(settings, bells)
    for entry_id in (1, 2):
        voice.hear([call(1, entry_id=entry_id)], {(1, "3")})
        await voice.announce()
    assert len(lines(said)) == 2


async def test_without_a_voice_a_bell_rings(bells):
    voice = announcer(VoiceSettings(), bells)
    voice.hear([call(1), call(2)], {(1, "3"), (2, "3")})
    await voice.announce()
    assert bells == ["bell", "bell"]


@pytest.mark.parametrize("command", [("/no/such/voice", "{text}"), ("/bin/false", "{text}"), ("a\0b", "{text}")])
async def test_a_voice_that_fails_rings_and_is_marked_once(bells, command):
    voice = announcer(VoiceSettings(command=command), bells)
    voice.hear([call(1), call(2)], {(1, "3"), (2, "3")})
    await voice.announce()
    assert (bells, voice.failed) == (["mark", "bell", "bell"], True)


async def test_the_mark_goes_when_the_voice_is_back(program, bells):
    voice = announcer(VoiceSettings(command=("/no/such/voice", "{text}")), bells)
    voice.hear([call(1)], {(1, "3")})
    await voice.announce()
    voice.settings = program(SAYS)[0]
    voice.hear([call(2)], {(2, "3")})
    await voice.announce()
    assert (bells, voice.failed) == (["mark", "bell", "mark"], False)


async def test_a_voice_that_hangs_is_killed_with_its_player(program, tmp_path, bells):
    settings = VoiceSettings(command=program(HANGS, player=tmp_path / "player")[0].command, deadline_s=0.5)
    voice = announcer(settings, bells)
    voice.hear([call(1)], {(1, "3")})
    await voice.announce()
    assert bells == ["mark", "bell"]
    await gone(int((tmp_path / "player").read_text()))


async def test_nobody_speaks_on_after_the_board_was_left(program, tmp_path, bells):
    voice = announcer(program(HANGS, player=tmp_path / "player")[0], bells)
    voice.hear([call(1)], {(1, "3")})
    speaking = asyncio.create_task(voice.announce())
    while not (tmp_path / "player").exists() or not (tmp_path / "player").read_text():
        await asyncio.sleep(0)
    speaking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await speaking
    await gone(int((tmp_path / "player").read_text()))


def test_a_silent_board_takes_no_call(bells):
    voice = announcer(VoiceSettings(speak=False), bells)
    voice.hear([call(1)], {(1, "3")})
    assert not voice.wanted


VOICE = """[voice]
speak = false
command = ["espeak-ng", "-v", "{voice}", "{text}"]
voices = { zh = "cmn-latn-pinyin", en = "en-us", es = "es" }
deadline_s = 10
"""
WRONG = '[voice]\nspeak = 1\ncommand = ["espeak-ng"]\nvoices = ["en"]\ndeadline_s = 0\nvolume = 11\n'


def test_the_documented_voice_is_a_good_setting(tmp_path):
    (tmp_path / "desk.toml").write_text(VOICE, encoding="utf-8")
    found = read(tmp_path / "desk.toml", {}).voice
    assert (found.speak, found.deadline_s) == (False, 10)
    assert speaker.arguments(found, "A one", "es") == ["espeak-ng", "-v", "es", "A one"]


def test_everything_wrong_with_a_voice_is_told_at_once(tmp_path):
    (tmp_path / "desk.toml").write_text(WRONG, encoding="utf-8")
    with pytest.raises(SettingFault) as caught:
        read(tmp_path / "desk.toml", {})
    keys = [fault.key for fault in caught.value.faults]
    assert keys == [f"voice.{key}" for key in ("speak", "command", "voices", "deadline_s", "volume")]
