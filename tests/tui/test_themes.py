from __future__ import annotations

from itertools import product

import pytest

from counterdesk import paths
from counterdesk.tui import themes

SHIPPED = ("office-day", "office-night", "high-contrast", "ascii")


def faults_of(tmp_path, change):
    text = (paths.shipped("themes") / "office-day.toml").read_text(encoding="utf-8")
    file = tmp_path / "ours.toml"
    file.write_text(change(text), encoding="utf-8")
    return {fault.key: fault for fault in themes.read(file)[1]}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_theme_is_without_a_fault(name):
    assert themes.load(name)[1] == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_text_of_a_shipped_theme_is_readable_on_every_ground(name):
    colours = themes.load(name)[0].colours
    pairs = [(colours[text], colours[ground]) for text, ground in product(themes.TEXTS, themes.GROUNDS)]
    assert min(themes.contrast(*pair) for pair in pairs) >= 4.5


def test_contrast_is_that_of_wcag():
    assert themes.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert themes.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_word_that_is_no_colour_is_named_with_file_and_key(tmp_path):
    found = faults_of(tmp_path, lambda text: text.replace('ink = "#22282f"', 'ink = "blak"'))
    assert (found["colours.ink"].file, "blak" in found["colours.ink"].reason) == ("ours.toml", True)


def test_a_text_too_faint_for_its_ground_is_refused(tmp_path):
    found = faults_of(tmp_path, lambda text: text.replace('quiet = "#59616a"', 'quiet = "#c0c0c0"'))
    assert "4.5" in found["colours.quiet"].reason


def test_a_key_nobody_reads_is_refused(tmp_path):
    found = faults_of(tmp_path, lambda text: text.replace("[colours]", '[colours]\nshadow = "#000000"'))
    assert list(found) == ["colours.shadow"]


def test_a_key_left_out_is_named(tmp_path):
    assert "dark" in faults_of(tmp_path, lambda text: text.replace("dark = false\n", ""))


def test_a_file_that_is_no_toml_is_a_fault_not_a_crash(tmp_path):
    assert "-" in faults_of(tmp_path, lambda text: "[colours\n")


def test_a_narrow_theme_cannot_use_a_wide_mark(tmp_path):
    found = faults_of(tmp_path, lambda text: text.replace("narrow = false", "narrow = true"))
    assert "marks.full" in found


def test_a_frame_nobody_can_draw_is_refused(tmp_path):
    assert "frame" in faults_of(tmp_path, lambda text: text.replace('frame = "none"', 'frame = "double"'))


def test_a_faulty_theme_falls_back_to_office_day(tmp_path, monkeypatch):
    (tmp_path / "ours.toml").write_text("dark = 1", encoding="utf-8")
    monkeypatch.setattr(themes, "folders", lambda: (paths.shipped("themes"), tmp_path))
    found, wrong = themes.load("ours")
    assert (found.name, bool(wrong)) == ("office-day", True)


def test_a_theme_that_is_not_there_falls_back_and_names_those_that_are():
    found, wrong = themes.load("neon")
    assert (found.name, "office-night" in wrong[0].reason) == ("office-day", True)


def test_a_sites_own_theme_wins_by_name(tmp_path, monkeypatch):
    text = (paths.shipped("themes") / "office-day.toml").read_text(encoding="utf-8")
    (tmp_path / "office-day.toml").write_text(text.replace("Office, day", "Ours"), encoding="utf-8")
    monkeypatch.setattr(themes, "folders", lambda: (paths.shipped("themes"), tmp_path))
    assert themes.load("office-day")[0].title_en == "Ours"


def test_the_ascii_theme_replaces_what_has_an_uncertain_width():
    drawn = themes.load("ascii")[0].draw("José… “A”·3 窗口")
    assert drawn == 'Jose~ "A".3 窗口'


def test_other_themes_draw_text_as_it_is():
    assert themes.load("office-day")[0].draw("José…") == "José…"


def test_a_colour_may_be_named_in_any_way_a_screen_knows(tmp_path):
    text = (paths.shipped("themes") / "office-day.toml").read_text(encoding="utf-8")
    file = tmp_path / "ours.toml"
    file.write_text(text.replace('ink = "#22282f"', 'ink = "hsl(0, 0%, 10%)"'), encoding="utf-8")
    found, _ = themes.read(file)
    assert found.colours["ink"].lower() == "#1a1a1a"
