"""A result that was wrong and is handed over once more, corrected: it was not right the first time (发放材料一手准)."""

from __future__ import annotations

from counterdesk.hall.cases import paper, rows
from counterdesk.hall.cases.acceptance import begun
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.people import said
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk

KIND = "case_reissued"
"""The journal's word for it, by which the rate is counted."""


def reissue(desk: Desk, number: str, reason: str, document: str = "") -> Case:
    """Hand a corrected result over, with a new proof of it; the case stays as it is, its timeline tells why.

    Raises Refusal ``role``, ``reason_needed``, ``not_delivered`` unless a result was handed over.
    """
    case = begun(desk, number, "decide")
    why = said(reason)
    if not why:
        raise Refusal("reason_needed")
    if case.state != "delivered":
        raise Refusal("not_delivered", number=case.number)
    paper.completion(desk, case, "", "direct", said(document))
    rows.record(desk, case, KIND, reason=why)
    return case
