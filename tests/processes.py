"""Clean processes for tests that kill: they inherit no store, and start in milliseconds.

There is one server they are forked from, so there is one list of what it has loaded: a second list would take the
place of the first, and whoever is killed every few milliseconds would never come to work.
"""

from __future__ import annotations

import multiprocessing

begin = multiprocessing.get_context("forkserver")
begin.set_forkserver_preload(
    ["tests.printing.killer", "tests.race.crew", "tests.race.boundaries", "tests.race.everyone", "tests.bench.crowd"]
)
