"""The way from a window to what the program is: a small button, and its key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from center_app.language import Language
from ui.desk.about_box import TITLE, About, AboutBox
from ui.tasks import Tasks
from ui.theme import Look
from ui.widgets import QuietButton

KEY = "Shift+F1"
"""F1 alone calls for help at a counter."""


class AboutButton(QuietButton):
    """Is there once `offer` has said who knows."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, icon="info", parent=parent)
        self._language: Language | None = None
        self._known: Callable[[], About] | None = None
        self._tasks: Tasks | None = None
        self.box: AboutBox | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()
        self.clicked.connect(self._open)
        QShortcut(QKeySequence(KEY), self).activated.connect(self.click)

    def offer(self, known: Callable[[], About], tasks: Tasks) -> None:
        """`known` is asked anew each time, off the main thread."""
        self._known, self._tasks = known, tasks
        self.show()

    def speak(self, language: Language) -> None:
        """Say what it opens; what is open follows."""
        self._language = language
        self.setAccessibleName(language.say(TITLE))
        self.setToolTip(f"{language.say(TITLE)} ({KEY})")
        if self.box is not None and isValid(self.box):
            self.box.speak(language)

    def _open(self) -> None:
        if self._known is None or self._tasks is None or self._language is None:
            return
        if self.box is not None and isValid(self.box):
            self.box.raise_()
            self.box.activateWindow()
            return
        box = self.box = AboutBox(self._look, self._language, self.window())
        self._tasks.run(self._known, box.show_about, box.fail)
        box.show()
