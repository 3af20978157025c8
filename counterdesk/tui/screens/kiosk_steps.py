"""The way to a number, one question a step: which line, which matter, and for who wants it which priority.

An ordinary citizen needs two presses: the line and the matter. ``9`` asks for priority from either question and comes
back to it; ``0`` goes back one question, always.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.hall.catalogue.model import Priority, Series
from counterdesk.hall.kiosk import asked_priorities

PRIORITY_KEY = "9"
MOST = 8
"""Choices on one page: the ninth key is kept for priority."""
Option = Series | Service | Priority


@dataclass(frozen=True, slots=True)
class Step:
    """One question: ``asks`` line, matter or class; what was answered before; the page of its choices."""

    asks: str = "line"
    series: str = ""
    priority: str | None = None
    page: int = 0
    behind: Step | None = None


class Wish(NamedTuple):
    """Every question answered: the service and the priority class of a number to be given."""

    service: str
    priority: str | None


class Asked(NamedTuple):
    """A number somebody wants: of which service, with which priority, when asked; ``key`` makes it one number."""

    service: str
    priority: str | None
    lang: str
    key: str
    at_us: int


START = Step()


def options(cat: Catalogue, step: Step) -> list[Option]:
    """All choices of a question, whatever page they stand on."""
    if step.asks == "class":
        return [*asked_priorities(cat)]
    if step.asks == "matter":
        return [service for service in cat.services.values() if service.series == step.series]
    offered = {service.series for service in cat.services.values()}
    return [series for series in cat.series.values() if series.prefix in offered]


def pages(cat: Catalogue, step: Step) -> int:
    """How many pages a question's choices take."""
    return max(1, -(-len(options(cat, step)) // MOST))


def shown(cat: Catalogue, step: Step) -> list[Option]:
    """The choices on the step's page, the first at key 1."""
    return options(cat, step)[step.page * MOST : (step.page + 1) * MOST]


def may_ask_priority(cat: Catalogue, step: Step) -> bool:
    """Whether the priority key does something here."""
    return step.asks != "class" and step.priority is None and bool(asked_priorities(cat))


def back(step: Step) -> Step:
    """The question before."""
    return step.behind or START


def turned(cat: Catalogue, step: Step) -> Step:
    """The next page of the same question; after the last comes the first."""
    return replace(step, page=(step.page + 1) % pages(cat, step))


def answered(cat: Catalogue, step: Step, key: str) -> Step | Wish | None:
    """Where a digit leads: to the next question, to a number, or nowhere (None) when it is no choice here."""
    if key == PRIORITY_KEY and may_ask_priority(cat, step):
        return Step("class", behind=step)
    here = shown(cat, step)
    if not key.isdigit() or not 1 <= int(key) <= len(here):
        return None
    return _chosen(cat, step, here[int(key) - 1])


def _chosen(cat: Catalogue, step: Step, option: Option) -> Step | Wish:
    if isinstance(option, Priority):
        # back to the question it was asked from; going back from there takes the priority away again
        return replace(back(step), priority=option.id, behind=back(step))
    if isinstance(option, Service):
        return Wish(option.code, step.priority)
    return _into(cat, Step("matter", option.prefix, step.priority, behind=step))


def _into(cat: Catalogue, step: Step) -> Step | Wish:
    # a line with one matter only needs no second question
    matters = options(cat, step)
    only = matters[0] if len(matters) == 1 else None
    return Wish(only.code, step.priority) if isinstance(only, Service) else step
