"""What a hall file's maker should look at again: promises, fees and plans that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from counterdesk.hall.catalogue.critical_path import critical_path_days, share_days
from counterdesk.hall.catalogue.findings import Finding
from counterdesk.hall.catalogue.model import Catalogue, Service, Shift
from counterdesk.hall.catalogue.references import unused_conditions


def warnings_of(catalogue: Catalogue) -> Iterator[Finding]:
    """Each doubt with its place, in the order of the file's tables."""
    yield from _hall_warnings(catalogue)
    yield from _roster_warnings(catalogue)
    yield from _spanish_warnings(catalogue)
    for name in unused_conditions(catalogue):
        yield Finding(f"condition.{name}", "condition_unused")
    for service in catalogue.services.values():
        path = f"service.{service.code}"
        yield from _name_warnings(catalogue, service, path)
        yield from _promise_warnings(service, path)
        yield from _path_warnings(service, path)
        yield from _paper_and_fee_warnings(service, path)


def _hall_warnings(catalogue: Catalogue) -> Iterator[Finding]:
    if catalogue.windows and not any(window.accessible for window in catalogue.windows.values()):
        yield Finding("window", "no_accessible_window")
    if not any(clerk.role == "admin" for clerk in catalogue.clerks):
        yield Finding("clerk", "no_admin")


def _roster_warnings(catalogue: Catalogue) -> Iterator[Finding]:
    numbers = {clerk.number for clerk in catalogue.clerks}
    for place, shift in enumerate(catalogue.roster, start=1):
        if shift.clerk not in numbers:
            yield Finding(f"roster.shift[{place}].clerk", "clerk_not_seeded", clerk=shift.clerk)
    for (first, one), (second, other) in combinations(enumerate(catalogue.roster, start=1), 2):
        if _clash(one, other):
            yield Finding(f"roster.shift[{second}]", "shifts_clash", other=first)


def _clash(one: Shift, other: Shift) -> bool:
    """Whether one clerk would be at two windows, or two clerks at one, at the same time."""
    same = one.window == other.window or one.clerk == other.clerk
    days = set(one.weekdays) & set(other.weekdays)
    return same and bool(days) and one.from_ < other.to and other.from_ < one.to


def _name_warnings(catalogue: Catalogue, service: Service, path: str) -> Iterator[Finding]:
    named = [(path, service), *((f"{path}.material.{m.id}", m) for m in service.materials)]
    for lang in ("zh", "en"):
        if lang in catalogue.hall.languages:
            unnamed = (where for where, thing in named if not getattr(thing, lang))
            yield from (Finding(f"{where}.{lang}", "name_missing") for where in unnamed)


def _spanish_warnings(catalogue: Catalogue) -> Iterator[Finding]:
    """A citizen chooses by these names; a paper's stands in English at worst."""
    if "es" in catalogue.hall.languages:
        tables = {"series": catalogue.series, "service": catalogue.services, "priority": catalogue.priorities}
        named = ((f"{table}.{key}.es", thing.es) for table, rows in tables.items() for key, thing in rows.items())
        yield from (Finding(where, "name_missing") for where, es in named if not es)


def _promise_warnings(service: Service, path: str) -> Iterator[Finding]:
    if service.handling != "instant":
        if service.promised_days is None:
            yield Finding(f"{path}.promised_days", "no_promise")
        return
    if service.promised_minutes is None:
        yield Finding(f"{path}.promised_minutes", "instant_without_minutes")
    days = [(f"{path}.promised_days", service.promised_days or 0)]
    days += [(f"{path}.steps.{step.id}.days", step.days) for step in service.steps if step.counted]
    # a share asked for only under a condition takes that one case off the counter, not the whole service
    days += [(f"{path}.cooperating.{s.dept}", share_days(s)) for s in service.cooperating if s.when is None]
    yield from (Finding(where, "instant_with_days", days=count) for where, count in days if count)


def _path_warnings(service: Service, path: str) -> Iterator[Finding]:
    needed = critical_path_days(service)
    if service.promised_days is not None and needed > service.promised_days:
        yield Finding(f"{path}.promised_days", "path_too_long", needed=needed, promised=service.promised_days)


def _paper_and_fee_warnings(service: Service, path: str) -> Iterator[Finding]:
    if not service.materials:
        yield Finding(f"{path}.material", "no_materials")
    for material in service.materials:
        if not (material.original or material.copies or material.spoken):
            yield Finding(f"{path}.material.{material.id}", "material_without_count")
    total = sum(part.amount for part in service.fee.parts)
    if service.fee.parts and total != service.fee.amount:
        yield Finding(f"{path}.fee.parts", "parts_do_not_add_up", total=total, amount=service.fee.amount)
