"""A program whose name server falls silent: run with its own /etc/hosts and /etc/resolv.conf, it tells what it met."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.postgres import engine, names

NAME, OTHER = "db.hall.test", "elsewhere.hall.test"
ANSWERS_S = 0.3


def main(url: str) -> list[str]:
    """Numbers issued while the name is known and when it is not any more, and how an unknown one is called."""
    names.ANSWERS_S = engine.PATIENCE_S = ANSWERS_S
    store = open_store(url)
    met = [store.run(tickets.issue, By(), "A01").ticket.label]
    Path("/etc/hosts").write_text("")  # only the name server is left to ask
    store.close()  # its connections: the next act makes a new one
    met.append(store.run(tickets.issue, By(), "A01").ticket.label)
    store.close()
    try:
        open_store(url.replace(NAME, OTHER))
    except StoreFault as fault:
        met.append(fault.code)
    return met


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1])))
