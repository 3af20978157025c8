"""The list of materials in its six columns, and tables whose columns fit what is in them."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.printing.charset import paper_cols
from counterdesk.printing.slip import Part, Table
from counterdesk.printing.slips.parts import Listed
from counterdesk.words import t

FITTED_COLS = 18
"""Paper columns at most of a column that fits what is in it; what is longer is broken."""
SHORT_COLS = 15
"""Paper columns at most of a column that leaves its share to the first open one."""


def materials(listed: Sequence[Listed], lang: str) -> list[Part]:
    """The list in its six columns, a box before the number where it is asked what is there."""
    heads = ("no", "name", "form", "count", "source", "wants")
    top = tuple(t(f"slip.paper_column_{name}", lang) for name in heads)
    rows = tuple(_row(place, one, lang) for place, one in enumerate(listed, 1))
    return [table(top, rows, "l0ccl0")]


def table(top: tuple[str, ...], rows: Sequence[tuple[str, ...]], aligns: str) -> Table:
    """A table whose columns are as wide as what is in them, at most FITTED_COLS; those aligned 0 share what is left.

    Of these the first alone does, where little is in the others.
    """
    widest = [max(paper_cols(cells[at]) for cells in (top, *rows)) + 1 for at in range(len(top))]
    first = aligns.find("0")
    opens = [aligns[at] == "0" and (at == first or wide > SHORT_COLS) for at, wide in enumerate(widest)]
    widths = tuple(0 if is_open else min(wide, FITTED_COLS) for is_open, wide in zip(opens, widest, strict=True))
    return Table(top, tuple(rows), widths, aligns.replace("0", "l"))


def lacking(listed: Sequence[Listed], lang: str) -> str:
    """The numbers of what is not there yet, or that all is."""
    missing = [str(place) for place, one in enumerate(listed, 1) if one.present is False]
    comma = t("slip.list_comma", lang)
    if not missing:
        return t("slip.paper_all_there", lang)
    return t("slip.paper_lacking", lang, n=len(missing), listed=comma.join(missing))


def _row(place: int, one: Listed, lang: str) -> tuple[str, ...]:
    box = {True: "√", False: "□", None: ""}[one.present]
    form, count = _form(one, lang)
    source = {"": t("slip.paper_source_own", lang), "shared": t("slip.paper_source_shared", lang)}
    wants = [one.wants, t("slip.paper_may_follow", lang) if one.later else ""]
    text = t("slip.paper_semicolon", lang).join(filter(None, wants))
    return f"{box}{place}", one.name, form, count, "" if one.spoken else source.get(one.source, one.source), text


def _form(one: Listed, lang: str) -> tuple[str, str]:
    if one.spoken:
        return t("slip.paper_form_spoken", lang), "-"
    forms = [(t("slip.paper_form_original", lang), one.originals), (t("slip.paper_form_copy", lang), one.copies)]
    wanted = [(name, n) for name, n in forms if n]
    return "/".join(name for name, _ in wanted), "/".join(str(n) for _, n in wanted)
