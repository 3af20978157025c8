"""Where a hall is: a file on this computer, or a database of a PostgreSQL server; its password is never shown."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from counterdesk.refusals import StoreFault

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

SQLITE = "sqlite:///"
SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
_SECRETS = (re.compile(r"(?<=://)([^:/@\s]*):[^@\s]*@"), re.compile(r"([?&](?:ssl)?password=)[^&\s]*"))


class Server:
    """A database of a PostgreSQL server; as text it shows no password."""

    def __init__(self, where: str) -> None:
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            url = make_url(where).set(drivername="postgresql+psycopg")
            if "password" in url.query:  # SQLAlchemy hides it in its proper place only
                url = url.set(password=str(url.query["password"])).difference_update_query(["password"])
            self.url: URL = url
        except (ArgumentError, ValueError) as error:
            raise StoreFault("bad_url", path=shown(where)) from error
        self._shown = shown(where)

    def __str__(self) -> str:
        return self._shown

    @property
    def database(self) -> str:
        """The database's name, the user's where none is named."""
        return self.url.database or self.url.username or ""


Place = Path | Server


def place(where: str | Path | Server) -> Place:
    """What a hall's path or URL means; raises StoreFault for a database this version cannot use.

    A link means the file it leads to: what lies beside a hall, and what a restore puts in its place, is one for all.
    """
    if isinstance(where, Server):
        return where
    text = str(where)
    scheme, is_url, _ = text.partition("://")
    if text.startswith(SQLITE) or not is_url:
        path = Path(text.removeprefix(SQLITE)).expanduser()
        return path.resolve() if os.path.islink(path) else path
    if scheme not in SCHEMES:
        raise StoreFault("unknown_database", url=scheme)
    return Server(text)


def is_server(where: str | Path) -> bool:
    """Whether a hall's path or URL names a server's database."""
    return str(where).partition("://")[0] in SCHEMES and "://" in str(where)


def shown(where: object) -> str:
    """A hall's path or URL as it may be shown, logged and printed: without a password."""
    text = str(where)
    user, query = _SECRETS
    return query.sub(r"\1***", user.sub(r"\1:***@", text)) if "://" in text else text
