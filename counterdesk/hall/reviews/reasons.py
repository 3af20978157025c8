"""The reasons a citizen may tick beside a grade: data/reviews.toml, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from counterdesk import paths
from counterdesk.refusals import Refusal

GRADES = (5, 4, 3, 2, 1)
"""From very satisfied to very dissatisfied, as a slip lists them."""


class Reason(NamedTuple):
    """A reason, the grades it may stand beside, and its name by language."""

    id: str
    grades: tuple[int, ...]
    names: tuple[tuple[str, str], ...]

    def name(self, lang: str) -> str:
        """What it is called; a language without a name of its own is answered in English."""
        named = dict(self.names)
        return named.get(lang) or named["en"]


@cache
def every() -> tuple[Reason, ...]:
    """All reasons, in the order of the file."""
    given = tomllib.loads(paths.data("reviews.toml").read_text(encoding="utf-8"))
    return tuple(
        Reason(one["id"], tuple(one["grades"]), tuple((lang, one[lang]) for lang in ("zh", "en", "es") if lang in one))
        for one in given["reason"]
    )


def beside(grade: int) -> tuple[Reason, ...]:
    """The reasons that may be ticked beside a grade, in the order of their digits."""
    return tuple(one for one in every() if grade in one.grades)


def chosen(grade: int, ids: Iterable[str]) -> tuple[str, ...]:
    """These reasons, each once, in the order of the list; raises Refusal ``no_such_reason``."""
    known = [one.id for one in beside(grade)]
    asked = set(ids)
    if strange := asked - set(known):
        raise Refusal("no_such_reason", reason=min(strange)[:40], known=", ".join(known))
    return tuple(one for one in known if one in asked)


def name_of(reason: str, lang: str) -> str:
    """A stored reason in words; one that left the file is told by its id."""
    return next((one.name(lang) for one in every() if one.id == reason), reason)
