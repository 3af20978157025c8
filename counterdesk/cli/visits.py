"""``import visits``: past visits of another system into this hall, all that fit at once."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from counterdesk.cli import who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import visits_import
from counterdesk.hall.summary import kept
from counterdesk.hall.visits_import.storing import Progress as Told
from counterdesk.store.desk import Look
from counterdesk.words import t

PIECE = 2
"""Days made up in one transaction: windows at work wait no longer than for a few acts."""


def import_visits(asked: Namespace, here: Here) -> Answer:
    """Take the file's visits into the hall; the rows that cannot be taken are listed with line and reason."""
    by = who.in_charge(asked, here, "import")
    visits = visits_import.read_visits(asked.file, asked.tz or here.store.read(_zone))
    with _progress() as told:
        done = here.store.run(visits_import.import_visits, by, visits, create=asked.create, progress=told)
    while here.store.run(kept.keep, by, most=PIECE):  # so that no summary has to count these days from their periods
        pass
    refused = [f"{asked.file}:{row.line}: {row.reason}" for row in done.refused]
    shape = {"imported": done.imported, "refused": [row._asdict() for row in done.refused]}
    return Answer(shape, [*refused, done.message()])


def _zone(look: Look) -> ZoneInfo:
    return look.zone


@contextmanager
def _progress() -> Iterator[Told]:
    """A bar on stderr while the rows are stored; nothing where nobody watches."""
    columns = TextColumn(t("cli.importing")), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=None)
        yield lambda stored, every: bar.update(task, completed=stored, total=every)
