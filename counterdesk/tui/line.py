"""The line from a terminal: a byte that is no UTF-8 is a character nobody knows, never the end of the program."""

from __future__ import annotations

import codecs
import sys

from textual.driver import Driver


def forgiving(driver: type[Driver]) -> type[Driver]:
    """The same driver, reading such bytes (noise on a line, a paste in GBK) as U+FFFD, as a terminal shows them.

    Textual 8.2.8 decodes strictly in the thread that reads the keys, and a fault there ends the program without a word.
    """
    module = sys.modules[driver.__module__]
    if hasattr(module, "getincrementaldecoder"):
        vars(module)["getincrementaldecoder"] = _decoder
    return driver


def _decoder(encoding: str) -> type[codecs.IncrementalDecoder]:
    strict = codecs.getincrementaldecoder(encoding)

    class Forgiving(strict):  # type: ignore[misc,valid-type]
        def __init__(self) -> None:
            super().__init__("replace")

    return Forgiving
