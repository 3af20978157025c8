"""How long a service takes when every share takes all it is given, along the longest path."""

from __future__ import annotations

from math import ceil

from counterdesk.hall.catalogue.parts import Cooperation
from counterdesk.hall.catalogue.service import Service

UNSTATED_LEAD_DAYS = 1


def critical_path_days(service: Service) -> int:
    """Working days of the longest path, every conditional share included.

    The lead's part and the parallel shares start together. Behind the lead's part the ``after_lead`` shares
    run at once, and the ``sequential`` ones one after another. A lead that names no step of its own is given
    one day when others wait for it, because a share nobody stated is not nothing; 0 means "on the spot".
    """
    parallel = _days(service, "parallel")
    behind = max([*_days(service, "after_lead"), sum(_days(service, "sequential"))])
    return max([*parallel, lead_days(service) + behind])


def lead_days(service: Service) -> int:
    """Working days the lead department needs for its own part."""
    if service.steps:
        return sum(step.days for step in service.steps if step.counted)
    waited_for = any(share.mode != "parallel" for share in service.cooperating)
    return UNSTATED_LEAD_DAYS if waited_for else 0


def share_days(share: Cooperation) -> int:
    """Working days of one department's share; calendar days are counted as five in seven, rounded up."""
    return share.days if share.days is not None else ceil((share.calendar_days or 0) * 5 / 7)


def _days(service: Service, mode: str) -> list[int]:
    return [share_days(share) for share in service.cooperating if share.mode == mode]
