import os
import resource

from counterdesk.printing.delivery import Delivery, deliver
from counterdesk.printing.profiles import printer
from counterdesk.printing.transport import open_wire


def outcome(path, job=b"job\n"):
    (last,) = deliver(open_wire(printer("front", f"file:{path}")), job)
    return last


def test_jobs_are_appended(tmp_path):
    assert [outcome(tmp_path / "out") for _ in range(2)] == [Delivery("printed", "accepted")] * 2
    assert (tmp_path / "out").read_bytes() == b"job\njob\n"


def test_a_folder_that_is_not_there_is_failed(tmp_path):
    assert outcome(tmp_path / "none" / "out") == Delivery("failed", reason="file")


def test_a_pipe_nobody_reads_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert outcome(tmp_path / "pipe") == Delivery("failed", reason="file")


def test_a_device_is_not_a_file():
    assert outcome("/dev/null") == Delivery("failed", reason="file")


def test_a_disk_that_fills_in_mid_job_is_unknown(tmp_path):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        assert outcome(tmp_path / "out", b"x" * 3000) == Delivery("unknown", reason="file")
        assert outcome(tmp_path / "out", b"x" * 3000) == Delivery("failed", reason="file")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_the_screen_takes_everything():
    (last,) = deliver(open_wire(printer("screen", "screen:")), b"job")
    assert last == Delivery("printed", "accepted", "screen")
