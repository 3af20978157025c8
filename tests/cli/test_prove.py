"""``prove`` on the command line: what is shown, what is printed, and that the hall is left alone."""


def test_the_trials_are_told_with_their_results(cdk, hall):
    ran = cdk("prove", "--seconds", "2", "--json")
    assert ran.code == 0
    assert [(one["trial"], one["holds"]) for one in ran.value["trials"]] == [
        ("race", True), ("stale", True), ("disk", True),
    ]  # fmt: skip
    assert ran.value["print_job"]["kind"] == "proof"
    assert cdk("ticket", "list", "--json").value == []
    assert list(hall.parent.glob(".prove-*")) == []


def test_without_a_hall_the_folder_at_hand_is_tried_and_nothing_is_printed(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run("--lang", "en", "prove", "--seconds", "1")
    assert (ran.code, "holds" in ran.out) == (0, True)


def test_a_printer_that_is_off_was_not_tried(cdk, tmp_path):
    settings = tmp_path / "counterdesk.toml"
    settings.write_text('[[printer]]\nname = "door"\ntarget = "tcp://127.0.0.1:9"\n', encoding="utf-8")
    found = cdk("--config", settings, "prove", "--seconds", "1", "--json").value["trials"][-1]
    assert (found["trial"], found["holds"], found["facts"]["printer"]) == ("printer", None, "door")
