"""Where a database file may live: on a disk of this computer, never on a network file system.

SQLite's WAL keeps its index in shared memory, so every process must be on the same host (SQLite, "Write-Ahead
Logging"). The types are the kernel's magic numbers of statfs(2).
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

from counterdesk.refusals import StoreFault

NETWORK = {
    0x6969: "NFS", 0xFF534D42: "CIFS", 0xFE534D42: "SMB2", 0x5346414F: "AFS", 0x01021997: "9p",
    0x00C36400: "Ceph", 0x0BD00BD0: "Lustre", 0x47504653: "GPFS",
}  # fmt: skip
FUSE = 0x65735546


def filesystem_type(folder: Path) -> int | None:
    """The file system's magic number at ``folder``, or None where the platform does not tell."""
    if not sys.platform.startswith("linux"):
        return None
    room = ctypes.create_string_buffer(256)  # struct statfs is 120 bytes on 64-bit; f_type is its first word
    if ctypes.CDLL(None, use_errno=True).statfs(os.fsencode(folder), room) != 0:
        return None
    return ctypes.c_ulong.from_buffer(room).value & 0xFFFFFFFF


def refuse_folder(path: Path) -> None:
    """Raise StoreFault ``cannot_create`` when ``path`` is a folder, as an empty one is: no file takes its place."""
    if path.is_dir():
        raise StoreFault("cannot_create", path=path.absolute(), detail=os.strerror(errno.EISDIR))


def refuse_network(path: Path) -> None:
    """Raise StoreFault ``network`` when ``path`` is on a file system that several hosts share."""
    kind = NETWORK.get(filesystem_type(path.resolve().parent) or 0)  # a link may lead there
    if kind:
        raise StoreFault("network", path=path, kind=kind)
