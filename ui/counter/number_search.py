"""Finding the visit of a number that was typed as it stands on the ticket."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.at_counter import Number, NumberView
from center_app.language import words
from center_app.language.digits import fold
from center_app.language.keys import in_other_layout
from ui.desk.admission import AWAY
from ui.desk.sentence import Message, Sentence
from ui.station import Source
from ui.tasks import Failure, Tasks
from ui.theme import Tone

UNKNOWN = words("Number {number} is not known today.")


class NumberSearch(QObject):
    """`found(NumberView)`, or `told(Message)` why not; of several the last that was asked for."""

    found = Signal(object)
    told = Signal(object)

    def __init__(
        self, tasks: Tasks, center: Source, counter: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._center, self._counter = tasks, center, counter
        self._asked = 0

    def ask(self, typed: str) -> None:
        """Arabic letters and digits are understood, and the other layout of the keyboard."""
        text = fold(typed.strip())
        if text:
            self._asked += 1
            work = partial(look_for, self._center, self._counter, text)
            found = partial(self._found, self._asked)
            self._tasks.run(work, found, partial(self._failed, self._asked, typed), owner=self)

    def _found(self, asked: int, number: NumberView) -> None:
        if asked == self._asked:
            self.found.emit(number)

    def _failed(self, asked: int, typed: str, why: Failure) -> None:
        if asked != self._asked:
            return
        unknown = isinstance(why, Refused) and why.reason is Reason.UNKNOWN_VISIT
        number = (("number", typed.strip()),)
        self.told.emit(Message(Tone.WARN, Sentence(UNKNOWN, number) if unknown else AWAY))


def look_for(center: Source, counter: str, text: str) -> NumberView:
    """Raises Refused(UNKNOWN_VISIT) in both layouts, Unavailable when nobody can tell."""
    try:
        return center.see(Number(counter, text))
    except Refused:
        return center.see(Number(counter, in_other_layout(text)))
