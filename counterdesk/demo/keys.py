"""The demo's own keys; a test holds them apart from every key of the product.

All are Ctrl with a letter: an input method leaves them alone, and F9, the only F-key left, is wanted by the product.
"""

from __future__ import annotations

from textual.binding import Binding

from counterdesk.tui.keys import Key

KEYS = (
    Key("be_clerk", "ctrl+d"),
    Key("be_citizen", "ctrl+u"),
    Key("be_lead", "ctrl+f"),
    Key("window_3", "ctrl+w"),
    Key("end", "ctrl+c"),
)


def bindings() -> list[Binding]:
    """The bindings of the demo's app; they act while a question is open, too, which is then left."""
    return [Binding(key.keys, key.act, key.act, id=f"demo.{key.act}", priority=True) for key in KEYS]
