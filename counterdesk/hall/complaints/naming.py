"""The codes of the register in words: of each field, the key its words stand under."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from counterdesk.words import has, t

KEYS: Mapping[str, Callable[[object], str]] = {
    "kind": lambda code: f"complaint.{code}",
    "channel": lambda code: f"complaint.channel_{code}",
    "class": lambda code: f"complaint.as_{code}",
    "state": lambda code: f"complaint.state_{code}",
    "cause": lambda code: f"complaint.cause_{code}",
    "told_how": lambda code: f"complaint.how_{code}",
    "satisfied": lambda code: f"complaint.satisfied_{code}",
    "outcome": lambda code: f"complaint.outcome_{code}",
}


def in_words(field: str, code: object, lang: str | None = None) -> str:
    """A code of ``field`` in words; anything else, and what has no words, as it is; empty for None."""
    if code is None:
        return ""
    key = KEYS[field](code) if field in KEYS else "?"
    return t(key, lang) if has(key, lang) else str(code)
