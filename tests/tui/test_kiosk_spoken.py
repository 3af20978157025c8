"""The kiosk in sound: a real child process says what stands on it, and is silent with the next key."""

import asyncio
from itertools import pairwise

import pytest

from counterdesk.settings import VoiceSettings, read
from counterdesk.tui.voice.speaker import use_voice
from counterdesk.tui.voice.teller import Teller
from counterdesk.words import t

from .kiosk_door import door_of, kiosk, later, press
from .screen_text import text_of
from .test_voice import gone
from .voice_program import HANGS, SAYS, lines, write

WAIT_S = 30


@pytest.fixture
def door(store, clock):
    return door_of(store, clock)


@pytest.fixture
def said(tmp_path):
    """What the voice of this kiosk said, as often as it is asked."""
    settings, file = write(tmp_path, SAYS)
    use_voice(settings)
    yield lambda: [text.partition(" ")[2] for _, _, text in lines(file)]
    use_voice(VoiceSettings())


async def until(is_so):
    async with asyncio.timeout(WAIT_S):
        while not is_so():
            await asyncio.sleep(0)


async def test_a_question_is_said_with_its_choices(door, said):
    async with door() as pilot:
        await press(pilot, "2")
        await until(said)
        question, first, *_ = said()[0].split("。")
        assert ("哪一项" in question, first.startswith("1，")) == (True, True)
        assert said()[0].endswith("。0，返回")


async def test_it_is_said_in_the_language_in_use(door, said):
    async with door() as pilot:
        await press(pilot, "*")
        await until(said)
        assert said()[0].startswith("What are you here for. 1, Registration. 2, ")


async def test_a_number_is_said_digit_by_digit(door, said):
    async with door() as pilot:
        await press(pilot, "*", "1", "2")
        await until(lambda: said() and said()[-1].startswith("your number"))
        assert said()[-1] == "your number is A zero zero one"


async def test_a_number_without_paper_is_said_to_be_written_down(clock, door, said):
    async with door() as pilot:
        await press(pilot, "1", "2")
        await later(pilot, clock, 6)
        await until(lambda: said() and "记下来" in said()[-1])
        assert said()[-1].startswith("您的号码是 A 零零一")


async def test_nothing_is_said_to_an_empty_hall(clock, door, said):
    async with door() as pilot:
        await later(pilot, clock, 21)
        await later(pilot, clock, 21)
        assert said() == []


async def test_the_next_key_cuts_a_voice_off_at_once(tmp_path, door):
    player = tmp_path / "player"
    use_voice(write(tmp_path, HANGS, player=player)[0])
    async with door() as pilot:
        await press(pilot, "1")
        await until(lambda: player.exists() and player.read_text())
        speaking = int(player.read_text())
        kiosk(pilot).teller.settings = VoiceSettings()
        await press(pilot, "0")
        await gone(speaking)
    use_voice(VoiceSettings())


async def test_a_voice_that_fails_is_marked_at_the_top_for_the_staff(tmp_path, clock, door):
    use_voice(write(tmp_path, SAYS, code=1)[0])
    async with door() as pilot:
        await press(pilot, "1")
        await until(lambda: kiosk(pilot).teller.failed)
        await later(pilot, clock, 1)
        assert t("board.no_voice") in text_of(pilot.app)
    use_voice(VoiceSettings())


async def test_one_voice_speaks_at_a_time_and_the_newest_is_heard(tmp_path):
    settings, file = write(tmp_path, SAYS)
    teller = Teller(settings)
    for n in range(5):
        teller.say(f"page {n}", "en")
        await asyncio.sleep(0.01)
    await until(lambda: any(said == "en page 4" for _, _, said in lines(file)))
    spans = [(int(began), int(ended)) for began, ended, _ in lines(file)]
    assert all(ended <= began for (_, ended), (began, _) in pairwise(spans))
    assert lines(file)[-1][2] == "en page 4"


def test_a_kiosk_is_silent_unless_it_is_told_to_speak(tmp_path):
    (tmp_path / "desk.toml").write_text("[kiosk]\nspeak = true\n", encoding="utf-8")
    assert (read(tmp_path / "desk.toml", {}).kiosk.speak, read(None, {}).kiosk.speak) == (True, False)
