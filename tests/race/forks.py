"""Work done in a forked process that may kill itself on the way."""

from __future__ import annotations

import os
from collections.abc import Callable


def killed(work: Callable[[], None], where: str) -> bool:
    """Whether ``work`` was killed in a process of its own; else it came to its end. It must not fall at ``where``."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, f"it fell at {where}"
    return os.WIFSIGNALED(status)
