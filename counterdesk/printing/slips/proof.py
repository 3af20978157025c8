"""What ``prove`` found on a computer: each trial with whether it holds, for the folder of whoever answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.printing.slip import Cut, Line, Pair, Part, Rule, Sign, Slip
from counterdesk.words import t


def slip(*, hall: str, at: str, place: str, found: Sequence[tuple[str, ...]], lang: str) -> Slip:
    """The paper of one run: ``found`` is each trial's name, its verdict, what was seen and what broke, all in words.

    ``place`` is the folder whose disk was tried, ``at`` hall time.
    """
    trials: list[Part] = []
    for name, verdict, *seen in found:
        trials += [Pair(name, verdict), *(Line(f"  {line}") for line in seen)]
    parts: tuple[Part, ...] = (
        Line(hall, "center"), Line(t("slip.proof_title", lang), "center", 2), Rule(), *trials, Rule(),
        Line(t("slip.proof_place", lang, place=place)), Line(at), Sign(t("slip.proof_sign", lang)), Cut(),
    )  # fmt: skip
    return Slip("proof", lang, parts, title=at)
