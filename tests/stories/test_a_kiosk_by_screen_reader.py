"""A real kiosk, used by what it tells a screen reader over D-Bus; no part of Qt looks on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import CommandLine
from read_window import (
    BUTTON,
    CHECK_BOX,
    TEXT,
    ReadWindow,
    found_a_center,
    happened,
    read_window,
)
from screen_reader import PATIENCE_S, Control

NUMBER, PIN = "900", "2468"
CAN_BE_PRESSED = {"enabled", "focusable", "showing"}


@pytest.fixture
def center(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """Its only employee is a manager, who can end a kiosk."""
    command = CommandLine(tmp_path, monkeypatch, capsys)
    found_a_center(command, NUMBER, PIN, "--role", "manager")
    return command


@pytest.fixture
def kiosk(center: CommandLine) -> Iterator[ReadWindow]:
    with read_window(center.home, "kiosk", "--lang", "en") as window:
        yield window


def by_name(controls: list[Control], role: str) -> dict[str, Control]:
    return {control.name: control for control in controls if control.role == role}


@pytest.mark.long
def test_a_number_is_taken_by_names_roles_states_and_actions_alone(
    center: CommandLine, kiosk: ReadWindow
) -> None:
    reader = kiosk.reader
    individuals = reader.find("Individuals", role=BUTTON)
    first_page = reader.showing()
    buttons = by_name(first_page, BUTTON)
    assert {"Individuals", "Establishments", "العربية", "Rights and duties"} <= buttons.keys()
    assert all(buttons), "a button without a name"
    assert all(button.states >= CAN_BE_PRESSED for button in buttons.values())
    assert reader.actions(individuals)[0] == "Press"
    assert by_name(first_page, "label")["Who is the service for?"].states >= {"showing"}

    contrast = reader.find("Contrast", role=CHECK_BOX)
    assert "checked" not in contrast.states
    reader.press(contrast)
    reader.find("Contrast", role=CHECK_BOX, state="checked")

    reader.press(reader.find("Individuals", role=BUTTON))
    reader.press(reader.find("Civil Status and Passports", role=BUTTON))
    reader.press(reader.find("Passport renewal", role=BUTTON))
    goes_on = reader.find("Continue", role=BUTTON)
    assert "Back" in by_name(reader.showing(), BUTTON)
    reader.press(goes_on)
    reader.find("Documents to have ready", role="label")
    reader.press(goes_on)
    reader.press(reader.find("Get the number", role=BUTTON))
    assert reader.find("A001").states >= {"showing"}
    assert "visit.issued" in happened(center)


@pytest.mark.long
@pytest.mark.chaos
def test_nothing_but_a_managers_pin_ends_it(kiosk: ReadWindow) -> None:
    kiosk.reader.find("Individuals", role=BUTTON)
    kiosk.screen.press("alt+F4", "ctrl+q", "ctrl+w", "Escape", "alt+Tab", "Menu", "F10", "F11")
    kiosk.reader.find("Individuals", role=BUTTON)
    kiosk.screen.press("ctrl+shift+q")
    kiosk.reader.find("Employee number", role=TEXT)
    kiosk.screen.type(NUMBER)
    kiosk.reader.press(kiosk.reader.find("Continue", role=BUTTON))
    kiosk.reader.find("PIN", role=TEXT)
    kiosk.screen.type(PIN)
    kiosk.reader.press(kiosk.reader.find("End the kiosk", role=BUTTON))
    assert kiosk.process.wait(PATIENCE_S) == 0
