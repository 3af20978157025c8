"""Breaking text into lines by paper columns, the way Chinese and Latin text are broken.

Between two Chinese characters a line may end; a Latin word or a date stays whole unless it is longer than a line. No
line begins with closing punctuation and none ends with an opening bracket, as far as the width allows (the
everyday rules of GB/T 15834, punctuation in Chinese text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterdesk.printing.charset import Codec, fold, paper_cols

OPENING = "([{（［｛〔【《〈「『“‘"
CLOSING = ")]}）］｝〕】》〉」』”’，。、；：？！…—·％％‰℃,.;:?!%"
TOGETHER = r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}时\d{2}分|第\d+[条项号]"
"""A date, a time, an article: torn apart it is read wrong."""
_CLUSTER = re.compile(f" *(?:[{re.escape(OPENING)}]*(?:{TOGETHER}|[!-~]+|[^ ])(?: *[{re.escape(CLOSING)}])*|$)")

_HANZI = re.compile(f"[{re.escape(OPENING)}]*[\u3400-\u9fff]")


def wrap(text: str, columns: int, codec: Codec = "gbk") -> list[str]:
    """The folded ``text`` in lines of at most ``columns`` (at least 2), never none; its line breaks stay."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += _fill(fold(paragraph, codec), max(columns, 2), codec)
    return lines or [""]


def _fill(text: str, columns: int, codec: Codec) -> list[str]:
    lines: list[list[str]] = [[]]
    used = 0
    for cluster in _CLUSTER.findall(text):
        wide = paper_cols(cluster, codec)
        if used + wide <= columns:
            lines[-1].append(cluster)
            used += wide
            continue
        for piece in _pieces(cluster.lstrip(" "), columns, codec):
            lines.append([piece])
            used = paper_cols(piece, codec)
    _keep_company(lines, columns, codec)
    kept = ["".join(line).rstrip(" ") for line in lines]
    return kept if kept[0] or len(kept) == 1 else kept[1:]


def _keep_company(lines: list[list[str]], columns: int, codec: Codec) -> None:
    # A Chinese character alone on the last line takes the one before it along; alone, it reads as left over.
    last = [cluster for cluster in lines[-1] if cluster.strip()]
    if len(lines) < 2 or len(last) != 1 or len(lines[-2]) < 3:
        return
    alone, before = last[0], lines[-2][-1]
    if _HANZI.match(alone) and _HANZI.match(before) and paper_cols(before + alone, codec) <= columns:
        lines[-1] = [lines[-2].pop(), alone]


def _pieces(cluster: str, columns: int, codec: Codec) -> Iterator[str]:
    # Wider than a whole line: broken hard, character by character.
    piece, used = "", 0
    for ch in cluster:
        wide = paper_cols(ch, codec)
        if used + wide > columns:
            yield piece
            piece, used = "", 0
        piece += ch
        used += wide
    if piece:
        yield piece
