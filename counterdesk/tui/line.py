"""The line from a terminal: read when something comes, and no stray byte ends the program."""

from __future__ import annotations

import asyncio
import codecs
import os
import select
import signal
import sys
from collections.abc import Iterable
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

if TYPE_CHECKING:
    from textual.drivers.linux_driver import LinuxDriver
else:
    LinuxDriver = object  # no such module where there is no termios

MOST_BYTES = 4096
TICK_S = 0.1
"""How often the parser is asked whether an Escape stood alone, while keys come."""
SETTLED_S = 1.0
"""After so long without a key nothing half read is left to be asked about."""


def forgiving(driver: type[Driver]) -> type[Driver]:
    """The same driver, reading such bytes (noise on a line, a paste in GBK) as U+FFFD, as a terminal shows them.

    Textual 8.2.8 decodes strictly in the thread that reads the keys, and a fault there ends the program without a word.
    On Linux and macOS the thread also sleeps until a key comes: Textual's own wakes ten times a second, which costs an
    idle desk a third of what it spends (measured: 0.58 % of a core while serving, 0.40 % without).
    """
    if driver.__name__ == "LinuxDriver":
        return type("QuietLinuxDriver", (Quiet, driver), {})
    module = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        vars(module)["getincrementaldecoder"] = _decoder
    return driver


class Waking(Event):
    """An event that can also be waited for among files: ``fileno`` is readable while it is set."""

    def __init__(self) -> None:
        super().__init__()
        self._ends = os.pipe()
        self.is_closed = False

    def fileno(self) -> int:
        """The file to wait for."""
        return self._ends[0]

    def set(self) -> None:
        """Set it, and let whoever waits for the file go on."""
        super().set()
        if not self.is_closed:  # its number may be another file's by now
            os.write(self._ends[1], b"!")

    def clear(self) -> None:
        """Unset it."""
        if self.is_set() and not self.is_closed:
            os.read(self._ends[0], MOST_BYTES)
        super().clear()

    def close(self) -> None:
        """Give the file back, once."""
        ends, self.is_closed = () if self.is_closed else self._ends, True
        for end in ends:
            os.close(end)


class Quiet(LinuxDriver):
    """A driver whose thread for the keys sleeps until one comes or the program takes its leave."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.exit_event: Waking = Waking()
        if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:  # begun under nohup it would outlive its terminal, unseen
            signal.signal(signal.SIGHUP, signal.SIG_DFL)

    def start_application_mode(self) -> None:
        """Take the terminal, also after it was let go of for a while."""
        if self.exit_event.is_closed:
            self.exit_event = Waking()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Let the terminal go."""
        super().close()
        self.exit_event.close()

    def _sigtstp_application(self, *told: object) -> None:
        # Ctrl+Z takes the last act back. Typed before the terminal is ours it would put the program to sleep, which
        # nobody behind ssh can undo; and at the wrong instant Textual 8.2.8 takes apart what has not begun, and ends.
        pass

    def _sigcont_application(self, *told: object) -> None:
        # Textual 8.2.8 begins anew after any stop. After one it was not told of (SIGSTOP) it had not ended anything: a
        # second thread would read the keys, the first would never end, and the terminal would be left raw.
        if self._key_thread is None:  # not begun yet
            return
        if self._key_thread.is_alive():
            asyncio.get_running_loop().call_soon_threadsafe(self._begin_anew)
        else:
            super()._sigcont_application(*told)

    def _begin_anew(self) -> None:
        self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()

    def run_input_thread(self) -> None:
        """Hand on what is typed, as events, until the program stops listening."""
        parser = XTermParser(self._debug)
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        came_s = monotonic()
        while not self.exit_event.is_set():
            half_read = monotonic() - came_s < SETTLED_S
            ready, _, _ = select.select([self.fileno, self.exit_event], [], [], TICK_S if half_read else None)
            if self.fileno in ready:
                came_s = monotonic()
                typed = os.read(self.fileno, MOST_BYTES)
                if not typed:  # the line was closed: nothing will ever come
                    return
                if text := decoder.decode(typed):  # half a character is none yet
                    self._hand_on(parser.feed(text))
            self._hand_on(parser.tick())

    def _hand_on(self, events: Iterable[Message]) -> None:
        for event in events:
            self.process_message(event)


def _decoder(encoding: str) -> type[codecs.IncrementalDecoder]:
    strict = codecs.getincrementaldecoder(encoding)

    class Forgiving(strict):  # type: ignore[misc,valid-type]
        def __init__(self) -> None:
            super().__init__("replace")

    return Forgiving
