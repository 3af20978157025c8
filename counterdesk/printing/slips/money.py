"""Amounts on papers: with the currency's sign, and in the Chinese numerals that cannot be altered with a pen."""

from __future__ import annotations

SIGNS = {"CNY": "￥", "USD": "$"}
DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")


def text(cents: int, currency: str) -> str:
    """``￥82.00``: an amount of hundredths; the currency's code where it has no sign here."""
    sign = SIGNS.get(currency, f"{currency} ")
    return f"{sign}{cents // 100:,}.{cents % 100:02d}"


def in_words(cents: int) -> str:
    """An amount of yuan as cheques and receipts write it: 捌拾贰元整 (正确填写票据和结算凭证的基本规定)."""
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    whole = f"{_number(yuan)}元" if yuan else ""
    if not jiao and not fen:
        return f"{whole or '零元'}整"
    tenths = f"{DIGITS[jiao]}角" if jiao else ("零" if yuan else "")
    return whole + tenths + (f"{DIGITS[fen]}分" if fen else "整")


def _number(value: int) -> str:
    said, group, pending = "", 0, False
    while value:
        value, four = divmod(value, 10_000)
        if four:
            said = _four(four) + GROUPS[group] + ("零" if pending and said else "") + said
        pending = four < 1000
        group += 1
    return said


def _four(value: int) -> str:
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + PLACES[place]
        gap = not digit
    return said
