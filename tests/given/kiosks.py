"""A kiosk at a running center, with a printer in memory and a line that can be cut."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from center_app.domain.clock import local
from center_app.language import Language, find
from centers import Running
from printers.condition import Condition
from printers.outcome import Fault, Outcome, State
from printers.receipt import ReceiptFacts
from printers.slip import SlipFacts
from screens import FULL_HD_21_INCH
from ui.kiosk.model import KioskModel
from ui.kiosk.screen import KioskScreen
from ui.kiosk.visitor import Page
from ui.speech import Speaker
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Contrast, Look, Metrics, Theme
from ui.theme.fonts import load_fonts
from ui.ticket.wording import Wording
from ui.watch import Watch
from workplace import Line

ARABIC, ENGLISH = find("ar"), find("en")
ADDRESS = "https://follow.example.gov.jo"


class MemoryPrinter:
    """Keeps what it is asked to print, and says of it what the test says."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, SlipFacts]] = []
        self.receipts: list[tuple[str, ReceiptFacts]] = []
        self.again: list[bool] = []
        self.condition = Condition()
        self._results: list[tuple[str, Outcome]] = []

    def print(self, visit: str, facts: SlipFacts, *, again: bool = False) -> None:
        self.asked.append((visit, facts))
        self.again.append(again)

    def print_receipt(self, result: str, facts: ReceiptFacts, *, again: bool = False) -> None:
        self.receipts.append((result, facts))
        self.again.append(again)

    def results(self) -> list[tuple[str, Outcome]]:
        told, self._results = self._results, []
        return told

    def end(self, state: State, fault: Fault | None = None, of: str = "") -> None:
        """The last paper that was asked for ends so, or the one `of` a visit or result."""
        self._results.append((of or self.asked[-1][0], Outcome(state, fault)))


class KioskStand:
    """The model of a kiosk with what it stands on, and its window once it is opened."""

    def __init__(self, running: Running, qtbot: QtBot, *, printer: bool = True) -> None:
        self.running, self._qtbot = running, qtbot
        self.line = Line(running.center)
        self.printer = MemoryPrinter()
        self.tasks = Tasks()
        self.watch = Watch(self.line, lambda: local(running.clock.now().at))
        station = Station("kiosk-1", self.line, running.clock, running.new_id, running.new_id)
        wording = Wording(ARABIC, ENGLISH, ADDRESS)
        given = self.printer if printer else None
        self.model = KioskModel(station, self.tasks, self.watch, wording, given)
        self.watch.start()
        self.until(lambda: self.model.views.complete)

    def close(self) -> None:
        self.line.let_through()
        self.watch.close()
        self.tasks.close()

    def open(
        self,
        width: int = 1920,
        height: int = 1080,
        *,
        scale: float = 1.0,
        contrast: Contrast = Contrast.LIGHT,
        density: float = FULL_HD_21_INCH,
        speaker: Speaker | None = None,
        languages: Sequence[Language] = (ENGLISH, ARABIC),
    ) -> KioskScreen:
        """The window of a kiosk with so many pixels per millimetre, in the first language."""
        load_fonts()
        look = Look(Theme(Metrics.kiosk(density), scale, contrast))
        now = self.running.clock.now
        screen = KioskScreen(self.model, languages, look, lambda: local(now().at), speaker)
        self._qtbot.addWidget(screen)
        screen.resize(width, height)
        screen.show()
        self.model.views.changed.emit()
        self.settle()
        return screen

    def until(self, seen: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(seen, timeout=10_000)

    def settle(self) -> None:
        """Let everything under way arrive, and what was let go of disappear."""
        self.until(lambda: not self.tasks.busy)
        for _ in range(12):  # layouts within layouts take turn after turn
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def on(self, page: Page) -> bool:
        return self.model.visitor.page is page

    def touch(self, screen: QWidget, *names: str) -> None:
        """Touch buttons one after the other, each by its name or the beginning of it."""
        for name in names:
            QTest.mouseClick(button(screen, name), Qt.MouseButton.LeftButton)
            self.settle()


def button(screen: QWidget, name: str) -> QAbstractButton:
    """The button that is seen and has this name, or a name that begins so."""
    seen = [one for one in buttons(screen) if one.accessibleName().startswith(name)]
    exact = [one for one in seen if one.accessibleName() == name]
    assert seen, f"no {name!r} among {[one.accessibleName() for one in buttons(screen)]}"
    return (exact or seen)[0]


def buttons(screen: QWidget) -> list[QAbstractButton]:
    """All buttons that are seen."""
    return [one for one in screen.findChildren(QAbstractButton) if one.isVisibleTo(screen)]


def texts(screen: QWidget) -> str:
    """Everything that a screen reader finds, one line each."""
    found = [screen, *screen.findChildren(QWidget)]
    return "\n".join(
        f"{one.accessibleName()} {one.accessibleDescription()}".strip()
        for one in found
        if one.isVisibleTo(screen) and one.accessibleName()
    )


def press(stand: KioskStand, screen: KioskScreen, text: str) -> None:
    """Touch one key of the keyboard on the screen after the other."""
    for letter in text:
        stand.touch(screen, screen.language.say("Space") if letter == " " else letter)


def scan(screen: QWidget, code: str) -> None:
    """Hold a code before the scanner, which types it and presses Enter."""
    window = screen.window().windowHandle()
    assert window is not None
    for letter in code:
        QTest.keyClick(window, ord(letter))
    QTest.keyClick(window, Qt.Key.Key_Return)


def type_in(screen: QWidget, text: str) -> None:
    """Type on a real keyboard, in any script, into what has the focus."""
    for letter in text:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(focused(screen), key)


def focused(screen: QWidget) -> QWidget:
    widget = screen.focusWidget()
    assert widget is not None
    return widget


def tab_to(screen: QWidget, name: str) -> None:
    """Press Tab until this has the focus."""
    for _ in range(2 * len(buttons(screen))):
        if focused(screen).accessibleName() == name:
            return
        QTest.keyClick(focused(screen), Qt.Key.Key_Tab)
    raise AssertionError(f"no way by Tab to {name!r}")
