"""The services to choose from at a desk, those that are likely meant first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from counterdesk.tui.widgets.picker import Choice
from counterdesk.words import language

if TYPE_CHECKING:
    from counterdesk.hall.catalogue import Catalogue, Service


def service_choices(cat: Catalogue, first: Iterable[str]) -> list[Choice]:
    """Every service to choose from by its code, those of this window's own series first."""
    mine = set(first)
    return _choices(cat, lambda service: (service.series not in mine,))


def another(cat: Catalogue, first: Iterable[str], own: str, sent_on: bool) -> list[Choice]:
    """What a ticket for ``own`` may be for besides; its own service comes last, to be found by whoever means it.

    A ticket is ``sent_on`` to what other windows do, more likely than to what this one does itself; what is added is
    done here.
    """
    mine = set(first)
    return _choices(cat, lambda service: (service.code == own, (service.series in mine) == sent_on))


def other_words(service: Service) -> str:
    """What else a service is found by: its names, long and short, in both languages."""
    return " ".join((service.zh, service.short_zh, service.en, service.short_en))


def _choices(cat: Catalogue, key: Callable[[Service], tuple[bool, ...]]) -> list[Choice]:
    lang = language()
    ordered = sorted(cat.services.values(), key=lambda service: (*key(service), service.code))
    return [Choice(s.code, s.name(lang), s.code, cat.series[s.series].name(lang), other_words(s)) for s in ordered]
