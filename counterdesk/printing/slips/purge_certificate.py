"""The certificate of a purge: what was removed, by whom, and the journal's head that proves the rest is untouched."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.printing.slip import Cut, Line, Pair, Part, Rule, Sign, Slip
from counterdesk.printing.slips.day_report import grouped
from counterdesk.words import t


def slip(
    *,
    hall: str,
    before: str,
    counts: Sequence[tuple[str, int]],
    at: str,
    clerk: str,
    entry: int,
    head: str,
    lang: str,
) -> Slip:
    """The certificate: everything of each class that ended before ``before`` is gone, so many rows of it.

    ``entry`` is the journal's entry that says so and ``head`` its hash; ``at`` is hall time.
    """
    parts: tuple[Part, ...] = (
        Line(hall, "center"), Line(t("slip.purge_title", lang), "center", 2), Rule(),
        Line(t("slip.purge_what", lang, before=before)),
        *(Pair(f" {t(f'purge.{kind}', lang)}", str(count)) for kind, count in counts), Rule(),
        Line(t("slip.purge_journal", lang, entry=entry)), *map(Line, grouped(head)), Rule(),
        Line(t("slip.purge_by", lang, clerk=clerk, time=at)), Sign(t("slip.purge_sign", lang)), Cut(),
    )  # fmt: skip
    return Slip("purge_certificate", lang, parts, title=before)
