"""Programs that stand in for a voice: real child processes that write down when they spoke and what."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Any

from counterdesk.settings import VoiceSettings

SAYS = """#!{python}
import sys, time
began = time.monotonic_ns()
until = time.monotonic() + {takes_s}
while time.monotonic() < until:
    pass
open({said!r}, "a", encoding="utf-8").write(f"{{began}} {{time.monotonic_ns()}} {{' '.join(sys.argv[1:])}}\\n")
sys.exit({code})
"""
HANGS = """#!/bin/sh
sleep 600 &
echo $! > {player}
wait
"""


def write(folder: Path, text: str, **facts: Any) -> tuple[VoiceSettings, Path]:
    """Settings with ``text`` as the speaking program, and the file where it writes what it said."""
    path, said = folder / "voice", folder / "said"
    how = {"python": sys.executable, "said": str(said), "takes_s": 0.02, "code": 0, **facts}
    path.write_text(text.format(**how), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return VoiceSettings(command=(str(path), "{voice}", "{text}")), said


def lines(said: Path) -> list[list[str]]:
    """What was said: when it began and ended (ns, one clock), and the voice with the text."""
    return [line.split(" ", 2) for line in said.read_text(encoding="utf-8").splitlines()] if said.exists() else []
