"""What a site tells of, and figures as the public reads them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from counterdesk.hall import exposure, people
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.complaints import rows as complaint_rows
from counterdesk.hall.reviews.wilson import Share
from counterdesk.reports.site.shell import Linked
from counterdesk.store.desk import Look
from counterdesk.words import t

NO_BREAK = "\u00a0"


class Span(NamedTuple):
    """What a site tells of: the hall's catalogue, the days from ``first`` to ``last``, one language."""

    look: Look
    cat: Catalogue
    first: date
    last: date
    lang: str

    def said(self, key: str, **facts: object) -> str:
        """Words of the site."""
        return t(f"site.{key}", self.lang, **facts)

    def service(self, code: str) -> Linked | str:
        """A service by code and name, leading to its sheet; one that is no longer offered is only its code."""
        found = self.cat.services.get(code)
        return Linked(f"{code} {found.name(self.lang)}", f"service-{code}.html") if found else code

    def department(self, code: str) -> str:
        """A department by its name."""
        found = self.cat.departments.get(code)
        return found.name(self.lang) if found else code

    def minutes(self, minutes: int | None) -> str:
        """So many minutes; nothing where none are promised."""
        return "" if minutes is None else self.said("minutes", n=minutes).replace(" ", NO_BREAK)

    def days(self, days: int | None) -> str:
        """So many working days; nothing where none are promised."""
        return "" if days is None else self.said("day" if days == 1 else "days", n=days)

    def of(self, met: int, n: int) -> str:
        """How many of how many, with the percentage; nothing where there was none."""
        return "" if n == 0 else self.said("of", met=met, n=n, rate=f"{met / n:.1%}")

    def share(self, share: Share) -> str:
        """A rate with its counts and its interval."""
        if share.rate is None or share.low is None or share.high is None:
            return "-"
        told = {"rate": f"{share.rate:.1%}", "low": f"{share.low:.1%}", "high": f"{share.high:.1%}"}
        return self.said("interval", met=share.met, n=share.n, **told)

    def unnamed(self, text: str) -> str:
        """A text somebody wrote, looked through once more for names, ids and telephone numbers."""
        if not text:
            return ""
        return exposure.hidden(text, complaint_rows.known(self.look) | people.named_in(self.look, text))
