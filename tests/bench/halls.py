"""A hall to measure in: a real file, the shipped catalogue, window 1 open."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from counterdesk import paths
from counterdesk.hall import catalogue, clerks, windows
from counterdesk.store.desk import By
from counterdesk.store.engine import Store, create_store

AT_ONE = By("101", "1")
OPEN_AT = 10


def hall(folder: Path, name: str = "hall.db", on: str | None = None) -> Store:
    """A new hall in ``folder``, or in the empty database ``on``, with every clerk and window 1 open."""
    store = create_store(on or folder / name, zone_of_day(), "04:00")
    cat = endless()
    cat = replace(cat, hall=replace(cat.hall, timezone=zone_of_day()))
    store.run(catalogue.load, By(), cat)
    for seed in cat.clerks:
        store.run(clerks.add, By(), seed.number, seed.role)
    store.run(windows.open_window, AT_ONE)
    return store


def zone_of_day() -> str:
    """Where it is between ten and eleven now: what a hall does by the hour is the same whenever it is measured."""
    east = (OPEN_AT - datetime.now(UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-east:+d}"


def endless() -> catalogue.Catalogue:
    """The shipped hall with numbers that never run out."""
    shipped = catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))
    return replace(shipped, series={p: replace(series, at_end="go on") for p, series in shipped.series.items()})
