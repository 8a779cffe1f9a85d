"""A real kiosk, used by what it tells a screen reader over D-Bus; no part of Qt looks on."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from center_app.domain.plain import plain
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import sample_settings
from command_line import PROGRAM, CommandLine
from screen_reader import PATIENCE_S, BusMissing, Control, ScreenReader, SessionBus
from virtual_screen import ScreenMissing, VirtualScreen

BUTTON, CHECK_BOX, TEXT = "push button", "check box", "text"
TOO_LATE = "Could not find accessible on path"
"""Qt says so when it is asked about what has left the page meanwhile."""

NUMBER, PIN = "900", "2468"
CAN_BE_PRESSED = {"enabled", "focusable", "showing"}


@pytest.fixture
def center(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    """A center of the sample catalogue that never closes."""
    command = CommandLine(tmp_path, monkeypatch, capsys)
    settings, catalogue = tmp_path / "settings.json", tmp_path / "catalogue.json"
    settings.write_text(json.dumps(plain(sample_settings(always_open=True))))
    catalogue.write_bytes(sample_catalogue_bytes())
    for said in (
        command("init", "--settings", settings),
        command("catalogue", "import", catalogue),
        command("place", "add", "1", "--zone", "A"),
        command(
            "employee", "add", NUMBER, "--name-ar", "لينا حداد", "--name-en", "Lina Haddad",
            "--home", "CSPD", "--role", "manager", typed=f"{PIN}\n",
        ),
    ):  # fmt: skip
        assert said.code == 0, said.err
    return command


@dataclass
class RealKiosk:
    """A kiosk that runs as a process, the screen on which it stands, and who reads it."""

    process: "subprocess.Popen[bytes]"
    screen: VirtualScreen
    reader: ScreenReader


@pytest.fixture
def kiosk(center: CommandLine) -> Iterator[RealKiosk]:
    """In English; in the end it has complained of nothing but questions that came too late."""
    log = center.home / "kiosk.log"
    with ExitStack() as parts:
        try:
            screen = parts.enter_context(closing(VirtualScreen(center.home / "screen")))
            bus = parts.enter_context(closing(SessionBus(center.home / "bus")))
        except (ScreenMissing, BusMissing) as missing:
            pytest.fail(str(missing), pytrace=False)
        with log.open("wb") as written:
            process = subprocess.Popen(
                [*PROGRAM, "kiosk", "--lang", "en"],
                env={**os.environ, **screen.environment, **bus.environment},
                stderr=written,
            )
        parts.callback(process.wait, PATIENCE_S)
        parts.callback(process.terminate)
        yield RealKiosk(process, screen, parts.enter_context(closing(ScreenReader(bus))))
    complaints = log.read_text().splitlines()
    assert [line for line in complaints if not line.startswith(TOO_LATE)] == []


def by_name(controls: list[Control], role: str) -> dict[str, Control]:
    return {control.name: control for control in controls if control.role == role}


def test_a_number_is_taken_by_names_roles_states_and_actions_alone(
    center: CommandLine, kiosk: RealKiosk
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
    assert "visit.issued" in journal(center)


def test_nothing_but_a_managers_pin_ends_it(kiosk: RealKiosk) -> None:
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


def journal(center: CommandLine) -> list[str]:
    """The types of all that happened."""
    out = center.home / "journal.jsonl"
    assert center("journal", "export", "--out", out).code == 0
    return [json.loads(line)["type"] for line in out.read_text().splitlines()]
