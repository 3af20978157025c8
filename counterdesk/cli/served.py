"""The pages of ``serve`` by their names: a screen's own, or with the window it is of (``rate-3``)."""

from __future__ import annotations

from counterdesk.words import t


def page_words(page: str) -> str:
    """What a page shows, in words."""
    screen, _, window = page.partition("-")
    return t(f"serve.{screen}", window=window) if window else t(f"serve.{screen}")
