"""Things with a name in each of the hall's languages."""

from __future__ import annotations


def in_language(lang: str, zh: str, en: str) -> str:
    """The text of language ``lang``; what is missing there is said in the other language."""
    return (zh or en) if lang == "zh" else (en or zh)


class Named:
    """A value with ``zh`` and ``en``."""

    __slots__ = ()

    zh: str
    en: str

    def name(self, lang: str) -> str:
        """What it is called in ``lang`` (zh, en), or in the other language when that one is missing."""
        return in_language(lang, self.zh, self.en)
