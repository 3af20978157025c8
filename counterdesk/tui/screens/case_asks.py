"""What an act on a case's page is made of: its verb, when the case allows it, and what is asked first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from counterdesk.hall.cases.states import MOVES
from counterdesk.refusals import Refusal
from counterdesk.tui.screens.case_now import CaseNow
from counterdesk.tui.widgets.picker import Choice
from counterdesk.words import has, plain, t

Given = Mapping[str, str]
ALL = "*"
"""The answer that means every paper that is missing."""
SKIP = "-"
"""The answer that leaves an optional question open."""
MOST_DIGITS = 4
"""Of a number of days or copies."""


class Ask(NamedTuple):
    """One question before an act: its name, its choices, whether something else may be typed, and when it is asked."""

    name: str
    choices: Callable[[CaseNow, Given], list[Choice]] = lambda now, given: []
    free: bool = True
    optional: bool = False
    when: Callable[[CaseNow, Given], bool] = lambda now, given: True


class CaseAct(NamedTuple):
    """One act: ``can`` says whether the case allows it now; ``build`` makes the verb's facts of the answers.

    ``lead`` names, as a key of clerks.ALLOWED, what only a lead may do: a clerk's desk asks for a lead's word then.
    """

    name: str
    verb: Callable[..., Any]
    can: Callable[[CaseNow], bool]
    asks: tuple[Ask, ...] = ()
    build: Callable[[CaseNow, Given], dict[str, Any]] = lambda now, given: dict(given)
    lead: str = ""


def in_state(act: str) -> Callable[[CaseNow], bool]:
    """Whether a case stands where ``act`` of states.MOVES can be done."""
    return lambda now: now.case.state in MOVES[act][0]


def asked_words(act: str, name: str) -> str:
    """How a question before an act is put: in the act's own words where it has some."""
    key = f"case_ask.{act}_{name}"
    return t(key if has(key) else f"case_ask.{name}")


def whole_number(said: str) -> int:
    """How many days or copies were typed; raises Refusal ``not_a_count``."""
    digits = plain(said).strip()
    if not digits.isdecimal() or len(digits) > MOST_DIGITS:
        raise Refusal("not_a_count", said=said[:20])
    return int(digits)
