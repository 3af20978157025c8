"""The wheel built from this tree carries its data and works outside it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TREE = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=TREE,
        check=True,
        capture_output=True,
    )
    (wheel,) = out.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(out / "site")
    return out / "site"


def run(site, *arguments):
    # the site comes first on the path, and the working folder is elsewhere: nothing of the checkout is found
    program = "import sys; from counterdesk.__main__ import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=site.parent,
        env=os.environ
        | {"PYTHONPATH": str(site), "XDG_DATA_HOME": str(site.parent), "XDG_CONFIG_HOME": str(site.parent)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_wheel_carries_themes_and_data(unpacked):
    there = {path.relative_to(unpacked / "counterdesk").parts[0] for path in (unpacked / "counterdesk").rglob("*.toml")}
    assert {"themes", "data"} <= there


def test_a_hall_is_made_and_a_number_issued_from_the_wheel_alone(unpacked):
    hall = str(unpacked.parent / "hall.db")
    assert run(unpacked, "--hall", hall, "init").returncode == 0
    issued = run(unpacked, "--hall", hall, "ticket", "issue", "A01", "--json")
    assert issued.returncode == 0, issued.stderr
    assert '"number": "A001"' in issued.stdout or '"number":"A001"' in issued.stdout
