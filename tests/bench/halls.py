"""A hall to measure in: a real file, the shipped catalogue, window 1 open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from counterdesk import paths
from counterdesk.hall import catalogue, clerks, windows
from counterdesk.store.desk import By
from counterdesk.store.engine import Store, create_store

AT_ONE = By("101", "1")


def hall(folder: Path, name: str = "hall.db", on: str | None = None) -> Store:
    """A new hall in ``folder``, or in the empty database ``on``, with every clerk and window 1 open."""
    store = create_store(on or folder / name, "Asia/Shanghai", "04:00")
    cat = endless()
    store.run(catalogue.load, By(), cat)
    for seed in cat.clerks:
        store.run(clerks.add, By(), seed.number, seed.role)
    store.run(windows.open_window, AT_ONE)
    return store


def endless() -> catalogue.Catalogue:
    """The shipped hall with numbers that never run out."""
    shipped = catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))
    return replace(shipped, series={p: replace(series, at_end="go on") for p, series in shipped.series.items()})
