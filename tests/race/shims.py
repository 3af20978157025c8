"""Small C programs laid over the C library, compiled where they are needed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def compiled(source: Path, folder: Path) -> Path | None:
    """``source`` as a library in ``folder`` for LD_PRELOAD, or None where there is no compiler for it."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = folder / f"{source.stem}.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True)
    return made
