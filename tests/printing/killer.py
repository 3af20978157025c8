"""A process that prints one job and is killed with no warning at a seam of the way to the printer."""

import os
import signal

from counterdesk.printing import delivery
from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import command, errand, print_one
from counterdesk.printing.spool.errand import Errand
from counterdesk.printing.transport.talk import Talk
from counterdesk.printing.transport.wire import LinkWire
from counterdesk.store.engine import open_store


def print_and_die(path, target, seam):
    """Print job 1 of the hall at ``path``; to be run in a process of its own."""
    SEAMS[seam]()
    print_one(open_store(path), [printer("front", target)], 1)


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def half_written():
    write = Talk.write

    def write_half(self, data):
        if len(data) < 9:
            return write(self, data)
        write(self, data[: len(data) // 2])
        return die()

    Talk.write = write_half


def after_the_first_word_of_it():
    settle = Errand._settle

    def settled_and_dead(self, *facts):
        list(settle(self, *facts))
        die()

    delivery.PROMPT_S = 0.05
    Errand._settle = settled_and_dead


def held_and_printed():
    settle = errand._settle
    errand._settle = lambda *given, **facts: (die if facts["level"] else settle)(*given, **facts)
    command._print_here = lambda errand, claimed, wait_s: list(errand.carry(claimed))


def settled():
    print_here = command._print_here
    command._print_here = lambda *facts: (print_here(*facts), die())


SEAMS = {
    "before the claim": lambda: setattr(Errand, "claim", die),
    "after the claim": lambda: setattr(errand, "job_bytes", die),
    "before a byte is written": lambda: setattr(LinkWire, "_questions", die),
    "half written": half_written,
    "after it was written": lambda: setattr(LinkWire, "confirm", die),
    "after it was told as sent": after_the_first_word_of_it,
    "after it was told as failed": after_the_first_word_of_it,
    "while it is held": lambda: setattr(Errand, "release", die),
    "after it was held and printed": held_and_printed,
    "after it was printed": lambda: setattr(errand, "_settle", die),
    "after it was settled": settled,
}
