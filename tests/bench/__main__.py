"""Print every measurement: ``python -m tests.bench [store|crowd|kills|screens ...]``."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench import crowd, kills, screens, store


def show(title: str, figures: Mapping[str, float]) -> None:
    """One measurement: its title, then a line a figure."""
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:<28}{value:10.3f}")


def stores(folder: Path) -> None:
    """issue and call beside raw SQL, on this disk and with 2 ms added to each commit."""
    for fsync_s in (0.0, 0.002):
        found = store.compare(folder, fsync_s)
        apart = found["hash"] + found["slip"] + found["estimate"]
        ratios = {
            "issue : raw": found["issue"] / found["raw issue"],
            "issue less hash, slip, estimate : raw": (found["issue"] - apart) / found["raw issue"],
            "call : raw": found["call"] / found["raw call"],
            "call less hash, choice : raw": (found["call"] - found["hash"] - found["choice"]) / found["raw call"],
        }
        show(f"store, {fsync_s * 1e3:g} ms added to each fsync (medians in ms)", found | ratios)


def crowds(folder: Path) -> None:
    """Eight windows with 20 ms of thinking, and sixty-four that never think."""
    show("8 processes, 20 ms of thinking", crowd.crowd(folder, 8, 1250, 0.02))
    show("64 processes, no thinking", crowd.crowd(folder, 64, 100, 0.0))


def desks(folder: Path) -> None:
    """First paint beside an empty Textual app; a desk with 1,000 waiting."""
    found = screens.first_paint(folder)
    show("first paint (medians in ms)", found | {"sign-in : empty app": found["sign-in"] / found["empty app"]})
    show("a desk with 1,000 waiting", screens.at_work(folder))


def killed(folder: Path) -> None:
    """Eight windows of which three hundred are killed: what was promised stands."""
    show("8 processes killed at random", kills.kills(folder))


PARTS: dict[str, Callable[[Path], None]] = {"store": stores, "crowd": crowds, "kills": killed, "screens": desks}


def main() -> None:
    """Run the parts named on the command line, or all."""
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or PARTS:
            PARTS[name](Path(folder))


if __name__ == "__main__":
    main()
