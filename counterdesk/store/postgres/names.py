"""The addresses behind a server's name, asked for with a deadline: the system's own look-up knows none.

A name server that says nothing keeps ``getaddrinfo`` for half a minute and more, libpq's ``connect_timeout`` does not
count it, and no thread can be called back from it. So it has a thread of its own, which is waited for so long and no
longer; what was found before is still tried then, for a silent name server says nothing about the database's.
"""

from __future__ import annotations

import os
import socket
from ipaddress import ip_address
from threading import Lock, Thread
from typing import Any

import psycopg

ANSWERS_S = 3.0
"""So long a name is asked for; whoever asks again meanwhile waits for the same answer."""


class _LookUp(Thread):
    """One question to the system; ``addresses`` is empty until, and unless, it is answered."""

    def __init__(self, host: str) -> None:
        super().__init__(name="name", daemon=True)  # a program that ends does not wait for it
        self.host = host
        self.addresses: list[str] = []
        self.why = "no answer"

    def run(self) -> None:
        """Ask; never raises."""
        try:
            found = socket.getaddrinfo(self.host, None, proto=socket.IPPROTO_TCP, type=socket.SOCK_STREAM)
            self.addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
        except (OSError, UnicodeError) as error:
            self.why = str(error)


_asked: dict[str, _LookUp] = {}
_known: dict[str, list[str]] = {}
_lock = Lock()


def with_addresses(params: dict[str, Any]) -> dict[str, Any]:
    """The driver's parameters with an address for each host that is a name, so that it looks none up by itself.

    Raises psycopg.OperationalError when there is no address for any of them.
    """
    hosts, ports = _given(params, "host").split(","), _given(params, "port").split(",")
    if _given(params, "hostaddr") or not any(map(_is_name, hosts)):
        return params
    ports *= len(hosts) if len(ports) == 1 else 1
    found, why = list[tuple[str, str, str]](), ""
    for host, port in zip(hosts, ports, strict=False):  # as many as hosts, or the driver says so
        try:
            found += [(host, port, address) for address in (addresses(host) if _is_name(host) else [""])]
        except psycopg.OperationalError as error:
            why = str(error)
    if not found:
        raise psycopg.OperationalError(why)
    host, port, address = (",".join(parts) for parts in zip(*found, strict=True))
    return params | {"host": host, "hostaddr": address} | ({"port": port} if any(ports) else {})


def addresses(host: str) -> list[str]:
    """The addresses of a host, as they were once found where nobody answers now; raises psycopg.OperationalError."""
    with _lock:
        look = _asked.get(host)
        if look is None or not look.is_alive():
            look = _asked[host] = _LookUp(host)
            look.start()
    look.join(ANSWERS_S)
    if look.addresses:
        _known[host] = look.addresses
    if host not in _known:
        raise psycopg.OperationalError(f"failed to resolve host '{host}': {look.why}")
    return _known[host]


def _given(params: dict[str, Any], name: str) -> str:
    return str(params.get(name) or os.environ.get(f"PG{name.upper()}") or "")


def _is_name(host: str) -> bool:
    if not host or host.startswith(("/", "@")) or host[1:2] == ":":
        return False
    try:
        ip_address(host)
    except ValueError:
        return True
    return False
