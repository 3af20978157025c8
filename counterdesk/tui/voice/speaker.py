"""The speaking program: a child process with fixed arguments, no shell, and a deadline after which it is killed."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from asyncio.subprocess import DEVNULL, Process
from contextlib import suppress
from types import FrameType

from counterdesk.settings import VoiceSettings

_current = VoiceSettings()
_speaking: set[int] = set()
GONE = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
"""What ends a screen at once: its terminal was closed, or the computer is being stopped."""


def use_voice(settings: VoiceSettings) -> None:
    """Set how this process speaks; nothing is started by that."""
    global _current
    _current = settings


def voice_settings() -> VoiceSettings:
    """How this process speaks: at first with a bell only."""
    return _current


def arguments(settings: VoiceSettings, text: str, lang: str) -> list[str]:
    """The command with its text and the voice of ``lang``; a language without a voice is asked for by its code."""
    voice = settings.voices.get(lang, lang)
    return [part.replace("{voice}", voice).replace("{text}", text) for part in settings.command]


async def speak(settings: VoiceSettings, text: str, lang: str) -> bool:
    """Say ``text`` and come back once it was said; False when there is no voice, it failed or took too long."""
    if not settings.command:
        return False
    try:
        child = await _begin(arguments(settings, text, lang))
    except (OSError, ValueError):
        return False
    try:
        return await asyncio.wait_for(child.wait(), settings.deadline_s) == 0
    except TimeoutError:
        return False
    finally:
        await _end(child)


async def _begin(argv: list[str]) -> Process:
    _silence_when_gone()
    starting = asyncio.ensure_future(
        asyncio.create_subprocess_exec(*argv, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    )
    try:
        child = await asyncio.shield(starting)
        _speaking.add(child.pid)
        return child
    except asyncio.CancelledError:
        # left while it was starting: it speaks already, perhaps through a player of its own
        await _end(await starting)
        raise


async def _end(child: Process) -> None:
    _speaking.discard(child.pid)
    if child.returncode is not None:
        return
    # a command may be a script with a player of its own: both must be silent before the next call
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    await child.wait()


def _silence_when_gone() -> None:
    # the voice has a session of its own, so no signal of the terminal reaches it: it would speak on to nobody
    if threading.current_thread() is not threading.main_thread() or not hasattr(os, "killpg"):
        return
    for number in GONE:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _gone)


def _gone(number: int, _frame: FrameType | None) -> None:
    for leader in _speaking:
        with suppress(ProcessLookupError):
            os.killpg(leader, signal.SIGKILL)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
