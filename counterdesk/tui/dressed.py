"""The application's dress: its theme, changed by a key, and the site's own files, worn anew when they change."""

from __future__ import annotations

from textual.app import App

from counterdesk.refusals import Fault
from counterdesk.tui import looks, themes


class Dressed(App[None], inherit_bindings=False):
    """An app in the colours of one theme, with the rules of ``site.tcss`` over its own; ``theme_faults`` are those
    that kept the wanted theme from being used at the start."""

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.animation_level = "none"
        self.hall_theme, self.theme_faults = themes.load(theme)
        self._wanted = theme
        self._seen = looks.stamps(theme)
        self._faulty = False
        self._paint()

    def repaint(self) -> None:
        """Draw every open screen anew; the app does."""

    def complain(self, fault: Fault | None) -> None:
        """Say what is wrong with a file of the site's looks, None: nothing any more; the app does."""

    def follow_files(self) -> None:
        """Wear the site's rules, and look at its files from now on."""
        self._wear_rules()
        self.set_interval(looks.LOOK_S, self.look_again)

    def next_theme(self) -> None:
        """Go on in the next theme that can be used; a faulty one is passed over."""
        known = themes.names()
        at = known.index(self.hall_theme.name) if self.hall_theme.name in known else -1
        turns = (known[(at + step) % len(known)] for step in range(1, len(known) + 1))
        usable = (theme for theme, faults in map(themes.load, turns) if not faults)
        self.hall_theme = next(usable, self.hall_theme)
        self._wanted = self.hall_theme.name
        self._seen = looks.stamps(self._wanted)
        self._paint()
        self._wear_rules()  # colours that could be read in the last theme need not be in this one
        self.repaint()

    def look_again(self) -> None:
        """Wear the theme and the site's rules anew when a file of theirs changed; a faulty theme leaves what was."""
        before, self._seen = self._seen, looks.stamped(self._seen)
        if self._seen == before:
            return
        found, wrong = themes.load(self._wanted)
        if not wrong:
            self.hall_theme = found
            self._paint()
        self._wear_rules(wrong)
        self.refresh_css(animate=False)
        for widget in (part for screen in self.screen_stack for part in screen.walk_children(with_self=True)):
            widget.refresh()
        self.repaint()

    def _paint(self) -> None:
        self.register_theme(self.hall_theme.for_textual)
        self.theme = self.hall_theme.name
        for frame in themes.FRAMES:
            self.set_class(frame == self.hall_theme.frame, f"-frame-{frame}")

    def _wear_rules(self, wrong: tuple[Fault, ...] = ()) -> None:
        rules, faults = looks.site_rules(self.get_css_variables())
        if rules or self.stylesheet.has_source(looks.SITE):
            self.stylesheet.add_source(rules, (looks.SITE, ""), tie_breaker=looks.LAST)
            self.refresh_css(animate=False)
        fault = next(iter((*wrong, *faults)), None)
        if fault or self._faulty:
            self.complain(fault)
        self._faulty = fault is not None
