"""Notice of completion with proof of delivery (办结通知与送达回证): what was given to whom, how, where and when.

The date of delivery ends the delivery clock (行政许可法 art.44: ten working days from the decision).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterdesk.printing.slip import Code, Cut, Line, Part, Rule, Sign, Slip
from counterdesk.printing.slips import checklist, parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t

METHODS = ("direct", "post", "left", "electronic")
RECEIVERS = ("self", "other")


def slip(
    *,
    matter: Matter,
    outcome: str,
    decided_on: date,
    documents: Sequence[tuple[str, str]],
    lang: str,
    deliver: Limit | None = None,
    code: str = "",
    method: str = "",
    received_by: str = "",
    relation: str = "",
    place: str = "",
    remarks: Sequence[str] = (),
    part: str = "applicant",
) -> Slip:
    """What came of the matter (``outcome``: ``grant`` or ``refuse``), and the proof that it was handed over.

    ``documents``: (name, number) of each document given, the number may be empty; ``deliver``: by when it must be
    handed over; ``code``: the case's digits to scan (none on an instant item); ``method`` (one of METHODS),
    ``received_by`` (one of RECEIVERS), ``relation`` of another receiver and ``place`` are left open for the pen where
    empty; ``remarks``: what else to know about the result; ``part``: see `parts`.
    """
    body: tuple[Part, ...] = (
        *parts.opening(matter, t("slip.completion_title", lang), part, lang),
        Line(t(f"slip.completion_{outcome}", lang, day=phrases.day_text(decided_on, lang), service=matter.service)),
        *_documents(documents, lang), *(fact("deliver_by", phrases.limit_text(deliver, lang), lang) if deliver else []),
        *parts.unsure([deliver], lang), *map(Line, remarks), Rule(),
        Line(t("slip.completion_proof", lang), "center", bold=True),
        *parts.chosen("method", METHODS, method, lang), *parts.chosen("receiver", RECEIVERS, received_by, lang),
        *_open("relation", relation, lang), *_open("place", place, lang), *_open("remark", "", lang),
        *parts.closing(matter, ("recipient", "server", "server_2"), lang),
        *([Code(code, caption=t("slip.paper_code", lang, code=code))] if code else []), Cut(),
    )  # fmt: skip
    return Slip("completion", lang, body, matter.number)


def _documents(documents: Sequence[tuple[str, str]], lang: str) -> list[Part]:
    top = tuple(t(f"slip.paper_column_{name}", lang) for name in ("no", "document", "document_no"))
    rows = tuple((str(at), name, number) for at, (name, number) in enumerate(documents, 1))
    return [checklist.table(top, rows, "l00")] if rows else []


def _open(key: str, value: str, lang: str) -> list[Part]:
    return fact(key, value, lang) or [Sign(t(f"slip.paper_{key}", lang))]
