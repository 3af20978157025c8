"""Names a hall file uses but nowhere declares: conditions, departments, series, suspensions, windows, a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from counterdesk import workdays
from counterdesk.hall.catalogue.findings import Finding
from counterdesk.hall.catalogue.model import Catalogue, Service

Use = tuple[str, str | None]  # where a name is used, and the name


def dangling(catalogue: Catalogue) -> Iterator[Finding]:
    """One finding for each use of a name that is not declared."""
    declared = {
        "no_condition": (catalogue.conditions, _conditions(catalogue)),
        "no_department": (catalogue.departments, _departments(catalogue)),
        "no_series": (catalogue.series, _series(catalogue)),
        "no_suspension": (catalogue.suspensions, _suspensions(catalogue)),
        "no_window": (catalogue.windows, _windows(catalogue)),
        "no_calendar": (workdays.names(), [("hall.calendar", catalogue.hall.calendar)]),
    }
    for code, (names, uses) in declared.items():
        for where, name in uses:
            if name is not None and name not in names:
                yield Finding(where, code, name=name)


def unused_conditions(catalogue: Catalogue) -> list[str]:
    """Conditions that would be asked for nothing."""
    used = {name for _where, name in _conditions(catalogue)}
    return [name for name in catalogue.conditions if name not in used]


def _conditions(catalogue: Catalogue) -> Iterator[Use]:
    for condition in catalogue.conditions.values():
        yield from ((f"condition.{condition.id}.excludes", name) for name in condition.excludes)
    for service in catalogue.services.values():
        yield from _service_conditions(service, f"service.{service.code}")


def _service_conditions(service: Service, path: str) -> Iterator[Use]:
    for material in service.materials:
        yield f"{path}.material.{material.id}.when", material.when
        yield f"{path}.material.{material.id}.unless", material.unless
    for share in service.cooperating:
        yield f"{path}.cooperating.{share.dept}.when", share.when
    for place, ground in enumerate(service.refuse_if, start=1):
        yield f"{path}.refuse_if[{place}].when", ground.when
    for other in service.fee.alternatives:
        yield f"{path}.fee.alternatives.{other.when}.when", other.when
    for phase in service.phases:
        yield f"{path}.phases.{phase.id}.when", phase.when
        yield f"{path}.phases.{phase.id}.unless", phase.unless
    if service.precondition:
        yield f"{path}.precondition.when", service.precondition.when


def _departments(catalogue: Catalogue) -> Iterator[Use]:
    for service in catalogue.services.values():
        yield f"service.{service.code}.lead", service.lead
        for share in service.cooperating:
            yield f"service.{service.code}.cooperating.{share.dept}.dept", share.dept


def _series(catalogue: Catalogue) -> Iterator[Use]:
    for service in catalogue.services.values():
        yield f"service.{service.code}.series", service.series
    for window in catalogue.windows.values():
        yield from ((f"window.{window.code}.serves", prefix) for prefix in window.serves)


def _suspensions(catalogue: Catalogue) -> Iterator[Use]:
    for service in catalogue.services.values():
        yield from ((f"service.{service.code}.suspensions", name) for name in service.suspensions)
        for phase in service.phases:
            path = f"service.{service.code}.phases.{phase.id}.suspensions"
            yield from ((path, name) for name in phase.suspensions)


def _windows(catalogue: Catalogue) -> Iterator[Use]:
    for place, shift in enumerate(catalogue.roster, start=1):
        yield f"roster.shift[{place}].window", shift.window
