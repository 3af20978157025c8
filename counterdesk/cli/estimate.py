"""``estimate backtest``: how far the announced wait would have been off on visits that were."""

from __future__ import annotations

from argparse import Namespace
from zoneinfo import ZoneInfo

from counterdesk.cli import output
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.progress import bar
from counterdesk.hall import visits_import
from counterdesk.hall.estimates.backtest import Backtest
from counterdesk.hall.estimates.backtest import backtest as tried_on
from counterdesk.words import t

WALL = ZoneInfo("UTC")
"""Wall-clock times are taken as they stand: only lengths and the time of day count."""


def backtest(asked: Namespace, _here: Here) -> Answer:
    """Replay a visits file ticket by ticket; no hall is needed, and none is touched."""
    visits = visits_import.read_visits(asked.file, WALL)
    with bar(t("estimate.trying")) as told:
        found = tried_on(visits.rows, told)
    refused = [f"{asked.file}:{row.line}: {row.reason}" for row in visits.refused]
    if refused:
        output.complain(*refused)
    return Answer(found._asdict(), [*_lines(found), "", t("estimate.means")])


def _lines(found: Backtest) -> list[str]:
    facts = {t(f"estimate.{name}"): _shown(name, value) for name, value in found._asdict().items()}
    better = {} if not found.naive_mae_s or found.mae_s is None else {
        t("estimate.of_naive"): f"{found.mae_s / found.naive_mae_s:.2f}"
    }  # fmt: skip
    return output.pairs({**facts, **better})


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return "-"
    if name == "n":
        return str(value)
    return f"{value:.1%}" if name == "coverage80" else f"{value:.1f}"
