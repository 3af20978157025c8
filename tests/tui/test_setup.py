from __future__ import annotations

import socket
import threading
import tomllib
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Key

from counterdesk import paths, settings
from counterdesk.hall import catalogue, clerks
from counterdesk.store.engine import open_store
from counterdesk.tui.screens import setup_file, setup_make, setup_printer, setup_steps
from counterdesk.tui.screens.setup_plan import Plan
from counterdesk.tui.welcome_app import WelcomeApp
from counterdesk.words import use_language

from .conftest import press, settled
from .screen_text import every_look, text_of

PIN = "24680"
SIZES = [(80, 24), (140, 40)]


@pytest.fixture(params=["zh", "en"])
def lang(request):
    use_language(request.param)
    return request.param


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@asynccontextmanager
async def asked(home, size=(80, 24)):
    """Set-up at its first question, in a home of its own."""
    app = WelcomeApp(home / "data" / "hall.db", paths.user_config(settings.FILE))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "2")
        yield pilot


def step(pilot):
    return pilot.app.screen.step.name


async def write(pilot, text):
    """Put ``text`` in place of what stands in the field, and go on."""
    pilot.app.screen.query_one("#typed").write(text)
    await press(pilot, "enter")


async def go_to(pilot, name):
    """Go on with what is offered up to a question."""
    while step(pilot) != name:
        if step(pilot) in ("pin", "again"):
            await press(pilot, *PIN)
        await press(pilot, "enter")


async def to_review(pilot):
    await go_to(pilot, "printer")
    await press(pilot, "up", "up", "down", "down", "enter")


@pytest.mark.parametrize("name", ["lang", "source", "name", "windows", "more", "admin", "pin", "clerks", "draw"])
async def test_a_question(home, lang, name):
    async with asked(home) as pilot:
        await go_to(pilot, name)
        await every_look(pilot, f"setup_{name}")


async def test_the_printers_to_choose_from(home, lang, monkeypatch):
    monkeypatch.setattr(setup_steps.setup_printer, "devices", lambda: ["lp:/dev/usb/lp0"])
    async with asked(home) as pilot:
        await go_to(pilot, "printer")
        await every_look(pilot, "setup_printer")


ASIDE = {
    "path": ("source", "3", "enter"), "paper": ("printer", "2", "enter"),
    "again": ("pin", *PIN, "enter"), "address": ("printer", "1", "enter"),
    "profile": ("printer", "2", "enter", "enter", "insert"),
}  # fmt: skip
"""Questions that only some are asked: from which one, with which keys."""


@pytest.mark.parametrize("name", ASIDE)
async def test_a_question_only_some_are_asked(home, lang, name, monkeypatch):
    monkeypatch.setattr(setup_steps.setup_printer, "devices", list)
    before, *keys = ASIDE[name]
    async with asked(home) as pilot:
        await go_to(pilot, before)
        await press(pilot, *keys)
        assert step(pilot) == name
        if name == "paper":  # where it is offered to stand differs from computer to computer
            pilot.app.screen.query_one("#typed").write("/srv/hall/slips.bin")
        await every_look(pilot, f"setup_{name}")


@pytest.mark.parametrize(("way", "where", "golden"), [("2", "/dev/null", "written"), ("1", "127.0.0.1:9", "test")])
async def test_the_page_after_the_test_slip_reads_well(home, lang, monkeypatch, way, where, golden):
    monkeypatch.setattr(setup_steps.setup_printer, "devices", list)
    async with asked(home) as pilot:
        await go_to(pilot, "printer")
        await press(pilot, way, "enter")
        await write(pilot, where)
        assert step(pilot) == "test"
        await every_look(pilot, f"setup_{golden}")


async def test_a_pin_anybody_would_try_first_is_refused_with_its_reason(home):
    async with asked(home) as pilot:
        await go_to(pilot, "pin")
        await press(pilot, *"1234", "enter")
        assert (step(pilot), "太容易猜到" in text_of(pilot.app)) == ("pin", True)


async def test_a_hall_of_another_name_may_have_one_in_the_other_language_too(home, lang):
    names = {"zh": "临江县政务服务中心", "en": "Linjiang County Service Centre"}
    other = next(name for its, name in names.items() if its != lang)
    async with asked(home) as pilot:
        await go_to(pilot, "name")
        await write(pilot, names[lang])
        await every_look(pilot, "setup_other_name")
        await write(pilot, other)
        await to_review(pilot)
        assert other in text_of(pilot.app)
        await press(pilot, "enter")
    site = catalogue.read_hall_file(home / "data" / "hall.toml")
    assert {its: site.hall.name(its) for its in names} == names


async def test_a_first_pin_that_is_typed_reads_well(home, lang):
    async with asked(home) as pilot:
        await go_to(pilot, "draw")
        await press(pilot, "2", "enter")
        await every_look(pilot, "setup_typed_pin")


async def test_what_will_be_made_and_what_was_made_read_well(home, lang):
    there = Path("/srv/hall")
    async with asked(home) as pilot:
        screen = pilot.app.screen
        await to_review(pilot)
        real = screen.plan.hall, screen.plan.settings
        screen.plan.hall, screen.plan.settings = there / "hall.db", there / "counterdesk.toml"
        screen.repaint()
        await every_look(pilot, "setup_review")
        screen.plan.hall, screen.plan.settings = real
        await press(pilot, "enter")
        screen.plan.settings = there / "counterdesk.toml"
        screen.plan.drawn = {number: f"{n:06d}" for n, number in enumerate(screen.plan.drawn, 314159)}
        screen.made = type(screen.made)(*(there / Path(file).name for file in screen.made))
        screen.repaint()
        await every_look(pilot, "setup_made")
        await press(pilot, "enter")
        await every_look(pilot, "setup_pins_kept")


async def test_enter_all_the_way_makes_a_hall(home):
    async with asked(home) as pilot:
        await to_review(pilot)
        assert step(pilot) == "review"
        await press(pilot, "enter")
        assert "counterdesk kiosk" in text_of(pilot.app)
    made = open_store(home / "data" / "hall.db")
    assert made.read(catalogue.current).windows.keys() == {"1", "2", "3", "4", "5", "6"}
    assert clerks.matches(made.read(clerks.pin_hash, "901"), PIN)
    made.close()


async def test_the_drawn_pins_on_the_last_page_are_the_clerks(home):
    async with asked(home) as pilot:
        await to_review(pilot)
        await press(pilot, "enter")
        pin = pilot.app.screen.plan.drawn["101"]
        assert f"101 {pin}" in text_of(pilot.app)
    made = open_store(home / "data" / "hall.db")
    assert clerks.matches(made.read(clerks.pin_hash, "101"), pin)
    first = [made.read(clerks.has_first_pin, number) for number in ("101", "301", "901")]
    assert first == [True, True, False]  # the admin chose their own
    made.close()


async def test_the_settings_lead_back_to_the_hall(home):
    async with asked(home) as pilot:
        await to_review(pilot)
        await press(pilot, "enter")
    read = settings.read(paths.user_config(settings.FILE), {})
    assert (read.hall, read.language) == (str(home / "data" / "hall.db"), "zh")


async def test_the_last_page_leads_to_the_desk(home):
    async with asked(home) as pilot:
        await to_review(pilot)
        await press(pilot, "enter", "enter", "enter")
        assert (pilot.app.chosen, pilot.app.window) == ("desk", "1")


async def test_the_page_with_the_first_pins_asks_once_more_before_it_goes(home):
    async with asked(home) as pilot:
        await to_review(pilot)
        await press(pilot, "enter", "enter")
        shown = text_of(pilot.app)
        said = ("都抄下来了吗", "counterdesk lead", "901")
        assert ([word in shown for word in said], pilot.app.chosen) == ([True] * 3, "")


async def test_a_digit_typed_ahead_answers_no_question(home):
    async with asked(home) as pilot:
        await go_to(pilot, "draw")
        await press(pilot, "2", "2", "1")
        assert step(pilot) == "draw"


async def test_ctrl_u_clears_the_line(home):
    async with asked(home) as pilot:
        await go_to(pilot, "name")
        await press(pilot, "ctrl+u", *"Hall")
        assert pilot.app.screen.query_one("#typed").value == "Hall"


async def test_before_the_hall_is_made_everybodys_role_is_shown(home):
    async with asked(home) as pilot:
        await to_review(pilot)
        shown = text_of(pilot.app)
        assert ("窗口人员 101 102" in shown, "值班长 301" in shown) == (True, True)


async def test_leaving_before_the_end_leaves_nothing(home):
    async with asked(home) as pilot:
        await to_review(pilot)
        await press(pilot, "f12")
    assert [path for path in home.rglob("*") if path.is_file()] == []


async def test_a_hall_that_is_there_is_not_touched(home):
    (home / "data").mkdir()
    async with asked(home) as pilot:
        await to_review(pilot)
        (home / "data" / "hall.db").write_text("mine", encoding="utf-8")
        await press(pilot, "enter")
        assert "没有改动" in text_of(pilot.app)
    assert (home / "data" / "hall.db").read_text(encoding="utf-8") == "mine"
    assert list(home.rglob("*.toml")) == []


async def test_esc_goes_back_question_by_question_to_the_three_ways(home):
    async with asked(home) as pilot:
        await go_to(pilot, "windows")
        await press(pilot, "escape")
        assert step(pilot) == "name"
        await press(pilot, "escape", "escape", "escape")
        assert type(pilot.app.screen).__name__ == "Welcome"


@pytest.mark.parametrize("size", SIZES, ids=["80", "140"])
async def test_every_window_keeps_its_box_and_its_name_however_much_it_serves(home, size):
    use_language("en")
    async with asked(home, size) as pilot:
        await go_to(pilot, "windows")
        shown = text_of(pilot.app)
        assert [f"[x]  Window {number}" in shown for number in range(1, 6)] == [True] * 5


async def test_an_unticked_window_is_not_in_the_hall_and_new_ones_are(home):
    async with asked(home) as pilot:
        await go_to(pilot, "windows")
        await press(pilot, "down", "insert", "enter", "backspace", "2", "enter")
        await to_review(pilot)
        await press(pilot, "enter")
    site = catalogue.read_hall_file(home / "data" / "hall.toml")
    assert set(site.windows) == {"1", "3", "4", "5", "6", "7", "8"}
    assert site.windows["8"].serves == tuple(site.series)
    assert {shift.window for shift in site.roster} <= set(site.windows)


async def test_the_halls_name_stands_in_its_own_file_with_the_remarks_kept(home):
    async with asked(home) as pilot:
        await go_to(pilot, "name")
        await write(pilot, "临江县政务服务中心")
        await to_review(pilot)
        await press(pilot, "enter")
    site = catalogue.read_hall_file(home / "data" / "hall.toml")
    assert (site.hall.name("zh"), site.hall.name("en")) == ("临江县政务服务中心", "临江县政务服务中心")
    assert "# Limits are in" in (home / "data" / "hall.toml").read_text(encoding="utf-8")


async def test_two_pins_that_differ_are_asked_for_again(home):
    async with asked(home) as pilot:
        await go_to(pilot, "pin")
        await press(pilot, *"1394", "enter", *"1395", "enter")
        assert (step(pilot), "按 Esc" in text_of(pilot.app)) == ("again", True)


async def test_a_pin_is_never_shown(home):
    async with asked(home) as pilot:
        await go_to(pilot, "pin")
        await press(pilot, *PIN)
        assert (PIN in text_of(pilot.app), "*****" in text_of(pilot.app)) == (False, True)


async def test_typed_pins_are_asked_for_clerk_by_clerk(home):
    async with asked(home) as pilot:
        await go_to(pilot, "clerks")
        await write(pilot, "101，１０２")
        await press(pilot, "2", "enter")
        await press(pilot, *"1379", "enter", *"2468", "enter")
        assert (step(pilot), pilot.app.screen.plan.hashes.keys()) == ("printer", {"101", "102"})


async def test_the_clerks_question_says_whose_numbers_the_files_are_and_takes_an_input_methods_wide_spaces(home):
    async with asked(home) as pilot:
        await go_to(pilot, "clerks")
        assert "值班长 301" in text_of(pilot.app)
        await press(pilot, "ctrl+u", *"101")
        pilot.app.screen.focused.post_message(Key("ideographic_space", "\u3000"))
        await press(pilot, *"301", "enter")
        assert pilot.app.screen.plan.clerks == ("101", "301")


async def test_every_fault_of_a_hall_file_is_listed(home):
    text = paths.data("halls", "market-regulation.toml").read_text(encoding="utf-8")
    text = text.replace('timezone = "Asia', 'timezone = "Asiatic').replace('paper = "A4"', 'paper = "B9"')
    (home / "bad.toml").write_text(text, encoding="utf-8")
    async with asked(home) as pilot:
        await go_to(pilot, "source")
        await press(pilot, "3", "enter", *"bad.toml", "enter")
        shown = text_of(pilot.app)
        assert (step(pilot), "hall.timezone" in shown, "hall.paper" in shown) == ("path", True, True)


async def test_a_printer_that_is_not_there_is_told_and_another_can_be_chosen(home):
    async with asked(home) as pilot:
        await go_to(pilot, "printer")
        await press(pilot, "1", "enter")
        await write(pilot, "127.0.0.1:9")
        assert (step(pilot), "连不上" in text_of(pilot.app)) == ("test", True)
        await press(pilot, "4", "enter")
        assert step(pilot) == "printer"


@pytest.mark.parametrize("said", ["我的打印机 !!", "printer one", "192.168.1.500", "-x", "10.0.0.9:port", "tcp://h/a"])
async def test_what_no_network_can_know_is_no_printers_address(home, said):
    async with asked(home) as pilot:
        await go_to(pilot, "printer")
        await press(pilot, "1", "enter")
        await write(pilot, said)
        assert (step(pilot), "192.168.1.50 " in text_of(pilot.app)) == ("address", True)


async def test_without_a_printer_the_settings_say_that_papers_are_shown_on_the_screen(home):
    async with asked(home) as pilot:
        await to_review(pilot)
        assert "先不设打印机" in text_of(pilot.app)
        await press(pilot, "enter")
    read = settings.read(paths.user_config(settings.FILE), {})
    assert [printer.target for printer in read.printers] == ["screen:"]


async def test_the_test_slip_comes_out_of_a_network_printer(home):
    paper: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        printer = threading.Thread(target=_swallow, args=(listening, paper))
        printer.start()
        async with asked(home) as pilot:
            await go_to(pilot, "printer")
            await press(pilot, "1", "enter")
            await write(pilot, f"127.0.0.1:{listening.getsockname()[1]}")
            assert step(pilot) == "test"
        listening.shutdown(socket.SHUT_RDWR)
        printer.join()
    assert b"1234567890" in b"".join(paper)


def test_a_printer_that_never_answers_is_kept_as_one(plan):
    plan.printer = setup_printer.printer("hall", "tcp://10.0.0.9", overrides=setup_printer.SILENT)
    assert tomllib.loads(setup_make.settings_text(plan))["printer"] == [
        {"name": "hall", "target": "tcp://10.0.0.9", "profile": "generic-80-cn", "status": "none", "confirm": "none"}
    ]


async def test_a_slip_that_is_wrong_leads_to_the_kinds_of_printers(home):
    async with asked(home) as pilot:
        await go_to(pilot, "printer")
        await press(pilot, "2", "enter", "enter")
        assert (home / "counterdesk-paper.bin").stat().st_size > 0
        await press(pilot, "insert")
        assert step(pilot) == "profile"
        await press(pilot, "2", "enter")
        assert (step(pilot), pilot.app.screen.plan.printer.profile.name) == ("test", "generic-58-cn")


def _swallow(listening, paper):
    try:
        while True:
            conn, _ = listening.accept()
            with conn:
                while data := conn.recv(4096):
                    paper.append(data)
    except OSError:
        return


@pytest.fixture
def plan(home):
    """Everything as it is offered, for the American hall."""
    made = Plan(home / "data" / "hall.db", home / "config" / "counterdesk.toml")
    path = paths.data("halls", "county-clerk.toml")
    setup_steps.use_file(made, path, catalogue.read_hall_file(path))
    made.admin_hash = clerks.hash_pin(PIN)
    return made


@pytest.mark.parametrize("name", ["county-clerk", "market-regulation"])
def test_a_hall_file_taken_as_it_is_says_the_same(plan, name):
    path = paths.data("halls", f"{name}.toml")
    setup_steps.use_file(plan, path, catalogue.read_hall_file(path))
    text = setup_file.site_text(plan, path.read_text(encoding="utf-8"), "hall.toml")
    again = catalogue.read_hall_text(text, "hall.toml")
    assert (again.services, again.windows, again.roster, again.hall) == (
        plan.file.services, plan.file.windows, plan.file.roster, plan.file.hall,
    )  # fmt: skip


def test_settings_that_were_there_keep_their_remarks(plan):
    plan.settings.parent.mkdir()
    plan.settings.write_text('# ours\ntheme = "ascii"  # the old terminals\n', encoding="utf-8")
    text = setup_make.settings_text(plan)
    assert "# the old terminals" in text
    assert tomllib.loads(text)["hall"] == str(plan.hall)


def test_when_the_database_cannot_be_made_nothing_else_is_left(plan):
    plan.settings.parent.mkdir()
    plan.settings.write_text('theme = "ascii"\n', encoding="utf-8")
    plan.hashes = {"no such clerk": plan.admin_hash}
    with pytest.raises(Exception, match="no such clerk"):
        setup_make.make(plan)
    assert plan.settings.read_text(encoding="utf-8") == 'theme = "ascii"\n'
    assert [path for path in plan.hall.parent.rglob("*") if path.is_file()] == []


def test_how_far_one_is_never_jumps_whatever_is_answered(plan):
    every = [setup_steps.chapter(step) for step in setup_steps.steps(plan)]
    plan.asks_path = plan.asks_profile = True
    plan.draws, plan.target = False, setup_steps.NETWORK
    longest = [setup_steps.chapter(step) for step in setup_steps.steps(plan)]
    assert every == sorted(every)
    assert longest == sorted(longest)
    assert set(longest) == set(every) == set(range(1, len(setup_steps.CHAPTERS) + 1))
