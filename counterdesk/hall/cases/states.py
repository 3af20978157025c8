"""The life of a case as one table (pure): what may be done in which state, and where it leads.

Source: 行政许可法 art. 32 (correction, supplement, acceptance), 38 (refusal), 42 (extension), 44 (delivery), 45
(what is not counted), 69 (revocation); DOMAIN of the hall for the exits.
"""

from __future__ import annotations

from counterdesk.hall.cases.tables import OVER
from counterdesk.refusals import Refusal

BEFORE = ("received", "notified")
RUNNING = ("accepted", "reviewing")
MOVES: dict[str, tuple[tuple[str, ...], str | None]] = {
    "corrected": (("received",), None),
    "accepted": (BEFORE, "accepted"),
    "signed": (("accepted", "reviewing", "suspended"), None),
    "supplement": (("received",), "notified"),
    "supplement_again": (("notified",), "notified"),
    "refused_acceptance": (BEFORE, "refused_acceptance"),
    "reviewed": (("accepted",), "reviewing"),
    "suspended": (RUNNING, "suspended"),
    "resumed": (("suspended",), "reviewing"),
    "extended": (("received", *RUNNING), None),
    "went_on": (RUNNING, None),
    "decided": (RUNNING, "decided"),
    "made": (("decided",), "made"),
    "delivered": (("decided", "made"), "delivered"),
    "withdrawn": ((*BEFORE, *RUNNING, "suspended"), "withdrawn"),
    "deemed_withdrawn": (("notified",), "deemed_withdrawn"),
    "returned": (BEFORE, "returned"),
    "revoked": ((*RUNNING, "suspended"), "revoked_acceptance"),
}
"""An act -> the states it may be done in, and the state it leads to (None: it stays where it is)."""


def after(act: str, state: str) -> str:
    """The state ``act`` leads to from ``state``; raises Refusal ``case_state`` when it cannot be done there."""
    froms, to = MOVES[act]
    if state not in froms:
        raise Refusal("case_over" if state in OVER else "case_state", state=state, act=act)
    return to or state
