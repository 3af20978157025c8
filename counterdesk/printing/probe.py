"""Finding out what a printer answers, so that its profile promises no more than it can prove.

Each question is asked alone and its answer waited for. Process ids are drawn by lot and asked twice: a clone that
answers any id is not believed.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from time import monotonic
from typing import NamedTuple

from counterdesk.printing.profile import Confirm, Status
from counterdesk.printing.replies import ID_ANSWER, Frame
from counterdesk.printing.transport.link import Link
from counterdesk.printing.transport.talk import ANSWER_S, QUESTIONS, Talk
from counterdesk.printing.transport.wire import ASK_ID, FENCE, ID_BYTES

REPORT_ON, REPORT_OFF = b"\x1d\x61\xff", b"\x1d\x61\x00"
MAKER, MODEL = b"\x1d\x49\x42", b"\x1d\x49\x43"
NAME_START = b"_"
START = b"\x1b@"


class Answers(NamedTuple):
    """What a printer answered; ``trouble`` is why it could not be asked everything, empty when it could."""

    realtime: bool = False
    report: bool = False
    fence: bool = False
    process_id: bool = False
    maker: str = ""
    model: str = ""
    trouble: str = ""

    @property
    def status(self) -> Status:
        """The profile's ``status`` these answers allow."""
        return "none" if not self.realtime else "asb" if self.report else "dle"

    @property
    def confirm(self) -> Confirm:
        """The profile's ``confirm`` these answers allow; a printer that may be asked nothing can confirm nothing."""
        if not self.realtime:
            return "none"
        return "process_id" if self.process_id else "fence" if self.fence else "status"


def probe(link: Link, bytes_s: int) -> Answers:
    """Ask everything; takes up to two seconds a question. Raises OSError when the printer cannot be reached."""
    link.open()
    talk = Talk(link, bytes_s)
    try:
        talk.forget_stale()
        if any(talk.ask(question) is None for question in QUESTIONS):
            return Answers()
        trouble = talk.trouble()
        if trouble not in ("", "near"):
            return Answers(realtime=True, trouble=trouble)
        return _answers(talk)
    finally:
        with suppress(OSError):
            talk.write(REPORT_OFF)
        talk.close(1.0)


def _answers(talk: Talk) -> Answers:
    report = _heard(talk, START + REPORT_ON, "report") is not None
    _heard(talk, START + REPORT_OFF, "")
    return Answers(
        realtime=True, report=report, fence=_heard(talk, FENCE, "fence") is not None,
        process_id=all(_knows_id(talk) for _ in range(2)), maker=_name(talk, MAKER), model=_name(talk, MODEL),
    )  # fmt: skip


def _heard(talk: Talk, question: bytes, kind: str) -> Frame | None:
    """The first answer of a kind; a question without one (``kind`` empty) is given no time."""
    talk.forget_stale()
    if talk.write(question).state != "sent":
        raise ConnectionResetError
    if not kind:
        return None
    return next((frame for frame in talk.frames(monotonic() + ANSWER_S) if frame.kind == kind), None)


def _knows_id(talk: Talk) -> bool:
    drawn = bytes(secrets.choice(ID_BYTES) for _ in range(4))
    answer = _heard(talk, ASK_ID + drawn, "block")
    return answer is not None and answer.data == ID_ANSWER + drawn + b"\x00"


def _name(talk: Talk, question: bytes) -> str:
    answer = _heard(talk, question, "block")
    named = answer is not None and answer.data.startswith(NAME_START)
    return answer.data[1:-1].decode("ascii").strip() if answer and named else ""
