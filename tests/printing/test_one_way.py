"""Ways to a printer that never answer: CUPS, and the terminal's own printer port."""

import os
import pty
import tty
from pathlib import Path

import pytest

from counterdesk.printing.delivery import Delivery, deliver
from counterdesk.printing.profiles import printer
from counterdesk.printing.transport import cups, open_wire
from counterdesk.printing.transport.device import DeviceLink
from counterdesk.printing.transport.link import LinkFault
from counterdesk.printing.transport.terminal import MediaCopyWire


@pytest.fixture
def lp(tmp_path, monkeypatch):
    """``lp("...")`` puts a command of that name, a shell script, before the system's."""

    def put(script, name="lp"):
        command = tmp_path / "bin" / name
        command.parent.mkdir(exist_ok=True)
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(0o755)
        monkeypatch.setenv("PATH", f"{command.parent}:/usr/bin:/bin")

    return put


def outcome(target, job=b"job"):
    (last,) = deliver(open_wire(printer("office", target)), job)
    return last


def test_cups_takes_the_job_and_no_more_is_known(lp, tmp_path):
    lp(f'echo "$@" > {tmp_path}/asked; cat > {tmp_path}/given')
    assert outcome("cups:office") == Delivery("printed", "accepted")
    assert (tmp_path / "asked").read_text().split() == ["-d", "office", "-o", "fit-to-page", "-"]
    assert (tmp_path / "given").read_bytes() == b"job"


def test_cups_passes_a_thermal_printer_s_bytes_on_as_they_are(lp, tmp_path):
    lp(f'echo "$@" > {tmp_path}/asked; cat > /dev/null')
    wire = open_wire(printer("roll", "cups:roll", "cups-thermal"))
    assert wire.send(b"job") == Delivery("sent")
    assert "-o raw" in (tmp_path / "asked").read_text()


def test_a_queue_that_cups_does_not_know_took_nothing(lp):
    lp('echo "lp: The printer or class does not exist." >&2; exit 1')
    assert outcome("cups:none") == Delivery("failed", reason="unreachable")


def test_cups_that_never_answers_may_have_the_job(lp, monkeypatch):
    monkeypatch.setattr(cups, "SUBMIT_S", 0.2)
    lp("exec sleep 5")
    assert outcome("cups:office") == Delivery("unknown", reason="timeout")


def test_a_computer_without_cups_took_nothing(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert outcome("cups:office") == Delivery("failed", reason="driver")


@pytest.mark.parametrize(
    ("said", "health"),
    [("printer office is idle.  enabled since x", "one_way"), ("printer office disabled since x -", "offline")],
)
def test_a_stopped_queue_is_offline(lp, said, health):
    lp(f'echo "{said}"', "lpstat")
    assert open_wire(printer("office", "cups:office")).ask() == health


def test_a_stopped_queue_is_given_nothing_that_it_would_print_at_another_time(lp, tmp_path):
    lp("echo 'printer office disabled since x -'", "lpstat")
    lp(f"cat > {tmp_path}/given")
    assert outcome("cups:office") == Delivery("failed", reason="offline")
    assert not (tmp_path / "given").exists()


@pytest.fixture
def terminal():
    end, device = pty.openpty()
    tty.setraw(device)
    yield end, Path(os.ttyname(device))
    os.close(end)
    os.close(device)


def test_the_terminal_s_printer_gets_the_job_between_its_marks(terminal):
    end, path = terminal
    wire = MediaCopyWire(10_000, path=path)
    (last,) = deliver(wire, "受理\x1b[4i完".encode("gbk"))
    wire.close()
    assert last == Delivery("printed", "accepted")
    assert os.read(end, 100) == b"\x1b[5i" + "受理完".encode("gbk") + b"\x1b[4i"


def test_without_a_terminal_nothing_was_taken(tmp_path):
    wire = MediaCopyWire(10_000, path=tmp_path / "none")
    assert wire.send(b"job") == Delivery("failed", reason="unreachable")


def test_a_device_is_used_by_one_at_a_time(terminal):
    one, other = DeviceLink(terminal[1]), DeviceLink(terminal[1])
    one.open()
    with pytest.raises(LinkFault) as caught:
        other.open()
    assert caught.value.reason == "busy"
    one.close()
    other.close()


def test_an_ordinary_file_is_no_printer_device(tmp_path):
    (tmp_path / "file").write_bytes(b"kept")
    link = DeviceLink(tmp_path / "file")
    with pytest.raises(LinkFault):
        link.open()
    link.close()
    assert (tmp_path / "file").read_bytes() == b"kept"
