"""The weekly question to the employee at this counter, in a quiet moment."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain.clock import MINUTE
from center_app.domain.counter import Status
from center_app.domain.views.desk import DeskView
from ui.station import Source
from ui.tasks import Tasks

STOOD_MS = MINUTE
"""What has stood there for so long was seen, and was left alone."""


class PulseQuestion(QObject):
    """Asked for once by whoever opens; `changed()` when there is one, or none any more.

    It stands while nobody is served and nobody waits, or on a break, whenever in the day that is.
    Once it was seen it goes with the next visit: nobody is pressed for an answer.
    """

    changed = Signal()

    def __init__(self, center: Source, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._center, self._tasks = center, tasks
        self._employee = ""
        self._question: str | None = None
        self._since: int | None = None

    def begin(self, employee: str) -> None:
        """Somebody has come to work here."""
        self._employee, self._question, self._since = employee, None, None
        work = partial(_question, self._center, employee)
        self._tasks.run(work, partial(self._ask, employee), self._let_go, owner=self)

    def end(self) -> None:
        """Nobody is asked any more."""
        if self._question is not None:
            self._question = None
            self.changed.emit()

    def follow(self, desk: DeskView) -> None:
        """See how long the question has stood at this desk, and whether that was enough."""
        if self.at(desk) is not None:
            self._since = desk.at if self._since is None else self._since
            return
        seen = self._since is not None and desk.at - self._since >= STOOD_MS
        if desk.visit is not None:
            self._since = None
            if seen:
                self.end()

    def at(self, desk: DeskView) -> str | None:
        """The question that may be asked at this desk now."""
        quiet = desk.visit is None and (desk.status is not Status.OPEN or not desk.waiting)
        return self._question if quiet and desk.employee == self._employee else None

    def answer(self, stars: int | None) -> None:
        """Give one to five, or None to skip it. It is not tried again: nothing is kept of it."""
        question = self._question
        if question is not None:
            work = partial(_answer, self._center, self._employee, question, stars)
            self._tasks.run(work, self._let_go, self._let_go, owner=self)
            self.end()

    def _ask(self, employee: str, question: str | None) -> None:
        if employee == self._employee:
            self._question = question
            self.changed.emit()

    def _let_go(self, _answer: object) -> None:
        """An answer that did not get through is lost: a question is not worth a message."""


def _question(center: Source, employee: str) -> str | None:
    return center.pulse.question(employee)


def _answer(center: Source, employee: str, question: str, stars: int | None) -> None:
    center.pulse.answer(employee, question, stars)
