"""Loading a version of the catalogue, and finding the one that holds now or held for an old ticket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select

from counterdesk.hall.catalogue.document import from_json, to_json
from counterdesk.hall.catalogue.model import Catalogue, Material, Service
from counterdesk.hall.catalogue.tables import CatalogueVersion, MaterialRow, ServiceRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look

versions = CatalogueVersion.__table__  # type: ignore[attr-defined]
services = ServiceRow.__table__  # type: ignore[attr-defined]
materials = MaterialRow.__table__  # type: ignore[attr-defined]

SAME = select(versions.c.id).where(versions.c.sha256 == bindparam("digest"))
ADD_VERSION = insert(versions).returning(versions.c.id)
ADD_SERVICE = insert(services).returning(services.c.id)
ADD_MATERIALS = insert(materials)
DOCUMENT = select(versions.c.document).where(versions.c.id == bindparam("id"))
IDS = select(services.c.code, services.c.id).where(services.c.catalogue_id == bindparam("id"))
ROW = select(services.c.catalogue_id, services.c.code).where(services.c.id == bindparam("id"))


class LoadedCatalogue(NamedTuple):
    """What a load did: the version's row and name, and whether anything changed by it."""

    id: int
    version: str
    services: int
    changed: bool


class ServiceThen(NamedTuple):
    """A service as one version has it, with that version's row id."""

    catalogue_id: int
    service: Service


def load(desk: Desk, catalogue: Catalogue) -> LoadedCatalogue:
    """Let ``catalogue`` hold from now on; earlier versions stay for what was issued under them.

    The same document again changes nothing; a version that held before holds again under its old number.
    """
    document = to_json(catalogue)
    digest = sha256(document.encode()).hexdigest()
    known: int | None = desk.conn.execute(SAME, {"digest": digest}).scalar()
    version_id = _insert(desk, catalogue, document, digest) if known is None else known
    changed = version_id != desk.catalogue_id
    if changed:
        hall = catalogue.hall
        desk.use_catalogue(version_id, zone=hall.timezone, day_starts=f"{hall.day_starts:%H:%M}")
        desk.record(
            "catalogue_loaded", catalogue=version_id, version=catalogue.version, sha256=digest,
            services=len(catalogue.services),
        )  # fmt: skip
    return LoadedCatalogue(version_id, catalogue.version, len(catalogue.services), changed)


def current(look: Look) -> Catalogue:
    """The catalogue that holds now; raises Refusal ``no_catalogue`` when none was loaded yet."""
    if look.catalogue_id is None:
        raise Refusal("no_catalogue")
    return by_id(look, look.catalogue_id)


def by_id(look: Look, catalogue_id: int) -> Catalogue:
    """One version by its row id; raises KeyError when there is none, which a foreign key forbids."""

    def make() -> Catalogue:
        document = look.conn.execute(DOCUMENT, {"id": catalogue_id}).scalar()
        if document is None:
            raise KeyError(f"catalogue version {catalogue_id}")
        return from_json(document)

    return look.memo(("catalogue", catalogue_id), make)


def service_ids(look: Look) -> Mapping[str, int]:
    """Code -> row id for the services of the version that holds now; empty when none was loaded."""

    def make() -> dict[str, int]:
        return {row.code: row.id for row in look.conn.execute(IDS, {"id": look.catalogue_id})}

    return look.memo(("service_ids", look.catalogue_id), make)


def service_of(look: Look, row_id: int) -> ServiceThen:
    """The service of a row as it stood in its own version; raises KeyError for a row that is not there."""

    def make() -> ServiceThen:
        row = look.conn.execute(ROW, {"id": row_id}).first()
        if row is None:
            raise KeyError(f"service row {row_id}")
        return ServiceThen(row.catalogue_id, by_id(look, row.catalogue_id).services[row.code])

    return look.memo(("service", row_id), make)


def _insert(desk: Desk, catalogue: Catalogue, document: str, digest: str) -> int:
    row = {"version": catalogue.version, "loaded_at_us": desk.now_us, "sha256": digest, "document": document}
    version_id: int = desk.conn.execute(ADD_VERSION, row).scalar_one()
    for service in catalogue.services.values():
        service_id: int = desk.conn.execute(ADD_SERVICE, _service_row(version_id, service)).scalar_one()
        if papers := list(_material_rows(version_id, service_id, service.materials)):
            desk.conn.execute(ADD_MATERIALS, papers)
    return version_id


def _service_row(version_id: int, service: Service) -> dict[str, Any]:
    names = ("code", "series", "zh", "en", "kind", "handling", "lead", "nominal_s", "promised_s",
             "promised_days", "statutory_days")  # fmt: skip
    return {"catalogue_id": version_id} | {name: getattr(service, name) for name in names}


def _material_rows(version_id: int, service_id: int, papers: Iterable[Material]) -> Iterable[dict[str, Any]]:
    for position, paper in enumerate(papers, start=1):
        yield {
            "catalogue_id": version_id, "service_id": service_id, "position": position, "material": paper.id,
            "zh": paper.zh, "en": paper.en, "originals": paper.original, "copies": paper.copies,
            "applies_when": paper.when, "applies_unless": paper.unless,
        }  # fmt: skip
