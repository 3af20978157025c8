"""A site's own theme and site.tcss: worn while the program runs, refused in one line."""

from __future__ import annotations

import pytest
from textual.color import Color

from counterdesk import paths
from counterdesk.tui import looks, themes

from .conftest import settled
from .screen_text import text_of

OURS = (paths.shipped("themes") / "office-day.toml").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The settings folder of this test."""
    config = tmp_path / "config"
    (config / "themes").mkdir(parents=True)
    monkeypatch.setattr(paths, "user_config", lambda *parts: config.joinpath(*parts))
    return config


def rules(folder, text):
    (folder / "site.tcss").write_text(text, encoding="utf-8")


def theme(folder, *changes):
    text = OURS
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / "themes" / "ours.toml").write_text(text, encoding="utf-8")


async def look(pilot):
    pilot.app.look_again()
    await settled(pilot)


def ground(pilot):
    return pilot.app.screen.query_one("#health").styles.background


async def test_a_sites_rules_win_over_the_screens_own(folder, opened):
    rules(folder, "Desk { #health { background: #fefdfc; } }")
    async with opened() as pilot:
        assert ground(pilot) == Color(254, 253, 252)


async def test_a_changed_rule_is_worn_without_a_restart(folder, opened):
    async with opened() as pilot:
        rules(folder, "Desk { #health { background: #fefdfc; } }")
        await look(pilot)
        first = ground(pilot)
        (folder / "site.tcss").unlink()
        await look(pilot)
        assert (first, ground(pilot)) == (Color(254, 253, 252), Color.parse(pilot.app.hall_theme.colours["bar"]))


@pytest.mark.parametrize(
    "wrong",
    ["Desk { colour: red; }", "Desk { color: reddish; }", "Desk {", "Desk { color: $nothing; }", "}", "\N{BELL}\x00{"],
)
async def test_a_fault_in_the_rules_is_one_line_and_ignored(folder, opened, wrong):
    async with opened() as pilot:
        before = ground(pilot)
        rules(folder, f"Desk {{ #health {{ background: #fefdfc; }} }}\n{wrong}\n")
        await look(pilot)
        (said,) = (line for line in text_of(pilot.app).splitlines() if "site.tcss" in line)
        assert "没有采用" in said
        assert ground(pilot) == before


async def test_a_mended_file_takes_its_fault_off_the_screen(folder, opened):
    rules(folder, "Desk {")
    async with opened() as pilot:
        rules(folder, "Desk { #health { background: #fefdfc; } }")
        await look(pilot)
        assert ("site.tcss" in text_of(pilot.app), ground(pilot)) == (False, Color(254, 253, 252))


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("#health { background: #010203; }", "#health ink"),
        ("#health { color: #cccccc; }", "#health color"),
        ("Desk { #said { color: #777777; background: #888888; } }", "#said color"),
        ("#health { color: $ink 20%; }", "#health color"),
    ],
)
def test_colours_of_the_rules_that_nobody_could_read_are_a_fault(folder, rule, why):
    rules(folder, rule)
    text, wrong = looks.site_rules(themes.load("office-day")[0].css_variables)
    assert (text, why in wrong[0].key, "4.5" in wrong[0].reason) == ("", True, True)


@pytest.mark.parametrize("rule", ["#health { color: #000000; }", "#health { color: #eeeeee; background: #000000; }"])
def test_colours_of_the_rules_that_can_be_read_are_worn(folder, rule):
    rules(folder, rule)
    assert looks.site_rules(themes.load("office-day")[0].css_variables) == (rule, ())


async def test_rules_that_cannot_be_read_in_the_next_theme_are_taken_off_there(folder, opened):
    rules(folder, "Desk { #health { background: #fefdfc; } }")
    async with opened() as pilot:
        pilot.app.next_theme()
        assert (ground(pilot) == Color(254, 253, 252), "site.tcss" in text_of(pilot.app)) == (False, True)


def test_a_fault_names_its_line(folder):
    rules(folder, "Desk { color: red; }\n\nDesk { colour: red; }\n")
    text, (fault,) = looks.site_rules({})
    assert (text, fault.file, fault.key) == ("", "site.tcss", "第3行")


def test_rules_that_are_no_text_are_a_fault(folder):
    (folder / "site.tcss").write_bytes(b"\xff\xfe\x00")
    assert looks.site_rules({})[1][0].file == "site.tcss"


async def test_a_changed_theme_is_worn_without_a_restart(folder, opened):
    theme(folder)
    async with opened(theme="ours") as pilot:
        theme(folder, ('bar = "#e4e1d8"', 'bar = "#ffffff"'), ('tick = "x"', 'tick = "v"'))
        await look(pilot)
        assert (ground(pilot), pilot.app.hall_theme.marks["tick"]) == (Color(255, 255, 255), "v")


async def test_a_theme_that_became_faulty_leaves_what_was(folder, opened):
    theme(folder)
    async with opened(theme="ours") as pilot:
        theme(folder, ('ink = "#22282f"', 'ink = "#fbfaf7"'))
        await look(pilot)
        assert "ours.toml" in text_of(pilot.app)
        assert pilot.app.hall_theme.colours["ink"].lower() == "#22282f"


async def test_a_theme_mended_after_the_start_is_worn(folder, opened):
    theme(folder, ('ink = "#22282f"', 'ink = "blak"'))
    async with opened(theme="ours") as pilot:
        before = pilot.app.hall_theme.name
        theme(folder)
        await look(pilot)
        assert (before, pilot.app.hall_theme.name) == (themes.FALLBACK, "ours")


async def test_files_that_did_not_change_repaint_nothing(folder, opened, monkeypatch):
    async with opened() as pilot:
        monkeypatch.setattr(pilot.app, "repaint", lambda: pytest.fail("repainted"))
        await look(pilot)
