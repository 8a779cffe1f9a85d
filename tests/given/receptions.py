"""The reception of a running center in its window, with a printer in memory and a line to cut."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.domain.clock import local
from center_app.domain.visit import Visit
from center_app.language import find
from centers import PIN, Running
from kiosks import ADDRESS, MemoryPrinter
from told_about import tell_about
from ui.desk.sentence import Message
from ui.reception.screen import open_reception
from ui.station import Station
from ui.tasks import Tasks
from ui.theme import Look
from ui.ticket.wording import Wording
from ui.watch import Watch
from workplace import Line, Modifier

ENGLISH, ARABIC = find("en"), find("ar")


class FrontDoor:
    """The window in English or Arabic; keys are counted, time passes between two of them."""

    def __init__(
        self,
        running: Running,
        qtbot: QtBot,
        look: Look,
        *,
        printer: bool = True,
        language: str = "en",
        size: tuple[int, int] = (1366, 768),
    ) -> None:
        self.running, self.qtbot = running, qtbot
        self.line, self.printer = Line(running.center), MemoryPrinter()
        self.station = Station("door", self.line, running.clock, running.new_id, running.new_id)
        self.tasks = Tasks()
        self.watch = Watch(self.line, lambda: local(running.clock.now().at))
        self.language = find(language)
        self.window = open_reception(
            self.station,
            self.tasks,
            self.watch,
            (self.language, ARABIC if language == "en" else ENGLISH),
            look,
            Wording(ARABIC, ENGLISH, ADDRESS),
            self.printer if printer else None,
        )
        tell_about(self.window, self.tasks)
        self.model, self.page = self.window.model, self.window.door
        self.told: list[Message | None] = []
        self.keys = 0
        self.model.told.connect(self.told.append)
        self.watch.start()
        qtbot.addWidget(self.window)
        self.window.resize(*size)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()

    def close(self) -> None:
        self.line.let_through()
        self.watch.close()
        self.tasks.close()

    def until(self, seen: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(seen, timeout=10_000)

    def settle(self) -> None:
        """Let everything under way arrive, and what was let go of disappear."""
        views = self.model.views
        lives = [views._subject, views._search]
        self.until(lambda: not self.tasks.busy and not any(live._wanted for live in lives))
        for _ in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def sign_in(self, number: str = "101", pin: str = PIN) -> None:
        self.until(lambda: self.model.views.door is not None)
        self.model.admission.ask(number, pin)
        self.settle()

    def key(self, *keys: Qt.Key, modifier: Modifier = Modifier.NoModifier) -> None:
        """Press keys wherever the keyboard is, each when the one before is answered."""
        for key in keys:
            self.keys += 1
            self.running.clock.go_on(seconds=1)
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
            self.settle()

    def type(self, text: str) -> None:
        """Type quickly, as a scanner does."""
        self.keys += len(text)
        QTest.keyClicks(self.page.field, text)

    def write(self, text: str) -> None:
        """Letters that the test's keyboard has no keys for, Arabic ones."""
        self.keys += len(text)
        self.page.field.setText(text)
        self.page.field.textEdited.emit(text)

    def ask_for(self, text: str) -> None:
        """Type or paste it, and take what is marked."""
        self.type(text) if text.isascii() else self.write(text)
        self.settle()
        self.key(Qt.Key.Key_Return)

    @property
    def said(self) -> str:
        """What the window says of the last press."""
        return self.page.status.text

    @property
    def offered(self) -> list[str]:
        """The names of what was found."""
        return [choice.name for choice in self.page.hits.list.choices]

    def visits(self) -> list[Visit]:
        """Every visit of the day, in the order of their coming."""
        return list(self.running.center.hall.visits.values())
