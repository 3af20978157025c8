"""A throwaway hall for a trial, and the people who may work in it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from counterdesk import paths
from counterdesk.hall import catalogue, clerks
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import create_store

SERVICES = ("A01", "A02", "B01", "E01")
WINDOWS = 6


def hall(path: Path) -> Path:
    """Make the shipped hall at ``path``, with its clerks and nobody in it. Raises StoreFault."""
    cat = catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))
    with closing(create_store(path, cat.hall.timezone, f"{cat.hall.day_starts:%H:%M}")) as store:
        store.run(_furnish, By(), cat)
    return path


def at(n: int) -> By:
    """Who the n-th worker is: a clerk at a window, or the door once every window is taken."""
    return By(f"10{n + 1}", str(n + 1)) if n < WINDOWS else By()


def _furnish(desk: Desk, cat: catalogue.Catalogue) -> None:
    catalogue.load(desk, cat)
    for seed in cat.clerks:
        clerks.add(desk, seed.number, seed.role)
