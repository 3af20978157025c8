"""The notice that a clock stands still (中止（不计时）告知书): for which procedure, since when, for how long.

行政许可法 art.45: hearings, inspection, testing, quarantine, expert opinion and the like do not count, and the time
they need is told to the applicant in writing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterdesk.printing.slip import Cut, Line, Part, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t


def slip(
    *,
    matter: Matter,
    procedure: str,
    from_on: date,
    expected: Limit,
    lang: str,
    basis: Sequence[str] = (),
    part: str = "applicant",
) -> Slip:
    """The notice that the clocks stand still from ``from_on`` for ``procedure``.

    ``expected``: how many working days it should take, and until when; ``basis``: the rule that lets it stop a
    clock; ``part``: see `parts`.
    """
    body: tuple[Part, ...] = (
        *parts.opening(matter, t("slip.suspension_title", lang), part, lang),
        Line(t("slip.suspension_told", lang)), *fact("procedure", procedure, lang), *parts.basis(basis, lang),
        *parts.dated("stopped_on", from_on, lang), *fact("expected", phrases.limit_text(expected, lang), lang),
        *parts.unsure([expected], lang), Line(t("slip.suspension_then", lang)),
        *parts.closing(matter, ("handler", "recipient"), lang), Cut(),
    )  # fmt: skip
    return Slip("suspension", lang, body, matter.number)
