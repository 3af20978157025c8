"""Print every measurement: ``python -m tests.bench [store|crowd|kills|servers|screens|paper|month|week=2000 ...]``.

``screens`` is ``paint keys idle seen memory``, and each of them can be asked for alone. A number in brackets after a
figure's name is the most it may be: at its end a measurement says of each of those whether it holds, and the exit code
is 1 when one does not.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.bench import (
    alone,
    board,
    cold,
    copies,
    crash,
    crowd,
    fuzz,
    fuzz_screens,
    hammer,
    hundred,
    kills,
    month,
    paper,
    power,
    promises,
    screens,
    seen,
    servers,
    spool,
    store,
    storm,
    typed,
    ways,
    week,
    years,
)

LIMIT = re.compile(r"(.+) \((\d+(?:\.\d+)?)\)")
BROKEN: list[str] = []
"""Figures over their limit so far."""


def show(title: str, figures: Mapping[str, float]) -> None:
    """One measurement: its title, a line a figure, and what each figure with a limit comes to."""
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:<40}{value:10.3f}")
    judged = [(found[1], value, float(found[2])) for name, value in figures.items() if (found := LIMIT.fullmatch(name))]
    for name, value, most in judged:
        print(f"  {'holds' if value <= most else 'BROKEN':<7}{name}: {value:g}, at most {most:g}")
    BROKEN.extend(name for name, value, most in judged if value > most)


def stores(folder: Path) -> None:
    """issue and call beside raw SQL, on this disk and with 2 ms added to each commit."""
    for fsync_s in (0.0, 0.002):
        found = store.compare(folder, fsync_s)
        ratios = {
            "issue : raw": found["issue"] / found["raw issue"],
            "issue less hash, slip, estimate : raw": found["bare issue"] / found["raw issue"],
            "call : raw": found["call"] / found["raw call"],
            "call less hash, choice : raw": found["bare call"] / found["raw call"],
        }
        show(f"store, {fsync_s * 1e3:g} ms added to each fsync (medians in ms)", found | ratios)


def crowds(folder: Path) -> None:
    """Eight windows with 20 ms of thinking, and sixty-four that never think."""
    show("8 processes, 20 ms of thinking", crowd.crowd(folder, 8, 1250, 0.02))
    show("64 processes, no thinking", crowd.crowd(folder, 64, 100, 0.0))


def desks(folder: Path) -> None:
    """Every measurement of the screens."""
    for part in SCREENS.values():
        part(folder)


def killed(folder: Path) -> None:
    """Eight windows of which three hundred are killed: what was promised stands."""
    show("8 processes killed at random", kills.kills(folder))


def crashed(folder: Path, kills: int = crash.KILLS) -> None:
    """Everyone works at every noun, and anybody is killed; ``crash=1000`` for so many kills."""
    used(*crash.crashed(folder, kills), f"everyone at work, {kills} kills (faults: 0)")


def crashed_on_server(_folder: Path, kills: int = crash.ON_SERVER) -> None:
    """The same on PostgreSQL, the server killed too; ``crash-server=300`` for so many kills."""
    used(*crash.on_server(kills), f"everyone at work on a server, {kills} kills (faults: 0)")


def by_themselves(_folder: Path, times: int = alone.LOST) -> None:
    """Desks and a kiosk lose their server and find it again; ``alone=30`` for so many times."""
    used(*alone.lost(times), f"the server lost {times} times (faults: 0)")


def without_current(folder: Path, cuts: int = power.CUTS) -> None:
    """The current fails; ``power=1000`` at so many places. A store that syncs less must be caught."""
    show("the current fails (broken promises: 0)", power.failed(folder, cuts))
    show("the same with synchronous=NORMAL (not 0)", power.failed(folder, cuts, "NORMAL"))


def stormed(folder: Path, hours: int = storm.HOURS) -> None:
    """Forty desks while anything that can fail does; ``storm=2`` for so many hours of the hall's clock."""
    used(*storm.stormed(folder, hours), f"forty desks in a storm of {hours} hours (faults: 0)")


def stormed_on_server(folder: Path, hours: int = storm.HOURS) -> None:
    """The same in a hall on PostgreSQL, with what befalls a server; ``storm-server=2`` for so many hours."""
    used(
        *storm.stormed(folder, hours, on_server=True),
        f"forty desks of a server in a storm of {hours} hours (faults: 0)",
    )


def idled(folder: Path, desks: int = 0) -> None:
    """A free desk and a serving one while nobody does anything; ``idle=100`` for so many free ones."""
    if desks:
        show(f"{desks} desks while nobody does anything", hundred.idle(folder, desks))
    else:
        show("a desk while nobody does anything", screens.idle(folder))


SCREENS: dict[str, Callable[..., None]] = {
    "paint": lambda folder: show("first paint", screens.first_paint(folder)),
    "keys": lambda folder: show("a desk with 1,000 waiting", screens.keys(folder)),
    "idle": idled,
    "seen": lambda folder: show("another program's act until it is painted", seen.seen(folder)),
    "memory": lambda folder: show("a desk over a long day", screens.memory(folder)),
}


def papers(_folder: Path) -> None:
    """A job's bytes in every variant."""
    print("\npaper", *paper.table(), sep="\n")


def spools(folder: Path) -> None:
    """Ten thousand tickets through one printer's worker."""
    show("one worker, 10,000 tickets", spool.spooled(folder))


def due(folder: Path) -> None:
    """The due board over many cases."""
    show("20,000 open and 200,000 closed cases (ms)", board.due_board(folder))


def decade(folder: Path) -> None:
    """The summary among ten years of tickets."""
    show("2.5 million tickets (ms)", years.years(folder))


def typed_meanwhile(folder: Path) -> None:
    """Letters at a desk and at the lead's screen while years among ten years of tickets are asked for."""
    show("typing while years are asked for", typed.typed(folder))


def kept(_folder: Path) -> None:
    """Waiting promises kept by calling rule, on simulated halls."""
    show("served within the promise, by calling rule", promises.promises())


def told(_folder: Path, seed: int = 1) -> None:
    """The announced wait on simulated halls; ``told=7`` for days nobody has seen."""
    show("the announced wait on simulated halls", promises.backtests(seed=seed))


def told_cold(folder: Path, seed: int = 101) -> None:
    """The announced wait on days with nothing learned before; ``cold=7`` for days nobody has seen."""
    used(*cold.cold(folder, seed), "single days, nothing learned before, against the naive rule")


def told_otherwise(folder: Path) -> None:
    """The announced wait with a part of the estimator taken out."""
    print("\nof naive / bias in s / covered / width in s", *ways.ways(folder), sep="\n")


def used(figures: Mapping[str, float], faults: Sequence[str], title: str) -> None:
    """What a long use by script found, with every fault in words."""
    show(title, figures)
    print(*faults, sep="\n")


def worked(folder: Path, tickets: int = week.TICKETS) -> None:
    """A week's use through the screens' keys; ``week=200`` for so many tickets."""
    used(*week.week(folder, tickets), f"a week with {tickets} tickets")


def passed(folder: Path, visits: int = month.VISITS) -> None:
    """A month of a hall, and what must hold of it; ``month=220`` for so many visits."""
    show(f"a month with {visits} visits", month.month_passed(folder, visits))


def hit(folder: Path, seconds: int = hammer.SECONDS) -> None:
    """Everything thrown at every screen at once; ``hammer=60`` for so many seconds."""
    used(*hammer.hammer(folder, seconds), f"all screens hit at random for {seconds} s")


def saved(folder: Path, many: int = copies.COPIES) -> None:
    """Copies taken under load and brought back; ``copies=20`` for so many."""
    used(*copies.copied(folder, many), f"{many} copies taken while everyone works")


def thrown(folder: Path, seconds: int = fuzz.SECONDS) -> None:
    """Hostile text into every argument and every field, half the time each; ``fuzz=60`` for so many seconds."""
    for name, part in (("arguments", fuzz.fuzz), ("fields", fuzz_screens.fuzz)):
        place = folder / name
        place.mkdir()
        used(*part(place, seconds / 2), f"hostile text into {name} for {seconds / 2:g} s")


def on_servers(folder: Path, kills: int = servers.KILLS) -> None:
    """A hall on PostgreSQL; ``servers=100`` for so many kills."""
    servers.servers(folder, show, kills)


PARTS: dict[str, Callable[..., None]] = {
    "store": stores, "crowd": crowds, "kills": killed, "screens": desks, "paper": papers,
    "spool": spools, "years": decade, "typed": typed_meanwhile, "due": due, "promises": kept, "told": told,
    "cold": told_cold, "ways": told_otherwise,
    "week": worked, "month": passed, "hammer": hit, "servers": on_servers, "power": without_current, "crash": crashed,
    "crash-server": crashed_on_server, "storm": stormed, "storm-server": stormed_on_server, "fuzz": thrown,
    "copies": saved, "alone": by_themselves,
}  # fmt: skip


def main() -> None:
    """Run the parts named on the command line, or all."""
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[1:] or PARTS:
            part, _, most = name.partition("=")
            (PARTS | SCREENS)[part](Path(folder), *([int(most)] if most else []))
    sys.exit(bool(BROKEN))


if __name__ == "__main__":
    main()
