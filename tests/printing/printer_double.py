"""A thermal printer on a loopback port: real bytes in, real status bytes out, and faults that can be ordered.

It understands the commands our jobs use, answers DLE EOT at once even when offline, keeps what it was sent while it
is out of paper (even when the sender hung up) and prints that by itself when the roll is changed.
"""

import re
import socket
import threading
from contextlib import suppress

HEALTHY, OUT = b"\x10\x00\x00\x00", b"\x18\x00\x0f\x00"
COMMAND = re.compile(
    rb"\x1b@|\x1c&|\x1cS..|\x1ba.|\x1bE.|\x1d!.|\x1da(?P<asb>.)|\x1dr(?P<ask>.)|(?P<cut>\x1dV[AB].)"
    rb"|\x1d\(k(?P<len>..)",
    re.DOTALL,
)
REALTIME = re.compile(rb"\x10\x04(.)", re.DOTALL)


class PrinterDouble:
    """Use as a context manager; ``receipts`` are the papers that were cut off."""

    def __init__(self, paper_for=None, silent=False, hang_up_after=None, deaf=False):
        self.receipts = []
        self.paper_for = paper_for  # bytes of text and commands until the roll ends
        self.silent = silent  # answers nothing
        self.hang_up_after = hang_up_after  # bytes read before the line is cut
        self.deaf = deaf  # accepts and never reads
        self.cover_open = False
        self.connections = 0
        self._buffer, self._paper = b"", b""
        self._asb = False
        self._peer = None
        self._lock = threading.RLock()
        self._done = threading.Event()

    def __enter__(self):
        self._server = socket.socket()
        if self.deaf:
            self._server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self._server.bind(("127.0.0.1", 0))
        self._server.listen()
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        if not self.deaf:
            self._thread.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        with self._lock:
            if self._peer:
                with suppress(OSError):
                    self._peer.shutdown(socket.SHUT_RDWR)
        if not self.deaf:
            self._thread.join(5)

    @property
    def target(self):
        return f"tcp://127.0.0.1:{self.port}"

    def change_roll(self):
        """A person puts a new roll in; the printer goes on by itself."""
        with self._lock:
            self.paper_for = None
            self._report()
            self._print()

    def _serve(self):
        while not self._done.is_set():
            try:
                peer, _ = self._server.accept()
            except OSError:
                return
            self.connections += 1
            self._talk(peer)

    def _talk(self, peer):
        read = 0
        with peer:
            self._peer = peer
            while True:
                try:
                    data = peer.recv(4096)
                except OSError:
                    break
                if not data:
                    break
                if self.hang_up_after is not None:
                    data = data[: self.hang_up_after - read]
                read += len(data)
                with self._lock:
                    self._take(data)
                if self.hang_up_after is not None and read >= self.hang_up_after:
                    break
            with self._lock:
                self._peer, self._asb = None, False

    def _take(self, data):
        for question in REALTIME.findall(data):
            self._say(self._realtime(question[0]))
        self._buffer += REALTIME.sub(b"", data)
        self._print()

    def _realtime(self, question):
        out = self.paper_for is not None and self.paper_for <= 0
        stopped = out or self.cover_open
        return bytes(
            [{1: 0x1A if stopped else 0x12, 2: 0x12 | (0x04 if self.cover_open else 0) | (0x20 if out else 0),
              4: 0x7E if out else 0x12}[question]]
        )  # fmt: skip

    def _print(self):
        while self._buffer and not self.cover_open:
            if self.paper_for is not None and self.paper_for <= 0:
                self._report()
                return
            match = COMMAND.match(self._buffer)
            used = match.end() if match else 1
            if match and match["len"]:
                used += int.from_bytes(match["len"], "little")
            self._feed(match, self._buffer[:used])
            self._buffer = self._buffer[used:]

    def _feed(self, match, data):
        self._paper += data
        if self.paper_for is not None:
            self.paper_for -= len(data)
        if match and match["asb"]:
            self._asb = True
            self._report()
        if match and match["cut"]:
            self.receipts.append(self._paper)
            self._paper = b""
        if match and match["ask"]:
            self._say(b"\x00")

    def _report(self):
        if self._asb:
            self._say(OUT if self.paper_for is not None and self.paper_for <= 0 else HEALTHY)

    def _say(self, data):
        if self._peer and not self.silent:
            with suppress(OSError):
                self._peer.sendall(data)
