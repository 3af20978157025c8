"""A CUPS queue, by the ``lp`` command: it tells that the queue took the job, never that paper came out.

The command rather than a binding to libcups: it is there wherever CUPS is, it can be given a deadline, and its exit
status says whether the job was taken. CUPS calls a job completed when the bytes were passed on, so that is not asked.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from counterdesk.printing.delivery import Delivery

SUBMIT_S = 15.0
ASK_S = 5.0
RAW = ("-o", "raw")
PAGE = ("-o", "fit-to-page")


class CupsWire:
    """One job for one queue. ``is_page``: it is a PDF for an office printer, else bytes passed on as they are."""

    def __init__(self, queue: str, is_page: bool) -> None:
        self.queue = queue
        self.options = PAGE if is_page else RAW
        self.health = "one_way"

    def ask(self) -> str:
        """``unreachable`` when there is no such queue, ``offline`` when it is stopped, else ``one_way``."""
        try:
            told = _run(("lpstat", "-p", self.queue), b"", ASK_S)
        except subprocess.TimeoutExpired:
            told = None
        if told is None or told.returncode:
            self.health = "unreachable"
        else:
            # The word is the same in every language only when LC_ALL is C, which _run sees to.
            self.health = "offline" if b" disabled " in told.stdout else "one_way"
        return self.health

    def send(self, job: bytes) -> Delivery:
        """``sent`` once the queue has the job, ``unknown`` after ``SUBMIT_S``.

        ``failed`` when it refused it or is stopped: then it would take the job and print it at another time.
        """
        if self.ask() == "offline":
            return Delivery("failed", reason="offline")
        try:
            told = _run(("lp", "-d", self.queue, *self.options, "-"), job, SUBMIT_S)
        except subprocess.TimeoutExpired:
            return Delivery("unknown", reason="timeout")
        if told is None:
            return Delivery("failed", reason="driver")
        return Delivery("failed", reason="unreachable") if told.returncode else Delivery("sent")

    def confirm(self, wait_s: float) -> Delivery:
        """The queue has it; no more can be known."""
        return Delivery("printed", "accepted")

    def close(self) -> None:
        """Nothing is held."""


def _run(command: Sequence[str], given: bytes, within_s: float) -> subprocess.CompletedProcess[bytes] | None:
    """What a command of CUPS said; None where CUPS is not installed. Raises TimeoutExpired."""
    plain = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run(command, input=given, capture_output=True, timeout=within_s, env=plain, check=False)
    except OSError:
        return None
