"""A real sshd on this computer alone, with keys of its own, that lets one key open one thing."""

from __future__ import annotations

import getpass
import shlex
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
STARTS_S = 20.0
CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
PidFile none
UsePAM no
StrictModes no
AuthorizedKeysFile {folder}/authorized_keys
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
Match User {user}
{match}
"""


class Host:
    """The host as a thin client sees it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port

    def argv(self, program: str, *options: str) -> list[str]:
        """``ssh``, ``sftp`` or ``scp`` with this client's key; the arguments of one's own come after it."""
        port = "-p" if program == "ssh" else "-P"
        set_to = (
            "IdentitiesOnly=yes", "BatchMode=yes", "StrictHostKeyChecking=no", "LogLevel=ERROR",
            f"UserKnownHostsFile={self.folder}/known",
        )  # fmt: skip
        alone = [part for one in set_to for part in ("-o", one)]
        return [program, "-F", "none", "-i", f"{self.folder}/client", *alone, port, str(self.port), *options]


@contextmanager
def host(folder: Path, options: str, command: Sequence[str], match: str) -> Iterator[Host]:
    """Begin it: one line of authorized_keys with ``options`` and the forced ``command``, ``match`` for this user."""
    for key in ("host", "client"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / key], check=True)
    forced = shlex.join(command).replace('"', '\\"')
    public = (folder / "client.pub").read_text(encoding="utf-8")
    (folder / "authorized_keys").write_text(f'{options},command="{forced}" {public}', encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = CONFIG.format(port=port, folder=folder, user=getpass.getuser(), match=match)
    (folder / "sshd_config").write_text(config, encoding="utf-8")
    Path("/run/sshd").mkdir(exist_ok=True)
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen([str(SSHD), "-D", "-e", "-f", folder / "sshd_config"], stderr=log)
    try:
        _wait_for(port, folder / "log")
        yield Host(folder, port)
    finally:
        running.terminate()
        running.wait()


def _wait_for(port: int, log: Path) -> None:
    end = monotonic() + STARTS_S
    while monotonic() < end:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError(log.read_text(encoding="utf-8"))
