"""One heap for all threads of a screen, which gives large pieces back.

glibc gives each thread a heap of its own, and once a piece of 19 MB was freed (a PIN check needs one) keeps the next
one for good. Measured at a desk that had served 100 tickets: 124 MB with that, 104 MB without; at a lead's screen 108
and 98 MB. One heap is no slower here: Python runs one thread at a time.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

M_MMAP_THRESHOLD, M_ARENA_MAX = -3, -8
"""From malloc.h of glibc; mallopt(3)."""
LARGE_BYTES = 256 * 1024


def one_heap() -> None:
    """Ask the C library for that, before any thread begins; one that knows no such thing (musl, macOS) stays as it is.

    Windows has no library to ask in this way.
    """
    with suppress(AttributeError, TypeError, OSError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)
