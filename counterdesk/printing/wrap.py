"""Breaking text into lines by paper columns, the way Chinese and Latin text are broken.

Between two Chinese characters a line may end; a Latin word stays whole unless it is longer than a line. No
line begins with closing punctuation and none ends with an opening bracket, as far as the width allows (the
everyday rules of GB/T 15834, punctuation in Chinese text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterdesk.printing.charset import Codec, fold, paper_cols

OPENING = "([{（［｛〔【《〈「『“‘"
CLOSING = ")]}）］｝〕】》〉」』”’，。、；：？！…—·％％‰℃,.;:?!%"
_CLUSTER = re.compile(f" *(?:[{re.escape(OPENING)}]*(?:[!-~]+|[^ ])(?: *[{re.escape(CLOSING)}])*|$)")


def wrap(text: str, columns: int, codec: Codec = "gbk") -> list[str]:
    """The folded ``text`` in lines of at most ``columns`` (at least 2), never none; its line breaks stay."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines += _fill(fold(paragraph, codec), max(columns, 2), codec)
    return lines or [""]


def _fill(text: str, columns: int, codec: Codec) -> list[str]:
    lines = [""]
    used = 0
    for cluster in _CLUSTER.findall(text):
        wide = paper_cols(cluster, codec)
        if used + wide <= columns:
            lines[-1] += cluster
            used += wide
            continue
        for piece in _pieces(cluster.lstrip(" "), columns, codec):
            lines.append(piece)
            used = paper_cols(piece, codec)
    kept = [line.rstrip() for line in lines]
    return kept if kept[0] or len(kept) == 1 else kept[1:]


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
