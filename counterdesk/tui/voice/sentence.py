"""What is said of a call: digits one by one, in the ticket's language. No text of people's."""

from __future__ import annotations

from functools import reduce

from counterdesk.words import t


def sentence(number: str, window: str, lang: str) -> str:
    """The call in words of ``lang``: A012 to window 3 is "A zero one two, please go to window 3"."""
    return t("voice.call", lang, number=spelt(number, lang), window=plain(window))


def spelt(number: str, lang: str) -> str:
    """A ticket's number as it is read out: its letters, then each digit by its name."""
    said = plain(number)
    letters = " ".join(character for character in said if not character.isdecimal())
    digits = digit_names("".join(filter(str.isdecimal, said)), lang)
    return t("voice.spelt", lang, letters=letters, digits=digits) if letters and digits else letters or digits


def digit_names(digits: str, lang: str) -> str:
    """Each digit by its name: 012 is "零一二" or "zero one two"."""
    known = t("voice.digits", lang).split()
    names = [known[int(digit)] for digit in digits]
    return reduce(lambda before, name: t("voice.then", lang, before=before, name=name), names) if names else ""


def plain(code: str) -> str:
    """``code`` without a sign a speaking program could take for an option or a command of its own."""
    return " ".join("".join(ch if ch.isalnum() else " " for ch in code).split())
