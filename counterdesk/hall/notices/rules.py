"""What a notice asks and lists: pure rules over one version of the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from counterdesk.hall.catalogue.model import Catalogue, Condition, Material, RefusalGround, Service
from counterdesk.refusals import Refusal
from counterdesk.words import language

SHARED = "shared"
Paper = tuple[str, str, bool, str | None]
"""What makes two entries of a service the same paper: its names, and how the hall gets to know it."""


class Needed(NamedTuple):
    """A paper of a notice: how many, whether it was there; ``asked`` is false for what the citizen need not bring."""

    id: str
    originals: int
    copies: int
    present: bool
    asked: bool = True


def questions(cat: Catalogue, service: Service) -> tuple[Condition, ...]:
    """The conditions on which this service's papers, fee, departments or refusal depend, in the file's order."""
    used = {
        *(name for material in service.materials for name in (material.when, material.unless)),
        *(share.when for share in service.cooperating),
        *(ground.when for ground in service.refuse_if),
        *(name for phase in service.phases for name in (phase.when, phase.unless)),
        *(other.when for other in service.fee.alternatives),
        service.precondition and service.precondition.when,
    }
    return tuple(condition for condition in cat.conditions.values() if condition.id in used)


def wrong_answers(cat: Catalogue, service: Service, yes: Iterable[str]) -> None:
    """Raise Refusal ``no_such_condition`` for an answer nobody asked, ``answers_exclude`` for two that cannot both be.

    An exclusion holds both ways, whichever of the two conditions the file wrote it at.
    """
    asked = {condition.id: condition for condition in questions(cat, service)}
    for name in yes:
        if name not in asked:
            raise Refusal("no_such_condition", condition=name[:40], known=", ".join(asked), service=service.code)
    for one in map(asked.__getitem__, yes):
        for other in one.excludes:
            if other in yes:
                names = (cat.conditions[name].name(language()) for name in (other, one.id))
                raise Refusal("answers_exclude", **dict(zip(("one", "other"), names, strict=True)))


def materials(service: Service, yes: Collection[str]) -> tuple[Material, ...]:
    """Every paper needed under these answers, each once however many departments want it, in the file's order.

    Where the service names a paper twice, the larger numbers hold.
    """
    found: dict[Paper, Material] = {}
    for material in service.materials:
        if material.applies(yes):
            one = found.setdefault(same(material), material)
            originals, copies = max(one.original, material.original), max(one.copies, material.copies)
            found[same(material)] = replace(one, original=originals, copies=copies)
    return tuple(found.values())


def needed(service: Service, yes: Collection[str], have: Sequence[str], ask: Sequence[str] = ()) -> tuple[Needed, ...]:
    """The list of a notice: ``have`` are the papers that are there, by name.

    What the hall fetches from other authorities (source ``shared``) is listed and not asked for, unless ``ask`` names
    it: that is for the day on which fetching fails. What is only spoken is never asked for on paper. Raises Refusal
    ``no_such_material`` for a name the service does not know.
    """
    known = {material.id: same(material) for material in service.materials}
    for name in (*have, *ask):
        if name not in known:
            raise no_such_material(service, name)
    there, wanted = {known[name] for name in have}, {known[name] for name in ask}
    return tuple(
        Needed(one.id, one.original, one.copies, same(one) in there, is_asked(one) or same(one) in wanted)
        for one in materials(service, yes)
    )


def missing(listed: Iterable[Needed]) -> tuple[Needed, ...]:
    """What the citizen still has to bring."""
    return tuple(one for one in listed if one.asked and not one.present)


def is_asked(material: Material) -> bool:
    """Whether the citizen brings it: not what is only spoken, nor what the hall fetches itself."""
    return not material.spoken and material.source != SHARED


def same(material: Material) -> Paper:
    """Equal for two entries that are one paper to the citizen."""
    return material.zh, material.en, material.spoken, material.source


def grounds(service: Service, yes: Collection[str]) -> tuple[RefusalGround, ...]:
    """Why the service must be refused, as far as the answers alone show it."""
    return tuple(ground for ground in service.refuse_if if ground.when in yes)


def not_listed(service: Service, listed: Iterable[Needed], asked: Iterable[str]) -> tuple[str, ...]:
    """Those of the papers ``asked`` for now that the notice had not asked for, each once.

    A paper the notice said the hall would fetch had not been asked for. A name the service does not know is a paper
    in somebody's own words, and was on no list.
    """
    known = {material.id: material for material in service.materials}
    told = {same(known[one.id]) for one in listed if one.id in known and (one.asked or known[one.id].spoken)}
    more = (name for name in asked if name not in known or same(known[name]) not in told)
    return tuple(dict.fromkeys(more))


def no_such_material(service: Service, name: str) -> Refusal:
    """The no to a paper the service does not have."""
    known = ", ".join(material.id for material in service.materials)
    return Refusal("no_such_material", material=name[:40], service=service.code, known=known)
