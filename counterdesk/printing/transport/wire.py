"""One job over any line: asked whether it can print, written, and confirmed by whatever the printer can prove.

What proves it is in the printer's profile. A process id is drawn by lot for each job, so that neither an answer to an
earlier job nor a clone that answers any id passes for it; and whatever a printer confirmed, it is asked once more
whether it is healthy, because some confirm what they only received.
"""

from __future__ import annotations

import secrets
from time import monotonic

from counterdesk.printing.delivery import Delivery, Level
from counterdesk.printing.profile import Profile
from counterdesk.printing.replies import ID_ANSWER, Frame, report_trouble
from counterdesk.printing.transport.link import Link
from counterdesk.printing.transport.talk import Beat, Talk

FENCE = b"\x1d\x72\x01"
"""GS r 1: answered in the order of the data."""
ASK_ID = b"\x1d\x28\x48\x06\x00\x30\x30"
"""GS ( H function 48 and four bytes: answered with them when everything before it was printed."""
ID_BYTES = bytes(range(0x21, 0x7F))
AFTER_FENCE_S = 3.0
"""For the process id after the fence: the paper is still being moved."""
LOOK_S = 1.0
"""Between two questions after the state of a printer that says nothing by itself."""
DRAIN_S = 1.0


class LinkWire:
    """The way to one printer over a line, for one job."""

    def __init__(self, link: Link, profile: Profile, beat: Beat = lambda: True) -> None:
        self.profile = profile
        self.health = ""
        self._talk = Talk(link, profile.bytes_s, beat)
        self._id = bytes(secrets.choice(ID_BYTES) for _ in range(4))
        self._sent_at = 0.0
        self._takes_s = 0.0
        self._fenced_at: float | None = None
        self._named = False
        self._fences = 0
        self._fences_asked = 0
        self._told: Delivery | None = None

    def ask(self) -> str:
        """Why nothing can be printed now, as a reason's code; ``near`` or empty when it can, ``one_way`` if unknown."""
        try:
            self._talk.link.open()
        except OSError as error:
            return str(getattr(error, "reason", "unreachable"))
        return self._talk.trouble() if self.profile.status != "none" else "one_way"

    def send(self, job: bytes) -> Delivery:
        """Reach the printer, ask whether it can print, and write the job.

        ``failed``: it was not reached, said it cannot print or did not answer, or took no byte.
        ``unknown``: it took some bytes and not all.
        """
        self.health = self.ask()
        if self.health not in ("", "near", "one_way"):
            return Delivery("failed", reason=self.health)
        try:
            self._talk.forget_stale()
        except OSError:
            return Delivery("failed", reason="closed")
        whole = job + self._questions(job)
        outcome = self._talk.write(whole)
        self._sent_at = monotonic()
        self._takes_s = len(whole) / self._talk.bytes_s
        return outcome

    def confirm(self, wait_s: float) -> Delivery:
        """Wait for what proves the job was printed; a sign of trouble before it is ``held``."""
        if self.profile.status == "none":
            self._talk.close(DRAIN_S + self._takes_s)
            return Delivery("printed", "accepted")
        deadline = monotonic() + wait_s
        try:
            while True:
                outcome = self._listen(min(deadline, monotonic() + LOOK_S)) or self._look()
                is_late = monotonic() >= deadline
                if outcome and (is_late or outcome != self._told):  # the same trouble is told once a call
                    self._told = outcome
                    return outcome
                if is_late:
                    self._told = None
                    return Delivery("sent")
        except OSError:
            level = self._proved
            return Delivery("printed", level) if level else Delivery("unknown", reason="closed")

    def close(self) -> None:
        """Hang up; a serial line is first given a moment for what it still holds."""
        self._talk.close(DRAIN_S if self._talk.link.bytes_s else 0.0)

    def _questions(self, job: bytes) -> bytes:
        # The id before the fence: a fence without an id then says that the printer does not know the question.
        asked = ASK_ID + self._id if self.profile.confirm == "process_id" else b""
        has_fence = job.endswith(FENCE)
        fence = b"" if self.profile.confirm in ("status", "none") or (has_fence and not asked) else FENCE
        self._fences_asked = has_fence + bool(fence)
        return asked + fence

    def _listen(self, until: float) -> Delivery | None:
        for frame in self._talk.frames(until):
            self._hear(frame)
            if frame.kind == "report" and self.health not in ("", "near"):
                return Delivery("held", reason=self.health)
            if self._proved == self.profile.confirm:
                return self._look()
        return None

    def _hear(self, frame: Frame) -> None:
        if frame.kind == "report":
            self.health = report_trouble(frame.data)
        elif frame.kind == "fence":
            self._fences += 1
            self._fenced_at = self._fenced_at or monotonic()
        elif frame.data == ID_ANSWER + self._id + b"\x00":
            self._named = True

    @property
    def _proved(self) -> Level:
        """The best proof heard; a wrong id is none, nor are more answers than there were questions."""
        if self._named:
            return "process_id"
        return "fence" if 0 < self._fences <= self._fences_asked else ""

    def _look(self) -> Delivery | None:
        """Ask how the printer is: ``held`` when it cannot print, ``printed`` when healthy and all is proved."""
        found = self._talk.trouble()
        for frame in self._talk.frames(0.0):
            self._hear(frame)
        if found == "closed":
            raise ConnectionResetError
        if found == "silent":  # some are while they are out of paper
            proof = self._proof()
            self.health = self.health if proof else found
            return proof or (self._told if self._told and self._told.state == "held" else None)
        self.health = found
        return self._proof() if found in ("", "near") else Delivery("held", reason=found)

    def _proof(self) -> Delivery | None:
        now = monotonic()
        if self.profile.confirm == "status" and now >= self._sent_at + self._takes_s:
            return Delivery("printed", "status")
        fenced = self._fenced_at is not None and now >= self._fenced_at + AFTER_FENCE_S
        if self._proved and (self._proved == self.profile.confirm or fenced):
            return Delivery("printed", self._proved)
        return None
