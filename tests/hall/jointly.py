"""Cases several departments take part in, as tests act on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from counterdesk.hall import catalogue, joint
from counterdesk.hall.cases import rows
from counterdesk.hall.joint import Opinion, Step
from tests.hall.cases.acting import CLERK, Matters

FIRE_AND_SIGN = ("dine_in_300", "outdoor_sign")


class Jointly(Matters):
    """Joint cases of a hall: a restaurant (fire brigade XF, sign office CG), a company (GA, SW and more)."""

    def restaurant(self, yes: tuple[str, ...] = FIRE_AND_SIGN, **facts: Any) -> str:
        """A restaurant to be opened, accepted and signed; its number."""
        number = self.accept("D02", yes=yes, **facts)
        self.do("sign", number)
        return number

    def steps(self, number: str) -> dict[str, Step]:
        """Its shares by department; the lead's under its own code unless it has a share besides."""
        return {step.dept: step for step in self.in_order(number)}

    def in_order(self, number: str) -> list[Step]:
        """Its shares, the lead's first."""
        return self.hall.store.read(lambda look: joint.steps(look, rows.by_number(look, number)))

    def signs_for(self, number: str, department: str, by: str = "李队长") -> Step:
        """The department signs for its copy-notice."""
        return self.hall.store.run(joint.receive, CLERK, number, department, by)

    def says(self, number: str, department: str, opinion: str = "agree", reason: str = "") -> Step:
        """The department's opinion."""
        return self.hall.store.run(joint.opinion, CLERK, number, department, opinion, reason)

    def lead_done(self, number: str) -> Step:
        """The lead's own part is done."""
        return self.hall.store.run(joint.lead_done, CLERK, number)

    def visit(self, number: str, departments: tuple[str, ...], on: str) -> list[Step]:
        """One visit of these departments."""
        return self.hall.store.run(joint.visit, CLERK, number, departments, date.fromisoformat(on))

    def held(self, number: str, **results: str | tuple[str, str]) -> list[Step]:
        """What each department said after the visit."""
        said = {name: Opinion(one) if isinstance(one, str) else Opinion(*one) for name, one in results.items()}
        return self.hall.store.run(joint.give_visit_result, CLERK, number, said)

    def settle(self) -> int:
        """Let what lapsed by itself be written down."""
        return self.hall.store.run(joint.settle)

    def with_shares(self, service: str, **changes: Any) -> None:
        """Load the hall file once more, with every share of a service changed."""

        def change(cat: catalogue.Catalogue) -> catalogue.Catalogue:
            old = cat.services[service]
            shares = tuple(replace(share, **changes) for share in old.cooperating)
            return replace(cat, services={**cat.services, service: replace(old, cooperating=shares)})

        self.hall.reload(change)
