"""In a process of its own, because what is looked at happens once, at the import of python-escpos."""

import os
import pickle
import subprocess
import sys

import pytest

SCRIPT = """
import logging, os, sys, tempfile
from counterdesk.printing.library import driver
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slip import Code, Line, Slip
assert "escpos" not in sys.modules
driver()
job_bytes(Slip("ticket", "zh", (Line("x"), Code("1"))), shipped()["generic-80-cn"])
handlers = [type(one).__name__ for one in logging.getLogger().handlers]
print(handlers, os.environ.get("ESCPOS_CAPABILITIES_PICKLE_DIR"), os.listdir(tempfile.gettempdir()))
"""


COUNTED = """
import sys
opened = []
sys.addaudithook(lambda what, about: what == "open" and opened.append(str(about[0])))
"""


def first_print(tmp_path, script=SCRIPT):
    (tmp_path / "tmp").mkdir(exist_ok=True)
    env = {"TMPDIR": str(tmp_path / "tmp"), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False)
    return done.stdout, done.stderr


def test_the_first_print_leaves_no_handler_no_noise_and_no_rubbish(tmp_path):
    assert first_print(tmp_path) == ("['NullHandler'] None []\n", "")


def test_the_capabilities_are_kept_for_the_next_process(tmp_path):
    first_print(tmp_path)
    (kept,) = (tmp_path / "cache" / "counterdesk" / "escpos").iterdir()
    assert kept.name.endswith(".capabilities.pickle")
    assert first_print(tmp_path) == ("['NullHandler'] None []\n", "")


def test_what_is_kept_is_read_once_so_that_what_was_checked_is_what_is_used(tmp_path):
    first_print(tmp_path)
    (kept,) = (tmp_path / "cache" / "counterdesk" / "escpos").iterdir()
    out, _ = first_print(tmp_path, f"{COUNTED}{SCRIPT}print(opened.count({str(kept)!r}))")
    assert out.splitlines()[-1] == "1"


def test_a_home_that_cannot_be_written_is_no_hindrance(tmp_path):
    (tmp_path / "cache").write_text("")
    assert first_print(tmp_path) == ("['NullHandler'] None []\n", "")


def test_after_an_update_what_is_kept_is_replaced_whole_for_whoever_reads_it_meanwhile(tmp_path):
    first_print(tmp_path)
    (kept,) = (tmp_path / "cache" / "counterdesk" / "escpos").iterdir()
    before = kept.read_bytes()
    os.utime(kept, (0, 0))
    os.link(kept, tmp_path / "read meanwhile")
    assert first_print(tmp_path) == ("['NullHandler'] None []\n", "")
    assert (tmp_path / "read meanwhile").stat().st_mtime == 0
    assert kept.stat().st_mtime > 0
    assert kept.read_bytes() == before


@pytest.mark.parametrize("damage", [b"", b"\x80\x04garbage", pickle.dumps({"profiles": {}}), pickle.dumps([])])
def test_what_is_kept_and_damaged_is_made_anew(tmp_path, damage):
    first_print(tmp_path)
    (kept,) = (tmp_path / "cache" / "counterdesk" / "escpos").iterdir()
    before = kept.read_bytes()
    kept.write_bytes(damage)
    assert first_print(tmp_path) == ("['NullHandler'] None []\n", "")
    assert kept.read_bytes() == before
