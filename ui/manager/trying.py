"""A value of the rule tried on the last full day, before it is saved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from ui.tasks import Failure, Tasks

POLL_MS = 500
"""How often the window looks how far it has come."""


TOO_SMALL = 0.05
"""What is less is 0.0 on the screen."""


class Figure(Enum):
    """What is shown of a day: minutes, points of a hundred, or visits."""

    MEAN_WAIT = "mean wait"
    WITHIN = "within"
    LONGEST_WAIT = "longest wait"
    LEFT = "left"
    UNSERVED = "unserved"
    STARVED = "starved"


class Why(Enum):
    """Why there are no figures."""

    NO_DAY = "no day"
    PRACTICE = "practice"
    STOPPED = "stopped"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class TriedFigure:
    """A figure in the mean over the days drawn, and the difference with the half of a range in
    which the true one lies 95 times in 100."""

    figure: Figure
    before: float
    after: float
    difference: float
    half: float

    @property
    def shown(self) -> bool:
        """Whether there is a difference that chance does not explain."""
        return abs(self.difference) > max(self.half, TOO_SMALL)

    @property
    def better(self) -> bool:
        return (self.difference > 0) == (self.figure is Figure.WITHIN)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it: the day that was played, and how many times each way."""

    day: date
    times: int
    figures: tuple[TriedFigure, ...]


Outcome = Tried | Why


class Trial(Protocol):
    """Safe among threads; `played` is how many days are played, and of how many."""

    played: tuple[int, int]

    def run(self) -> Outcome:
        """Blocks for up to minutes. Raises Unavailable."""

    def stop(self) -> None: ...


NewTrial = Callable[[str, float], Trial]
"""Makes one of a parameter of the rule and its value; begins nothing."""


class Trying(QObject):
    """`changed()` when a trial begins, has come further or ends.

    One at a time. Nothing in the center changes by it, so nobody has to sign in. `new_trial` is
    None where the center's server is elsewhere.
    """

    changed = Signal()

    def __init__(
        self, tasks: Tasks, new_trial: NewTrial | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._new_trial = tasks, new_trial
        self._trial: Trial | None = None
        self.name, self.value = "", 0.0
        self.outcome: Outcome | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self.changed)

    @property
    def possible(self) -> bool:
        return self._new_trial is not None

    @property
    def busy(self) -> bool:
        return self._trial is not None

    @property
    def played(self) -> tuple[int, int]:
        """How many days of how many; of none while nothing goes on."""
        return self._trial.played if self._trial is not None else (0, 0)

    def begin(self, name: str, value: float) -> None:
        """Try this value of a parameter beside the present one."""
        if self._new_trial is None or self.busy:
            return
        self.name, self.value, self.outcome = name, value, None
        self._trial = self._new_trial(name, value)
        self._poll.start()
        self._tasks.run(self._trial.run, self._end, self._fail, owner=self)
        self.changed.emit()

    def stop(self) -> None:
        """End the trial that goes on; it says so itself."""
        if self._trial is not None:
            self._trial.stop()

    def _end(self, outcome: Outcome) -> None:
        self._poll.stop()
        self._trial, self.outcome = None, outcome
        self.changed.emit()

    def _fail(self, _why: Failure) -> None:
        self._end(Why.AWAY)
