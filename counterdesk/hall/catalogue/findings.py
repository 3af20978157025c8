"""What a check found: where in the hall file, and what is wrong with it, in words of both languages."""

from __future__ import annotations

from typing import Any

from counterdesk.refusals import Fault
from counterdesk.words import t


class Finding:
    """One thing wrong or doubtful: ``key`` is its path, such as ``service.A01.promised_days``."""

    __slots__ = ("code", "facts", "key")

    def __init__(self, key: str, code: str, **facts: Any) -> None:
        self.key = key
        self.code = code
        self.facts = facts

    def text(self, lang: str | None = None) -> str:
        """What is wrong, in words; ``lang`` None is the language in use."""
        return t(f"check.{self.code}", lang, **self.facts)

    def fault(self, file: str) -> Fault:
        """The same as a fault of ``file``."""
        return Fault(file, self.key, self.text())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash((self.key, self.code))

    def __repr__(self) -> str:
        return f"Finding({self.key}: {self.code} {self.facts})"

    def _parts(self) -> tuple[str, str, dict[str, Any]]:
        return self.key, self.code, self.facts
