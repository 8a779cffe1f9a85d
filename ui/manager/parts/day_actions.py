"""What can be done about the day as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from center_app.domain.hall import Phase
from center_app.language import Language
from ui.theme import Look
from ui.widgets import QuietButton


class DayActions(QWidget):
    """Closing or reopening, whichever is possible, the hall's voice, and the report."""

    close_asked = Signal()
    reopen_asked = Signal()
    report_asked = Signal()
    mute_asked = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = QuietButton(look, icon="document")
        self.close_day = QuietButton(look, icon="lock")
        self.reopen = QuietButton(look, icon="return")
        self.mute, self.unmute = (
            QuietButton(look, icon="speaker-off"),
            QuietButton(look, icon="speaker"),
        )
        self._buttons = (self.report, self.mute, self.unmute, self.close_day, self.reopen)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.theme.space(2))
        for button in self._buttons:
            self._row.addWidget(button)
        self.report.clicked.connect(self.report_asked)
        self.close_day.clicked.connect(self.close_asked)
        self.reopen.clicked.connect(self.reopen_asked)
        self.mute.clicked.connect(lambda: self.mute_asked.emit(True))
        self.unmute.clicked.connect(lambda: self.mute_asked.emit(False))

    def arrange(self, *, wide: bool) -> None:
        """Stand side by side, or one above the other."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def speak(self, language: Language) -> None:
        """Say everything in this language."""
        self.report.write(language.say("Make the day's report"))
        self.close_day.write(language.say("Close the day"))
        self.reopen.write(language.say("Reopen the day"))
        self.mute.write(language.say("Mute the hall's voice"))
        self.unmute.write(language.say("Let the hall's voice speak"))

    def show_phase(self, phase: Phase, *, busy: bool, muted: bool) -> None:
        """Offer what is possible in this phase of the day."""
        self.mute.setVisible(phase is Phase.RUNNING and not muted)
        self.unmute.setVisible(phase is Phase.RUNNING and muted)
        self.close_day.setVisible(phase is Phase.RUNNING)
        self.reopen.setVisible(phase is Phase.CLOSED)
        for button in self._buttons:
            button.setEnabled(not busy)
