"""A real counter, used by what it tells a screen reader over D-Bus; no part of Qt looks on."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from center_app.cli.house import open_house
from center_app.cli.machine import new_token
from center_app.cli.settings import load
from center_app.domain import commands as c
from command_line import CommandLine
from read_window import BUTTON, TEXT, found_a_center, happened, read_window

NUMBER, PIN = "101", "2468"
READY = {"enabled"}


@pytest.fixture
def center(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Somebody waits for the employee of counter 1."""
    command = CommandLine(tmp_path, monkeypatch, capsys)
    found_a_center(command, NUMBER, PIN, "--skill", "agency:CSPD")
    with closing(open_house(load(None, os.environ))) as house:
        asked = (c.Asked("family-record"),)
        house.do(c.Issue, visit="visit", token=new_token(), asked=asked)
    return command


@pytest.mark.long
def test_a_visit_is_served_by_names_roles_and_actions_alone(center: CommandLine) -> None:
    with read_window(center.home, "counter", "--lang", "en") as window:
        reader, keyboard = window.reader, window.screen
        reader.find("Employee number", role=TEXT, state="focused")
        keyboard.type(NUMBER)
        keyboard.press("Tab")
        reader.find("PIN", role=TEXT, state="focused")
        keyboard.type(PIN)
        reader.press(reader.find("Sign in and open", role=BUTTON))

        call = reader.find("Call next", role=BUTTON, state="enabled")
        buttons = [one for one in reader.showing() if one.role == BUTTON]
        assert all(button.name for button in buttons), "a button without a name"
        assert reader.find("Start", role=BUTTON).states.isdisjoint(READY), "nobody is called yet"
        assert reader.actions(call)[0] == "Press"
        reader.press(call)
        reader.find("A001")
        reader.press(reader.find("Start", role=BUTTON, state="enabled"))
        reader.find("In service")
        reader.press(reader.find("Finish", role=BUTTON, state="enabled"))
        reader.find("Nobody is waiting")
    way = ["counter.opened", "visit.called", "step.started", "step.finished", "visit.ended"]
    assert [event for event in happened(center) if event in way] == way
