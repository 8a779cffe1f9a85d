"""The windows of the stations, and what becomes of them after a bug."""

import logging
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, process_time, sleep

import pytest
from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from center_app.cli.house import House, open_house
from center_app.cli.parser import parser
from center_app.cli.settings import Settings
from center_app.cli.windows import Windows, station_run
from center_app.cli.windows.beside import PATIENCE_S, beside, facing_command, second_screen
from center_app.cli.windows.kinds import Kind, kind_of
from center_app.cli.windows.showing import citizens_side
from center_app.cli.windows.station_run import PAUSE_MS, StationRun
from center_app.cli.windows.waiting import wait_for
from center_app.domain import commands as c
from center_app.domain.people import Role
from center_app.domain.refusal import Unavailable
from center_app.domain.text import Text
from center_app.sample import sample_catalogue_bytes
from center_app.sample.center import sample_settings
from kiosks import button, texts
from screens import desk_look
from ui.kiosk.pages.agencies import AgenciesPage
from ui.kiosk.pages.welcome import WelcomePage
from ui.kiosk.screen import KioskScreen
from ui.widgets import Apology, OutOfService

PATIENCE_MS = 20_000

BACK_S = 3.0
"""Within so long after a bug the first page is there again: the pause, and what the opening takes
of a processor, whatever else the machine is busy with."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A center on its database that nobody has set up."""
    with closing(open_house(Settings(state=tmp_path / "state"))) as house:
        yield house


@pytest.fixture
def windows(house: House, qtbot: QtBot) -> Iterator[Windows]:
    """The ground of its windows, in English."""
    before = qInstallMessageHandler(None)
    windows = Windows(house, "en")
    qInstallMessageHandler(before)
    with closing(windows):
        yield windows


def chosen(kind: str) -> Namespace:
    """What the command line was told."""
    return Namespace(wall=False, window=kind, station=f"{kind}-1", counter="1")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("kiosk", "The center has not been set up yet."),
        ("counter", "There is no counter 1."),
        ("facing", "There is no counter 1."),
        ("display", "The center is closed now."),
        ("manager", "The center has not been set up yet."),
    ],
)
def test_before_the_center_is_set_up_every_window_says_so(
    windows: Windows, qtbot: QtBot, kind: str, sentence: str
) -> None:
    window = kind_of(windows, chosen(kind)).open_window()
    qtbot.addWidget(window)
    window.show()
    wait_for(lambda: windows.answered)
    assert sentence in texts(window)


def test_a_kind_of_station_that_there_is_not_is_refused(windows: Windows) -> None:
    with pytest.raises(ValueError, match="lift"):
        kind_of(windows, chosen("lift"))


def test_the_citizens_side_opens_beside_the_same_counter() -> None:
    options = parser().parse_args(
        ["--config", "own.toml", "counter", "--counter", "7", "--station", "c-7", "--facing"]
    )
    command = facing_command(options)
    again = parser().parse_args(command[command.index("center_app.cli") + 1 :])
    assert (again.window, again.counter, again.station) == ("facing", "7", "c-7-facing")
    assert again.config == options.config


def test_with_one_screen_the_counter_keeps_it_for_itself(
    windows: Windows, capsys: pytest.CaptureFixture[str]
) -> None:
    assert second_screen() is None
    with citizens_side(Namespace(facing=True)):
        pass
    assert "one screen only" in capsys.readouterr().err


def test_the_end_of_the_citizens_side_is_nobodys_trouble() -> None:
    began = monotonic()
    with beside([sys.executable, "-c", "import time; time.sleep(60)"]):
        pass
    with beside([sys.executable, "-c", "raise SystemExit(3)"]):
        sleep(0.2)
    assert monotonic() - began < PATIENCE_S


def test_what_never_happens_is_not_waited_for_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("center_app.cli.windows.waiting.PATIENCE_S", 0.1)
    with pytest.raises(Unavailable):
        wait_for(lambda: False)


@pytest.fixture
def run(windows: Windows, qtbot: QtBot) -> Iterator[Callable[[Kind], StationRun]]:
    """Start a station, which ends with the test."""
    started: list[StationRun] = []

    def start(kind: Kind) -> StationRun:
        started.append(StationRun(windows, "kiosk-1", kind))
        started[-1].start()
        return started[-1]

    yield start
    for station in started:
        station.end()
        if station.window is not None:
            station.window.close()
            station.window.deleteLater()


def apologises(station: StationRun) -> bool:
    found = station.window.findChild(Apology) if station.window is not None else None
    return isinstance(found, Apology) and found.isVisible()


def welcomes(station: StationRun) -> bool:
    return isinstance(station.window, KioskScreen) and isinstance(station.window.page, WelcomePage)


@pytest.mark.long
def test_after_a_bug_the_kiosk_apologises_and_comes_back_with_its_first_page(
    house: House,
    windows: Windows,
    run: Callable[[Kind], StationRun],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    set_up(house)
    station = run(kind_of(windows, chosen("kiosk")))
    qtbot.waitUntil(lambda: welcomes(station), timeout=PATIENCE_MS)
    first = station.window
    assert first is not None

    def fail(_page: AgenciesPage) -> None:
        raise ZeroDivisionError("a bug")

    QTest.mouseClick(button(first, "Individuals"), Qt.MouseButton.LeftButton)
    with monkeypatch.context() as broken, caplog.at_level(logging.CRITICAL):
        broken.setattr(AgenciesPage, "refresh", fail)
        QTest.mouseClick(button(first, "العربية"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: apologises(station), timeout=PATIENCE_MS)
        failed = process_time()
    assert "ZeroDivisionError: a bug" in caplog.text
    assert "{'station': 'kiosk-1', 'page': 'AgenciesPage'}" in caplog.text
    qtbot.waitUntil(lambda: welcomes(station), timeout=PATIENCE_MS)
    assert PAUSE_MS / 1_000 + process_time() - failed < BACK_S
    assert station.window is not first
    assert not apologises(station)


@pytest.mark.long
def test_a_window_that_cannot_be_opened_again_is_tried_after_ever_longer_pauses(
    run: Callable[[Kind], StationRun], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(station_run, "PAUSE_MS", 20)
    bugs = iter([None, ValueError("one"), ValueError("two"), None])
    opened: list[QWidget] = []

    def open_window() -> QWidget:
        if (bug := next(bugs)) is not None:
            raise bug
        opened.append(QWidget())
        return opened[-1]

    station = run(Kind(open_window, desk_look))
    fall(RuntimeError("a bug"))
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=PATIENCE_MS)
    assert station.window is opened[1]
    assert station._pause_ms == 20 * 2**3
    station._calm.timeout.emit()
    assert station._pause_ms == 20


def fall(error: RuntimeError) -> None:
    """A bug that nobody catches, as in an event of a window."""
    try:
        raise error
    except RuntimeError:
        sys.excepthook(*sys.exc_info())


def set_up(house: House) -> None:
    house.do(c.Configure, settings=sample_settings(always_open=True))
    house.adopt(sample_catalogue_bytes())


def test_a_kiosk_stands_alone_and_no_request_closes_it(
    house: House, windows: Windows, run: Callable[[Kind], StationRun], qtbot: QtBot
) -> None:
    set_up(house)
    station = run(kind_of(windows, chosen("kiosk")))
    qtbot.waitUntil(lambda: welcomes(station), timeout=PATIENCE_MS)
    window = station.window
    assert window is not None
    assert window.isFullScreen()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    handle = window.windowHandle()
    for key in (Qt.Key.Key_F4, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        QTest.keyClick(handle, key, Qt.KeyboardModifier.AltModifier)
    for key in (Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_F4):
        QTest.keyClick(handle, key, Qt.KeyboardModifier.ControlModifier)
    assert not handle.close()  # as a window manager asks for it
    assert not window.close()
    assert window.isVisible()
    assert station.window is window


def test_the_apology_of_a_kiosk_cannot_be_closed_either(
    windows: Windows, run: Callable[[Kind], StationRun], qtbot: QtBot
) -> None:
    station = run(Kind(QWidget, desk_look, alone=True))
    fall(RuntimeError("a bug"))
    qtbot.waitUntil(lambda: apologises(station), timeout=PATIENCE_MS)
    assert station.window is not None
    assert not station.window.close()
    assert apologises(station)


def test_the_hall_display_may_be_closed(
    windows: Windows, run: Callable[[Kind], StationRun]
) -> None:
    station = run(kind_of(windows, chosen("display")))
    assert station.window is not None
    assert station.window.close()


def test_the_staff_end_the_station_and_it_ends_cleanly(
    house: House, windows: Windows, qtbot: QtBot
) -> None:
    set_up(house)
    house.enrol("900", Text("مدير", "A manager"), "2468", "CSPD", (Role.MANAGER,), ())
    station = StationRun(windows, "kiosk-1", kind_of(windows, chosen("kiosk")))

    def end() -> None:
        assert isinstance(station.window, KioskScreen)
        station.window.close()
        station.window.staff.open()
        for typed in ("900", "2468"):
            QTest.keyClicks(station.window.staff.field, typed)
            QTest.keyClick(station.window.staff.field, Qt.Key.Key_Return)

    QTimer.singleShot(500, end)
    assert station.run() == 0
    window = station.window
    assert window is not None
    assert window.close()
    window.deleteLater()


def test_a_station_that_was_revoked_says_so_for_good(
    windows: Windows, run: Callable[[Kind], StationRun]
) -> None:
    station = run(kind_of(windows, chosen("display")))
    windows.revoked()
    wait_for(lambda: isinstance(station.window.findChild(OutOfService), OutOfService))  # type: ignore[union-attr]
    assert station.window is not None
    assert station.window.windowTitle() == "This station is out of service."
    windows.revoked()
    wait_for(lambda: station.window is not None and station.window.isVisible())
