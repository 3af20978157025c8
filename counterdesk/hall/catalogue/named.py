"""Things with a name in each of the hall's languages."""

from __future__ import annotations


def in_language(lang: str, zh: str, en: str, es: str = "") -> str:
    """The text of language ``lang``; what is missing there is said in another language, English before Chinese."""
    if lang == "zh":
        return zh or en
    return (es or en or zh) if lang == "es" else (en or zh)


class Named:
    """A value with ``zh`` and ``en``; what citizens read may also have ``es``."""

    __slots__ = ()

    zh: str
    en: str
    es: str = ""

    def name(self, lang: str) -> str:
        """What it is called in ``lang`` (zh, en, es), or in another language when that one is missing."""
        return in_language(lang, self.zh, self.en, self.es)


class ShortNamed(Named):
    """A value that may have a short name in each language as well."""

    __slots__ = ()

    short_zh: str
    short_en: str
    short_es: str

    def short(self, lang: str) -> str:
        """Its short name for buttons and narrow lines, or its name in that language; else in another one."""
        own = {"zh": (self.short_zh, self.zh), "en": (self.short_en, self.en), "es": (self.short_es, self.es)}
        return next(filter(None, own[lang]), "") or in_language(lang, self.short_zh, self.short_en) or self.name(lang)
