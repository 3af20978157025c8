"""What the square code of a notice says: the missing papers as plain text, for any telephone and its screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.hall.catalogue.model import Service
from counterdesk.hall.notices.rules import Needed
from counterdesk.words import t

MOST_BYTES = 300
"""Bytes of UTF-8 in the code: so much stays readable from a thermal printer's paper."""


def missing_text(number: str, service: Service, missing: Sequence[Needed], lang: str) -> str:
    """The papers still to bring for notice ``number``, one a line in ``lang``, in at most MOST_BYTES bytes.

    A paper is there whole or not at all; how many more stand on the paper is said at the end. A name so long that
    nothing else would fit is left out, the number of the notice never is.
    """
    names = {material.id: material.name(lang) for material in service.materials}
    lines = [_line(place, one, names.get(one.id, one.id), lang) for place, one in enumerate(missing, 1)]
    key = "notice.phone_missing" if missing else "notice.phone_nothing"
    for name in (service.short(lang), service.code, ""):
        head = " ".join(t(key, lang, number=number, service=name, n=len(missing)).split())
        for shown in range(len(lines), -1, -1):
            text = "\n".join((head, *lines[:shown], *_rest(len(lines) - shown, shown, lang)))
            if len(text.encode()) <= MOST_BYTES:
                return text
    raise ValueError(number)  # the words of a head alone never take this much


def counts(one: Needed, lang: str) -> str:
    """How many originals and copies, in words; empty for what is only shown or told."""
    told = [("notice.originals", one.originals), ("notice.copies", one.copies)]
    return t("notice.counts_and", lang).join(t(key, lang, n=n) for key, n in told if n)


def _line(place: int, one: Needed, name: str, lang: str) -> str:
    return " ".join(filter(None, (f"{place}.", name, counts(one, lang))))


def _rest(left: int, shown: int, lang: str) -> list[str]:
    if not left:
        return []
    return [t("notice.phone_more" if shown else "notice.phone_all_on_paper", lang, n=left)]
