"""Who may end a kiosk that stands in the hall alone: number and PIN are checked, guesses slowed."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from center_app.domain.refusal import Reason, Refused
from center_app.domain.views.answerable import Answerable
from ui.station import Source
from ui.tasks import Failure, Tasks

FIRST_REST_S = 2
LONGEST_REST_S = 60
"""A wrong PIN is followed by a rest, each twice as long as the one before: four digits guessed by
hand would take about a week."""

SECOND_MS = 1_000


class Ending(QObject):
    """Checks one number and PIN at a time, off the main thread.

    `granted()`: the kiosk may be ended; `failed(Refused or Unavailable)`: why not, without facts;
    `changed()`: what `busy` and `rest_s` tell is new. A rest outlasts the page that asked.
    """

    granted = Signal()
    failed = Signal(object)
    changed = Signal()

    def __init__(
        self,
        center: Source,
        tasks: Tasks,
        parent: QObject | None = None,
        second_ms: int = SECOND_MS,
    ) -> None:
        """`second_ms` is how long a second lasts; only a test is in a hurry."""
        super().__init__(parent)
        self._center, self._tasks = center, tasks
        self.busy = False
        self.rest_s = 0
        """Seconds before the next is checked."""
        self._next_rest_s = FIRST_REST_S
        self._seconds = QTimer(self)
        self._seconds.setInterval(second_ms)
        self._seconds.timeout.connect(self._count)

    def ask(self, number: str, pin: str) -> None:
        """Check them, unless others are being checked or it rests."""
        if self.busy or self.rest_s:
            return
        self.busy = True
        self.changed.emit()
        work = partial(admit, self._center, number, pin)
        self._tasks.run(work, self._grant, self._fail, owner=self)

    def _grant(self, _nothing: None) -> None:
        self.busy = False
        self._next_rest_s = FIRST_REST_S
        self.granted.emit()

    def _fail(self, why: Failure) -> None:
        self.busy = False
        if isinstance(why, Refused):
            asked_s = int(why.details.get("seconds", 0))  # the center slows guesses, too
            why = Refused(why.reason)  # how long it rests is counted here
            self.rest_s = max(self._next_rest_s, asked_s)
            self._next_rest_s = min(2 * self._next_rest_s, LONGEST_REST_S)
            self._seconds.start()
        self.failed.emit(why)
        self.changed.emit()

    def _count(self) -> None:
        self.rest_s -= 1
        if not self.rest_s:
            self._seconds.stop()
        self.changed.emit()


def admit(center: Source, number: str, pin: str) -> None:
    """Raises Refused(WRONG_PIN), or Refused(NOT_ALLOWED) for who does not answer for the hall."""
    if not center.see(Answerable(center.admit(number, pin).employee)):
        raise Refused(Reason.NOT_ALLOWED)
