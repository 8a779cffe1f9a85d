"""Messages of citizens: read, taken up, answered, closed or handed over."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.message import SETTLED, Progress
from center_app.domain.message_summary import MessageSummary
from center_app.language import words
from center_app.store.kept.messages import Written
from ui.desk.sentence import Sentence
from ui.manager.deeds import Deeds
from ui.manager.session import Session
from ui.station import Station

TOLD = {
    Progress.TAKEN_UP: words("The message is yours now."),
    Progress.ANSWERED: words("The answer has been recorded."),
    Progress.CLOSED: words("The message has been closed."),
    Progress.HANDED_OVER: words("The message has been recorded as handed over."),
}

GIVEN = words("The message has been given to a colleague.")


class Mail(QObject):
    """`changed()` when the text of another message is there to read, or none any more, or the
    `summary` of other days;
    `told(Sentence)` what was done."""

    changed = Signal()
    told = Signal(object)

    def __init__(
        self, station: Station, deeds: Deeds, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station, self._deeds, self._session = station, deeds, session
        self.message, self.written = "", Written(None, None, None)
        self.summary: MessageSummary | None = None
        session.changed.connect(self._look_who)

    def read(self, message: str) -> None:
        """Read what was written, as whoever is signed in; not asked twice for the same."""
        if message != self.message:
            self._session.need(partial(self._read, message))

    def give(self, message: str, who: str) -> None:
        """Let a colleague see to it."""
        done = partial(self._given, message)
        taken = Progress.TAKEN_UP
        self._deeds.do(c.Answer, done, message=message, progress=taken, who=who)

    def ask_summary(self, first: date, last: date) -> None:
        """Count what was told on these days."""
        work = partial(self._station.center.message_summary, first, last)
        self._deeds.run(work, self._show_summary)

    def close(self) -> None:
        """What was written is on the screen no longer than it is read."""
        if self.message:
            self.message, self.written = "", Written(None, None, None)
            self.changed.emit()

    def take(self, message: str) -> None:
        """Take it up."""
        self._settle(message, Progress.TAKEN_UP)

    def answer(self, message: str, text: str) -> None:
        """Settle it with what was answered."""
        self._settle(message, Progress.ANSWERED, text=text)

    def close_without(self, message: str, text: str) -> None:
        """Settle it without an answer to the citizen; `text` may say why."""
        self._settle(message, Progress.CLOSED, text=text)

    def hand_over(self, message: str, reference: str) -> None:
        """Settle it here: the complaints platform has it under this number."""
        self._settle(message, Progress.HANDED_OVER, reference=reference)

    def _settle(self, message: str, progress: Progress, **more: Any) -> None:
        done = partial(self._done, message, progress)
        do = self._deeds.do_once if progress in SETTLED else self._deeds.do
        do(c.Answer, done, message=message, progress=progress, **more)

    def _done(self, message: str, progress: Progress, _done: object) -> None:
        self.told.emit(Sentence(TOLD[progress]))
        self._read(message)

    def _given(self, message: str, _done: Done) -> None:
        self.told.emit(Sentence(GIVEN))
        self._read(message)

    def _show_summary(self, summary: MessageSummary) -> None:
        self.summary = summary
        self.changed.emit()

    def _read(self, message: str) -> None:
        employee = self._session.employee
        if employee is not None:
            work = partial(self._station.center.written_in, message, employee)
            self._deeds.run(work, partial(self._show, message))

    def _show(self, message: str, written: Written) -> None:
        if self._session.employee is not None:
            self.message, self.written = message, written
            self.changed.emit()

    def _look_who(self) -> None:
        if self._session.employee is None:
            self.close()
