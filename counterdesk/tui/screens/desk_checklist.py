"""The checklist of the desk: the papers of the service at the window, as far as it is known which are wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from counterdesk.hall.catalogue import Material, Service
from counterdesk.hall.catalogue.model import Condition
from counterdesk.tui.widgets.checklist import Item
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import language, t


def taken_rows(case: str) -> list[Row]:
    """Where the papers stand once the matter at the window was taken in."""
    return [[(t("desk.taken_in", case=case), "done")], [], [(t("desk.taken_papers"), "quiet")]]


def items(service: Service, conditions: Mapping[str, Condition], wanted: Collection[str] = ()) -> list[Item]:
    """The service's papers for the checklist: those always wanted first, then those that depend on an answer.

    Once a notice said what is ``wanted``, those alone, all of them sure but what is only told.
    """
    if wanted:
        named = [material for material in service.materials if material.id in wanted]
        return [_item(material, conditions)._replace(sure=not material.spoken) for material in named]
    sure = [material for material in service.materials if always(material)]
    rest = [material for material in service.materials if not always(material)]
    return [_item(material, conditions) for material in (*sure, *rest)]


def always(material: Material) -> bool:
    """Whether a paper is wanted from everybody."""
    return not (material.when or material.unless or material.spoken)


def _item(material: Material, conditions: Mapping[str, Condition]) -> Item:
    lang = language()
    asked = material.when or material.unless or ""
    condition = conditions[asked].name(lang).rstrip("？?") if asked in conditions else ""
    note = t("desk.if_not" if material.unless else "desk.if", condition=condition) if condition else ""
    return Item(material.id, material.name(lang), counts(material), note, always(material), material.spoken)


def counts(material: Material) -> str:
    """How many originals and copies; a thing that is only said needs none."""
    if material.spoken:
        return t("desk.spoken")
    originals = t("desk.originals", count=material.original) if material.original else ""
    copies = t("desk.copies", count=material.copies) if material.copies else ""
    return " ".join(filter(None, (originals, copies)))
