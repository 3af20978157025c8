"""``python -m counterdesk`` and the ``counterdesk`` command."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from counterdesk.cli.run import run


def main(argv: Sequence[str] | None = None) -> int:
    """Do one command and return its exit code; ``argv`` is without the program's name, None means sys.argv."""
    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
