"""Services and answers for properties: small ones made up, with every way a paper may hang on an answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from counterdesk.hall.catalogue.fees import Fee
from counterdesk.hall.catalogue.model import Material, Service

CONDITIONS = ("rented", "owned", "agent", "family")
NAMES = st.text("租赁合同件委托书 éñ(a)", min_size=1, max_size=60)
conditions = st.none() | st.sampled_from(CONDITIONS)
counts = st.integers(0, 3)
papers = st.builds(
    Material, id=st.just(""), zh=NAMES, en=NAMES | st.just(""), original=counts, copies=counts, when=conditions,
    unless=conditions, spoken=st.booleans(), source=st.sampled_from((None, None, "shared")),
)  # fmt: skip
answers = st.sets(st.sampled_from(CONDITIONS)).map(sorted)


def service(listed: list[Material], name: str = "开店") -> Service:
    """A service that needs these papers."""
    return Service(
        code="A01", zh=name, series="A", kind="licence", handling="promised", lead="D", nominal_minutes=5,
        fee=Fee(Decimal(0)), basis=("law",), result="licence", materials=tuple(listed),
    )  # fmt: skip


def _numbered(found: list[Material]) -> list[Material]:
    return [replace(one, id=f"m{place}") for place, one in enumerate(found)]


services = st.builds(service, st.lists(papers, max_size=20).map(_numbered), NAMES)
