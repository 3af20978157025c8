"""Talking with a printer over a line: questions asked, answers taken apart, nothing said before taken for an answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from time import monotonic

from counterdesk.printing.delivery import Delivery
from counterdesk.printing.replies import Frame, realtime_trouble, split
from counterdesk.printing.transport.link import Link

ANSWER_S = 2.0
"""For an answer to DLE EOT, which a printer gives at once even when offline."""
SPARE_WRITE_S = 3.0
BEAT_S = 5.0
"""Longest silence towards whoever waits for a write, so that a lease can be kept."""
QUESTIONS = (1, 2, 4)
"""DLE EOT: is it offline, why, and is there paper."""

Beat = Callable[[], bool]


class Talk:
    """One open line, with what was heard and not yet looked at."""

    def __init__(self, link: Link, bytes_s: int, beat: Beat = lambda: True) -> None:
        self.link = link
        self.bytes_s = min(bytes_s, link.bytes_s or bytes_s)
        self.beat = beat
        self._rest = b""
        self._heard: deque[Frame] = deque()

    def write(self, data: bytes, spare_s: float | None = None) -> Delivery:
        """Hand the bytes over: ``sent``, ``failed`` when none was taken, ``unknown`` when some were.

        Twice the time its speed needs and ``spare_s`` is what a printer gets for it.
        """
        deadline = monotonic() + len(data) / self.bytes_s * 2 + (SPARE_WRITE_S if spare_s is None else spare_s)
        written, reason = 0, ""
        try:
            while written < len(data) and not reason:
                now = monotonic()
                taken = self.link.write(data[written:], min(deadline, now + BEAT_S))
                written += taken
                if not taken:
                    reason = "timeout" if monotonic() >= deadline else "" if self.beat() else "abandoned"
        except OSError:
            reason = "closed"
        return Delivery("unknown" if written else "failed", reason=reason) if reason else Delivery("sent")

    def trouble(self) -> str:
        """Why the printer cannot print now: a reason's code, ``near`` for a roll near its end, empty when healthy."""
        found = ""
        try:
            for question in QUESTIONS:
                answer = self.ask(question)
                if answer is None:
                    return "silent"
                found = _worse(found, realtime_trouble(question, answer))
        except OSError:
            return "closed"
        return found

    def ask(self, question: int) -> int | None:
        """The answer to DLE EOT ``question``, None when there is none; what else is heard meanwhile is kept."""
        if self.write(bytes((0x10, 0x04, question))).state != "sent":
            raise ConnectionResetError
        aside: list[Frame] = []
        answer = None
        for frame in self.frames(monotonic() + ANSWER_S):
            if frame.kind == "realtime":
                answer = frame.data[0]
                break
            aside.append(frame)
        self._heard.extendleft(reversed(aside))
        return answer

    def forget_stale(self) -> None:
        """Drop what was said until now; raises OSError when the line broke."""
        self._rest = b""
        self._heard.clear()
        while self.link.read(0.0):
            pass

    def frames(self, deadline: float) -> Iterator[Frame]:
        """Answers as they come, until ``deadline`` (monotonic); raises OSError when the line breaks."""
        while True:
            while self._heard:
                yield self._heard.popleft()
            if monotonic() >= deadline:
                return
            self._rest += self.link.read(deadline)
            frames, self._rest = split(self._rest)
            self._heard.extend(frames)

    def close(self, drain_s: float) -> None:
        """Let what was sent go out, for at most ``drain_s``, and let go of the line."""
        with suppress(OSError):
            self.link.drain(monotonic() + drain_s)
        self.link.close()


def _worse(one: str, other: str) -> str:
    """Why it is offline says more than that it is."""
    return other if one in ("", "near", "offline") and other else one
