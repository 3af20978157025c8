"""A firewall that drops what is said to a server, or what it answers, without a word: the kernel's own, on one port.

Its rules belong to a program of the test's and go with it, whatever becomes of the test. A test that needs it is
skipped where there is no ``nft``, or where the kernel lets us set no rules; what it said is the reason.
"""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

WAYS: dict[str, Sequence[str]] = {
    "what is said": ("dport",), "what is answered": ("sport",), "everything": ("dport", "sport"),
}  # fmt: skip
"""What it drops, and the ports by which that is known."""
ANSWERS_S = 20.0
TABLE = "inet counterdesk_test"


class Firewall:
    """Rules for one port of this computer, dropped as they come in: whoever sent them is told nothing."""

    def __init__(self, port: int, program: subprocess.Popen[str]) -> None:
        self._port, self._program = port, program
        self._table = f"{TABLE}_{port}"
        if refused := self._told_to(f"add table {self._table} {{ flags owner; }}"):
            pytest.skip(f"this kernel's firewall refuses: {refused}")
        self._tell(f"add chain {self._table} comes {{ type filter hook input priority 0; }}")

    def drop(self, what: str = "everything") -> None:
        """From now on that is dropped; one of WAYS."""
        for way in WAYS[what]:
            self._tell(f"add rule {self._table} comes tcp {way} {self._port} drop")

    def lift(self) -> None:
        """From now on nothing is dropped."""
        self._tell(f"flush chain {self._table} comes")

    @contextmanager
    def drops(self, what: str = "everything") -> Iterator[None]:
        """Meanwhile that is dropped."""
        self.drop(what)
        try:
            yield
        finally:
            self.lift()

    def _tell(self, command: str) -> None:
        refused = self._told_to(command)
        assert not refused, refused

    def _told_to(self, command: str) -> str:
        """What was refused; it is done once our table is listed after it."""
        self._program.stdin.write(f"{command}\nlist tables\n")
        self._program.stdin.flush()
        patience = threading.Timer(ANSWERS_S, self._program.kill)
        patience.start()
        try:
            for line in self._program.stdout:
                if line.strip() == f"table {self._table}":
                    return ""
                if "Error" in line:
                    return line.strip()
        finally:
            patience.cancel()
        return "nft has ended, or said nothing"


@contextmanager
def firewall(port: int) -> Iterator[Firewall]:
    """A firewall before a port, which drops nothing yet."""
    nft = shutil.which("nft", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if nft is None:
        pytest.skip("there is no nft")
    may = subprocess.run([nft, "list", "tables"], capture_output=True, text=True, check=False)
    if may.returncode:
        pytest.skip(f"nft: {may.stderr.strip().splitlines()[0]}")
    with subprocess.Popen(
        [nft, "-i"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as program:
        try:
            yield Firewall(port, program)
        finally:
            program.kill()
