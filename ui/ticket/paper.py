"""The ticket's paper as the kiosk follows it: asked for, never waited for."""

from enum import StrEnum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from printers.condition import Condition
from printers.outcome import Fault, Outcome, State
from printers.slip import SlipFacts
from ui.tasks import Failure, Tasks

DRAWN_MS = 1
"""A timer's turn comes after what was to be drawn: number and paper would slow each other."""

LOOK_MS = 200
"""How often the printer's results are looked at while a number is on the screen."""

SILENCE_MS = 10_000
"""A printer that has said nothing for so long is not to be relied on."""


class TicketPrinter(Protocol):
    """What prints tickets beside the kiosk; all calls return at once."""

    @property
    def condition(self) -> Condition:
        """How the printer stands, as far as it is known."""
        ...

    def print(self, visit: str, facts: SlipFacts, *, again: bool = False) -> None:
        """Ask for the paper of a visit, or for a reprint. Called off the main thread."""
        ...

    def results(self) -> list[tuple[str, Outcome]]:
        """What became of the papers of which visits since the last time it was asked."""
        ...


class PaperState(StrEnum):
    """What the visitor is told of the paper."""

    NONE = "none"
    PRINTING = "printing"
    PRINTED = "printed"
    UNSURE = "unsure"
    FAILED = "failed"


class Paper(QObject):
    """Follows the paper of one visit at a time; `changed()` when there is something to tell."""

    changed = Signal()

    def __init__(
        self, printer: TicketPrinter | None, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._printer, self._tasks = printer, tasks
        self._visit = ""
        self._state = PaperState.NONE
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_results)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(partial(self._become, PaperState.UNSURE))

    @property
    def state(self) -> PaperState:
        return self._state

    @property
    def may_be_missing(self) -> bool:
        """Whether it is known to be missing, or not known to be there."""
        return self._state in {PaperState.UNSURE, PaperState.FAILED}

    def print(self, visit: str, facts: SlipFacts, *, again: bool = False) -> None:
        """Ask for the paper of a visit or a reprint of it, and follow it from now on."""
        self._visit, self._state = visit, PaperState.NONE
        if self._printer is not None:
            self.follow(visit, partial(self._printer.print, visit, facts, again=again))

    def follow(self, which: str, work: "partial[None]") -> None:
        """Ask for a paper by `work`, off the main thread, and follow it under this name."""
        self._visit, self._state = which, PaperState.PRINTING
        self._look.start()
        self._silence.start(SILENCE_MS)
        run = partial(self._tasks.run, work, _nothing, self._failed, owner=self)
        QTimer.singleShot(DRAWN_MS, self, run)

    def leave(self) -> None:
        """Follow no paper any more."""
        self._visit, self._state = "", PaperState.NONE
        self._look.stop()
        self._silence.stop()

    def _look_at_results(self) -> None:
        for visit, outcome in self._printer.results() if self._printer is not None else ():
            if visit == self._visit:
                self._silence.stop()
                self._become(told(outcome))

    def _failed(self, _why: Failure) -> None:
        self._become(PaperState.FAILED)

    def _become(self, state: PaperState) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit()


def told(outcome: Outcome) -> PaperState:
    """What a visitor is told of an outcome."""
    if outcome.fault is Fault.NO_PRINTER:
        return PaperState.NONE
    return {
        State.WAITING: PaperState.PRINTING,
        State.PRINTING: PaperState.PRINTING,
        State.PRINTED: PaperState.PRINTED,
        State.UNCONFIRMED: PaperState.UNSURE,
        State.FAILED: PaperState.FAILED,
        State.EXPIRED: PaperState.FAILED,
    }[outcome.state]


def _nothing(_done: object) -> None:
    pass
