"""A furnished hall on a real file for every test that asks for one; it is made once and copied."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from counterdesk.clock import FixedClock
from counterdesk.store.address import Server
from tests.furnished import MORNING, Hall, new_hall
from tests.postgres import BOTH, ENGINES, ON_SERVER, Again, Cluster, started
from tests.quiet import QuietLoop

SIZE_KIB = 3072
"""Of a small disk."""

settings.register_profile(
    "hall", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# a check that decides whether a change may land must not depend on luck; new examples are sought everywhere else
settings.register_profile("steady", settings.get_profile("hall"), derandomize=True, print_blob=False)
settings.load_profile("steady" if os.environ.get("CI") else "hall")


@pytest.fixture(scope="session")
def furnished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall with its catalogue and clerks, closed: copy it, never open it."""
    path = tmp_path_factory.mktemp("furnished") / "hall.db"
    new_hall(path)
    return path


@pytest.fixture
def clock() -> FixedClock:
    """10:42 on Monday 23 November 2026 in the hall."""
    return FixedClock(MORNING)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, where this computer lets a test have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "tmpfs", str(place)]
    if not sys.platform.startswith("linux") or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here: that takes the rights of root")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def hall_file(furnished_file: Path, tmp_path: Path) -> Path:
    """A furnished hall of one's own."""
    return Path(shutil.copy(furnished_file, tmp_path / "hall.db"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "in_a_file: about a hall in a SQLite file and no other")


def pytest_asyncio_loop_factories() -> dict[str, type[QuietLoop]]:
    """Every coroutine runs in a loop that can tell when nothing is left to do."""
    return {"quiet": QuietLoop}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The hall of a test in ``ON_SERVER`` is there twice: in a file, and on a server."""
    module = metafunc.module.__name__
    chosen = module.startswith("tests.hall.") if BOTH else module in ON_SERVER
    in_a_file = metafunc.definition.get_closest_marker("in_a_file") is not None
    if chosen and not in_a_file and "hall" in metafunc.fixturenames and "hall_file" not in metafunc.fixturenames:
        metafunc.parametrize("hall", ENGINES, indirect=True)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server for the whole run."""
    with started() as cluster:
        yield cluster


@pytest.fixture(scope="session")
def furnished_database(cluster: Cluster) -> Iterator[Again]:
    """The furnished hall on the server."""
    server = cluster.database()
    new_hall(server)
    yield Again(server)
    cluster.drop(server)


@pytest.fixture
def database(furnished_database: Again) -> Server:
    """The furnished hall on the server, as it was in the beginning."""
    furnished_database.bring_back()
    return furnished_database.server


@pytest.fixture
def hall(request: pytest.FixtureRequest, clock: FixedClock) -> Iterator[Hall]:
    """A furnished hall, opened, with a clock that stands still."""
    where = "database" if getattr(request, "param", "sqlite") == "postgresql" else "hall_file"
    hall = Hall.at_path(request.getfixturevalue(where), clock)
    yield hall
    hall.close()
