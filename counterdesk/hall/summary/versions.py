"""What the versions of the catalogue say differently, for tickets in a question: each is under its own version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, case, func, null, select

from counterdesk.hall import catalogue
from counterdesk.hall.calling import MINUTE_US
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.catalogue.tables import CatalogueVersion, ServiceRow
from counterdesk.hall.rows import table as ticket
from counterdesk.store.desk import Look

K = TypeVar("K", bound=Hashable)
versions = CatalogueVersion.__table__  # type: ignore[attr-defined]
services = ServiceRow.__table__  # type: ignore[attr-defined]
NEWEST = select(func.max(versions.c.id))
EVERY = select(versions.c.id)


def as_each_says(
    look: Look, name: str, of: Callable[[Catalogue], K], column: Callable[[K], Any]
) -> ColumnElement[Any]:
    """``column`` of what ``of`` finds in the version a ticket is under; ``name`` is what it is remembered by."""

    def make() -> Mapping[K, tuple[int, ...]]:
        found: dict[K, list[int]] = defaultdict(list)
        for version in look.conn.execute(EVERY).scalars():
            found[of(catalogue.by_id(look, version))].append(version)
        return {what: tuple(ids) for what, ids in found.items()}

    known = look.memo((name, newest_version(look)), make)
    if len(known) == 1:
        only: ColumnElement[Any] = column(*known)
        return only
    return case(*((_under(ids), column(what)) for what, ids in known.items()), else_=null()) if known else null()


def newest_version(look: Look) -> int:
    """The row of the version loaded last, 0 before the first: while it stays, no version says anything new."""
    return look.conn.execute(NEWEST).scalar() or 0


def promise_us(look: Look) -> ColumnElement[Any]:
    """The wait a ticket's series promises, microseconds; null where it promises none."""

    def promises(cat: Catalogue) -> tuple[tuple[str, int], ...]:
        return tuple(sorted((prefix, one.wait_promise_min * MINUTE_US) for prefix, one in cat.series.items()))

    return as_each_says(
        look, "promises", promises, lambda known: case(dict(known), value=ticket.c.series, else_=null())
    )


def _under(ids: tuple[int, ...]) -> ColumnElement[bool]:
    named: ColumnElement[bool] = ticket.c.service_id.in_(select(services.c.id).where(services.c.catalogue_id.in_(ids)))
    return named
