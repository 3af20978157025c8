"""The catalogue's tables: every version loaded, and its services and papers as rows that others point at.

The document holds a version whole; the rows give tickets and figures something to join. Neither ever changes.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, text_field, us_field


class CatalogueVersion(SQLModel, table=True):
    """One loaded version: its text as canonical JSON and that text's SHA-256 in hex."""

    __tablename__ = "catalogue_version"
    __table_args__ = (UniqueConstraint("sha256", name="uq_catalogue_version_sha256"),)

    id: int | None = key_field()
    version: str = text_field()
    loaded_at_us: int = us_field()
    sha256: str = text_field()
    document: str = text_field()


class ServiceRow(SQLModel, table=True):
    """A service of one version; ``_s`` are seconds, ``_days`` working days."""

    __tablename__ = "service"
    __table_args__ = (UniqueConstraint("catalogue_id", "code", name="uq_service_code"),)

    id: int | None = key_field()
    catalogue_id: int = Field(sa_type=Big, sa_column_args=(ForeignKey("catalogue_version.id"),))
    code: str = text_field()
    series: str = text_field()
    zh: str = text_field()
    en: str = text_field()
    kind: str = text_field()
    handling: str = text_field()
    lead: str = text_field()
    nominal_s: int
    promised_s: int | None = None
    promised_days: int | None = None
    statutory_days: int | None = None


class MaterialRow(SQLModel, table=True):
    """A paper of a service in one version; ``position`` is its place in the list, from 1."""

    __tablename__ = "material"
    __table_args__ = (UniqueConstraint("service_id", "material", name="uq_material_of_service"),)

    id: int | None = key_field()
    catalogue_id: int = Field(sa_type=Big, sa_column_args=(ForeignKey("catalogue_version.id"),))
    service_id: int = Field(sa_type=Big, sa_column_args=(ForeignKey("service.id"),))
    position: int
    material: str = text_field()
    zh: str = text_field()
    en: str = text_field()
    originals: int
    copies: int
    applies_when: str | None = text_field(default=None)
    applies_unless: str | None = text_field(default=None)
