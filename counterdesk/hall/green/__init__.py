"""The green channel (绿色通道): who was put first, on which document, by whom and why, and what it cost the others."""

from counterdesk.hall.green.cost import Cost, listed
from counterdesk.hall.green.granting import (
    Grant,
    by_id,
    categories,
    category_of,
    grant,
    grant_case,
    grant_ticket,
    granted,
)

__all__ = [
    "Cost", "Grant", "by_id", "categories", "category_of", "grant", "grant_case", "grant_ticket", "granted",
    "listed",
]  # fmt: skip
