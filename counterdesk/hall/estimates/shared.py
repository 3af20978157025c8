"""The newest reckoning of each line, kept in the store for every process to quote from.

With sixty processes issuing into the same long lines each would reckon for itself, in the writer's turn, what another
reckoned a moment ago. What is kept can be lost without harm: whoever finds none reckons.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import SQLModel

from counterdesk.clock import SECOND_US
from counterdesk.hall import rows
from counterdesk.hall.estimates.telling import Estimate, Said
from counterdesk.hall.rows import Lane
from counterdesk.store.desk import Desk, Look
from counterdesk.store.prepared import Prepared
from counterdesk.store.types import text_field, us_field
from counterdesk.store.upserts import upsert


class QuoteRow(SQLModel, table=True):
    """What whoever joins a lane was told, behind so many, and on what basis: the catalogue and the open windows.

    ``said`` is JSON: each way's telling, mean, unit, wait and range, ahead, the draws; in seconds.
    """

    __tablename__ = "quote"

    lane: str = text_field(primary_key=True)
    basis: str = text_field()
    ahead: int
    at_us: int = us_field()
    said: str = text_field()


class Quote(NamedTuple):
    """An estimate for whoever joins a line, of how many stood before, and when; ``said`` None: no window may call."""

    said: Said | None
    ahead: int
    at_us: int


quote = QuoteRow.__table__  # type: ignore[attr-defined]
FIND = Prepared(select(quote).where(quote.c.lane == bindparam("lane")))
_new = upsert(quote).values(
    lane=bindparam("lane"), basis=bindparam("basis"), ahead=bindparam("ahead"), at_us=bindparam("at_us"),
    said=bindparam("said"),
)  # fmt: skip
KEEP = Prepared(
    _new.on_conflict_do_update(
        index_elements=["lane"],
        set_={name: _new.excluded[name] for name in ("basis", "ahead", "at_us", "said")},
    )
)


def find(look: Look, mine: Lane, is_open: frozenset[str]) -> Quote | None:
    """The newest reckoning of a line, if it was made with the same catalogue and the same windows open."""
    row = FIND.one(look.conn, lane=_name(mine))
    if row is None or row.basis != _basis(look, is_open):
        return None
    return Quote(_read(row.said), row.ahead, row.at_us)


def share(desk: Desk, mine: Lane, is_open: frozenset[str], made: Quote) -> None:
    """Keep a reckoning for the other windows."""
    if made.said is not None:
        KEEP.count(
            desk.conn, lane=_name(mine), basis=_basis(desk, is_open), ahead=made.ahead, at_us=made.at_us,
            said=_write(made.said),
        )  # fmt: skip


def _name(lane: Lane) -> str:
    return rows.lane_name(lane.series, lane.rate, lane.to_window)


def _basis(look: Look, is_open: frozenset[str]) -> str:
    return " ".join([str(look.catalogue_id), *sorted(is_open)])


def _write(said: Said) -> str:
    of, ways = said.estimate, {way: _s(us) for way, us in said.told_us.items()}
    spans = map(_s, (said.mean_us, said.unit_us, of.wait_us, of.low_us, of.high_us))
    return json.dumps([ways, *spans, of.ahead, [_s(us) for us in said.drawn_us]], separators=(",", ":"))


def _read(text: str) -> Said:
    ways, mean, unit, wait, low, high, ahead, drawn = json.loads(text)
    estimate = Estimate(_us(wait), _us(low), _us(high), ahead)
    return Said({way: _us(s) for way, s in ways.items()}, _us(mean), _us(unit), estimate, [_us(s) for s in drawn])


def _s(us: float) -> int:
    return round(us / SECOND_US)


def _us(s: int) -> float:
    return float(s * SECOND_US)
