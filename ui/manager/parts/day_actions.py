"""What can be done about the day as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from center_app.domain.hall import Phase
from center_app.language import Language
from ui.theme import Look
from ui.widgets import QuietButton


class DayActions(QWidget):
    """The report; pausing, muting and closing, or their opposites, whichever is possible."""

    close_asked = Signal()
    reopen_asked = Signal()
    pause_asked = Signal()
    resume_asked = Signal()
    report_asked = Signal()
    mute_asked = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = QuietButton(look, icon="document")
        self.close_day = QuietButton(look, icon="lock")
        self.reopen = QuietButton(look, icon="return")
        self.mute = QuietButton(look, icon="speaker-off")
        self.unmute = QuietButton(look, icon="speaker")
        self.pause = QuietButton(look, icon="hand")
        self.resume = QuietButton(look, icon="play")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.theme.space(2))
        for button in self._buttons:
            self._row.addWidget(button)
        self.report.clicked.connect(self.report_asked)
        self.pause.clicked.connect(self.pause_asked)
        self.resume.clicked.connect(self.resume_asked)
        self.close_day.clicked.connect(self.close_asked)
        self.reopen.clicked.connect(self.reopen_asked)
        self.mute.clicked.connect(lambda: self.mute_asked.emit(True))
        self.unmute.clicked.connect(lambda: self.mute_asked.emit(False))

    @property
    def _buttons(self) -> tuple[QuietButton, ...]:
        day = self.close_day, self.reopen, self.pause, self.resume
        return self.report, self.mute, self.unmute, *day

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
        self.pause.write(language.say("Pause the hall"))
        self.resume.write(language.say("Resume the hall"))

    def show_phase(self, phase: Phase, *, paused: bool, muted: bool, busy: bool) -> None:
        """Offer what is possible in this phase of the day."""
        running = phase is Phase.RUNNING
        self.close_day.setVisible(running)
        self.reopen.setVisible(phase is Phase.CLOSED)
        self.pause.setVisible(running and not paused)
        self.resume.setVisible(running and paused)
        self.mute.setVisible(running and not muted)
        self.unmute.setVisible(running and muted)
        for button in self._buttons:
            button.setEnabled(not busy)
