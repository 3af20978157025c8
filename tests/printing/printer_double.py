"""A thermal printer on a loopback port or at the end of a pty: real bytes in, real status bytes out, faults to order.

It understands the commands our jobs use, answers DLE EOT at once even when offline, keeps what it was sent while it
cannot print (even when the sender hung up) and prints that by itself when it is put right.
"""

import os
import pty
import re
import select
import socket
import threading
import tty
from contextlib import suppress

HEALTHY, OUT, COVER, OFFLINE = b"\x10\x00\x00\x00", b"\x18\x00\x0f\x00", b"\x38\x00\x00\x00", b"\x18\x00\x00\x00"
NEAR = b"\x10\x00\x03\x00"
COMMAND = re.compile(
    rb"\x1b@|\x1c&|\x1ba.|\x1bE.|\x1bt.|\x1d!.|\x1da(?P<asb>.)|\x1dr(?P<ask>.)|(?P<cut>\x1dV[AB].)"
    rb"|\x1d\(H(?P<idlen>..)00(?P<id>....)|\x1dI(?P<name>.)"
    rb"|\x1d\(k(?P<len>..)|\x1dv0.(?P<wide>..)(?P<tall>..)",
    re.DOTALL,
)
REALTIME = re.compile(rb"\x10\x04(.)", re.DOTALL)
NAMES = {b"B": b"_EPSON\0", b"C": b"_TM-T88V\0"}


class Machine:
    """The printer itself; ``receipts`` are the papers that were cut off. A line sets ``say`` and calls ``take``."""

    def __init__(self, paper_for=None, silent=False, hang_up_after=None, deaf=False, lie=""):
        self.receipts = []
        self.hang_up_after = hang_up_after  # bytes read before the line is cut
        self.deaf = deaf  # accepts and never reads
        self.paper_for = paper_for  # bytes of text and commands until the roll ends
        self.silent = silent  # answers nothing
        self.falls_silent = False  # answers nothing once it has cut a paper
        self.lie = lie  # "any id": a fixed one; "at once": confirms what it received; "no fence"; "no id"
        self.fault, self.fault_after = "", None  # the attribute that becomes true after so many bytes
        self.cover_open = self.offline = self.near_end = False
        self.gulp, self.pause_s = 4096, 0.0  # how much it reads at once, and how long it then rests
        self.stalls_after, self.going = None, threading.Event()  # reads no more until it goes on
        self.say = lambda data: None
        self.asb = False
        self.lock = threading.RLock()
        self._buffer, self._paper, self._early = b"", b"", b""
        self._done = threading.Event()

    def change_roll(self):
        """A person puts it right: a new roll, the cover closed, online; the printer goes on by itself."""
        with self.lock:
            self.paper_for = self.fault_after = None
            self.cover_open = self.offline = False
            self._report()
            self._print()

    def off_and_on(self):
        """The power goes: what was half received is forgotten."""
        with self.lock:
            self._buffer = self._paper = b""
            self.asb = False
            self.change_roll()

    def take(self, data):
        with self.lock:
            if "at once" in self.lie:
                self._confirm_early(data)
            for question in REALTIME.findall(data):
                self._tell(self._realtime(question[0]))
            self._buffer += REALTIME.sub(b"", data)
            self._print()

    def _next(self, read):
        """How much is read next, after ``read`` bytes."""
        if self.stalls_after is None:
            self.going.wait(self.pause_s)
        elif read >= self.stalls_after:
            self.going.wait()
        else:
            return min(self.gulp, self.stalls_after - read)
        return self.gulp

    @property
    def is_out(self):
        return self.paper_for is not None and self.paper_for <= 0

    @property
    def stopped(self):
        return self.is_out or self.cover_open or self.offline

    def _realtime(self, question):
        near = 0x0C if self.near_end else 0
        return bytes(
            [{1: 0x1A if self.stopped else 0x12,
              2: 0x12 | (0x04 if self.cover_open else 0) | (0x20 if self.is_out else 0),
              4: 0x7E if self.is_out else 0x12 | near}[question]]
        )  # fmt: skip

    def _confirm_early(self, data):
        self._early += data
        for asked in re.findall(rb"\x1d\(H..00(....)|\x1dr(\x01)", self._early, re.DOTALL):
            self._tell(b'7"' + asked[0] + b"\0" if asked[0] else b"\0")
        self._early = self._early[-10:] if b"\x1dr\x01" not in self._early else b""

    def _print(self):
        while self._buffer:
            if self.stopped:
                self._report()
                return
            match = COMMAND.match(self._buffer)
            used = match.end() if match else 1
            if match and match["len"]:
                used += int.from_bytes(match["len"], "little")
            if match and match["wide"]:
                used += int.from_bytes(match["wide"], "little") * int.from_bytes(match["tall"], "little")
                if used > len(self._buffer):
                    return  # in the middle of a picture everything is dots
            self._feed(match, self._buffer[:used])
            self._buffer = self._buffer[used:]

    def _feed(self, match, data):
        self._paper += data
        if self.paper_for is not None:
            self.paper_for -= len(data)
        if self.fault_after is not None:
            self.fault_after -= len(data)
            setattr(self, self.fault, getattr(self, self.fault) or self.fault_after <= 0)
        if not match:
            return
        if match["asb"]:
            self.asb = match["asb"] != b"\0"
            self._report()
        if match["cut"]:
            self.receipts.append(self._paper)
            self._paper = b""
            self.silent = self.silent or self.falls_silent
        if match["ask"]:
            self._answer_fence()
        if match["id"]:
            self._answer_id(match["id"])
        if match["name"]:
            self._tell(NAMES[match["name"]])

    def _answer_fence(self):
        if "no fence" not in self.lie and "at once" not in self.lie:
            self._tell(b"\x00")

    def _answer_id(self, number):
        if "any id" in self.lie:
            self._tell(b'7"    \0')
        elif "no id" not in self.lie and "at once" not in self.lie:
            self._tell(b'7"' + number + b"\0")

    def _report(self):
        if self.asb:
            trouble = OUT if self.is_out else COVER if self.cover_open else OFFLINE
            self._tell(trouble if self.stopped else NEAR if self.near_end else HEALTHY)

    def _tell(self, data):
        if not self.silent:
            with suppress(OSError):
                self.say(data)


class PrinterDouble(Machine):
    """A network printer. Use as a context manager."""

    def __init__(self, *args, **facts):
        super().__init__(*args, **facts)
        self.connections = 0
        self._peer = None

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
        self.going.set()
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self.cut_cable()
        if not self.deaf:
            self._thread.join(5)

    @property
    def target(self):
        return f"tcp://127.0.0.1:{self.port}"

    def cut_cable(self):
        with self.lock:
            if self._peer:
                with suppress(OSError):
                    self._peer.shutdown(socket.SHUT_RDWR)

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
            self._peer, self.say = peer, peer.sendall
            while True:
                try:
                    data = peer.recv(self._next(read))
                except OSError:
                    break
                if not data:
                    break
                if self.hang_up_after is not None:
                    data = data[: self.hang_up_after - read]
                read += len(data)
                self.take(data)
                if self.hang_up_after is not None and read >= self.hang_up_after:
                    break
            with self.lock:
                self._peer, self.asb, self.say = None, False, lambda data: None


class SerialDouble(Machine):
    """The same printer at the end of a serial line, which is a pty. Use as a context manager."""

    def __enter__(self):
        self._cut = threading.Event()
        self._end, self._device = pty.openpty()
        tty.setraw(self._device)
        self.path = os.ttyname(self._device)
        self.say = lambda data: os.write(self._end, data)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        if not self.deaf:
            self._thread.start()
        return self

    def __exit__(self, *_):
        self._done.set()
        self.going.set()
        if not self.deaf:
            self._thread.join(5)
        for handle in {self._end, self._device} - {-1}:
            os.close(handle)

    def cut_cable(self):
        self._cut.set()

    @property
    def target(self):
        return f"serial:{self.path}?baud=115200&flow=none"

    def _serve(self):
        read = 0
        while not self._done.is_set():
            if self._cut.is_set():
                self._unplug()
                return
            if not select.select([self._end], [], [], 0.1)[0]:
                continue
            data = os.read(self._end, self._next(read))
            if self.hang_up_after is not None and read + len(data) >= self.hang_up_after:
                self.take(data[: self.hang_up_after - read])
                self._unplug()
                return
            read += len(data)
            self.take(data)

    def _unplug(self):
        with self.lock:
            os.close(self._device)
            os.close(self._end)
            self._end = self._device = -1
            self.say = lambda data: None
