"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Integer, Text, text
from sqlmodel import Field

Big = BigInteger().with_variant(Integer(), "sqlite")


def key_field() -> Any:
    """A row's own number, given by the database."""
    return Field(default=None, primary_key=True, sa_type=Big)


def us_field(**more: Any) -> Any:
    """An instant: microseconds since 1970 in UTC."""
    return Field(sa_type=Big, **more)


def text_field(**more: Any) -> Any:
    """Text of any length."""
    return Field(sa_type=Text, **more)


def one_of(column: str, values: tuple[str, ...], name: str) -> CheckConstraint:
    """A CHECK that lets ``column`` hold nothing but ``values``."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name)


def partial(condition: str) -> dict[str, Any]:
    """The keywords of an index over only those rows that meet ``condition``, on either database."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
