"""What a screen needs for a moment is given back: a PIN check's 19 MB do not stay with it for the day."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

CHECKS = """
from concurrent.futures import ThreadPoolExecutor
import psutil
from counterdesk.hall import clerks
from counterdesk.tui.heap import one_heap

if {one}:
    one_heap()
with ThreadPoolExecutor(1) as thread:
    resident = psutil.Process().memory_info
    thread.submit(clerks.hash_pin, "2468").result()
    before = resident().rss
    for _ in range(3):
        thread.submit(clerks.hash_pin, "2468").result()
    print((resident().rss - before) / 2**20)
"""


def more_mb(one: bool) -> float:
    """Resident memory after three more PIN checks in a thread, in a process with one heap or as it comes."""
    asked = [sys.executable, "-c", CHECKS.format(one=one)]
    return float(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps it")
def test_a_pin_check_leaves_no_memory_behind():
    assert more_mb(one=True) < 5


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps it")
def test_the_c_library_by_itself_would_keep_it():
    assert more_mb(one=False) > 10
