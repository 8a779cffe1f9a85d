"""Coming to work at a desk: number and PIN are checked, and what goes with it is done."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from center_app.domain.refusal import Refused
from center_app.language import words
from ui.desk.sentence import Message, Sentence
from ui.tasks import Failure, Tasks
from ui.theme import Tone

A = TypeVar("A")

AWAY = Sentence(words("The center cannot be reached just now. Please try again in a moment."))


class Admission(QObject, Generic[A]):
    """Lets somebody in: `admitted(A)`, or `told(Message)` why not; `changed` when `busy` is.

    `coming(number, pin)` gives what is done off the main thread; it raises Refused for a wrong
    PIN, Unavailable when nobody can tell.
    """

    admitted = Signal(object)
    told = Signal(object)
    changed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        coming: Callable[[str, str], Callable[[], A]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.busy = False
        self._tasks, self._coming = tasks, coming

    def ask(self, number: str, pin: str) -> None:
        """Check number and PIN; pressed again while that takes its time, it is the same asking."""
        self.attempt(self._coming(number, pin))

    def attempt(self, work: Callable[[], A]) -> None:
        """Come in another way."""
        if self.busy:
            return
        self._set_busy(True)
        self._tasks.run(work, self._in, self._out, owner=self)

    def _in(self, admitted: A) -> None:
        self._set_busy(False)
        self.admitted.emit(admitted)

    def _out(self, why: Failure) -> None:
        self._set_busy(False)
        self.told.emit(Message(Tone.BAD, why if isinstance(why, Refused) else AWAY))

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()
