"""What each service promises, in every version of the catalogue, and from which day on that version held."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from counterdesk.hall import catalogue
from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.catalogue.tables import CatalogueVersion
from counterdesk.hall.joint import rows as shares
from counterdesk.hall.tickets.issuing import find_service
from counterdesk.store.desk import Look

versions = CatalogueVersion.__table__  # type: ignore[attr-defined]
VERSIONS = select(versions.c.id, versions.c.version, versions.c.loaded_at_us).order_by(versions.c.id)


class Promise(NamedTuple):
    """A service's promises in one version: minutes, and working days after acceptance; None where it promises none.

    ``shares`` are the working days of each department that takes part, ``sign_hours`` the hours of working days it
    has to sign for its copy-notice.
    """

    service: str
    version: str
    effective_on: date
    wait_min: int
    handling_min: int | None
    statutory_days: int | None
    promised_days: int | None
    deliver_days: int | None
    accept_days: int
    shares: tuple[tuple[str, int], ...]
    sign_hours: int | None
    law_remedy: str


def current(look: Look, service: str | None = None) -> list[Promise]:
    """What is promised now, by every service or by one; raises Refusal ``no_such_service``."""
    cat = catalogue.current(look)
    wanted = [find_service(cat, service)] if service else list(cat.services.values())
    return [_promise(look, cat, one, _held_from(look)[look.catalogue_id or 0]) for one in wanted]


def history(look: Look, service: str) -> list[Promise]:
    """What one service promised in each version that had it, oldest first; raises Refusal ``no_such_service``."""
    code = find_service(catalogue.current(look), service).code
    since = _held_from(look)
    held = [(catalogue.by_id(look, version), on) for version, on in since.items()]
    return [_promise(look, cat, cat.services[code], on) for cat, on in held if code in cat.services]


def _held_from(look: Look) -> dict[int, date]:
    return {row.id: look.local(row.loaded_at_us).date() for row in look.conn.execute(VERSIONS)}


def _promise(look: Look, cat: Catalogue, one: Service, on: date) -> Promise:
    parts = tuple(
        (share.dept, shares.working_days_of(one, place)) for place, share in enumerate(one.cooperating, start=1)
    )
    return Promise(
        one.code, cat.version, on, cat.series[one.series].wait_promise_min, one.promised_minutes, one.statutory_days,
        one.promised_days, one.deliver_days if one.deliver_days is not None else cat.hall.deliver_days,
        cat.hall.accept_days, parts, cat.hall.sign_hours if parts else None, one.law_remedy,
    )  # fmt: skip
