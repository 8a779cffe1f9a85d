"""The ticket's paper: never waited for, never believed without word of it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosks import MemoryPrinter
from printers.outcome import Fault, Outcome, State
from tickets import PASSPORT
from ui.tasks import Tasks
from ui.ticket.paper import Paper, PaperState, told


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def printer() -> MemoryPrinter:
    return MemoryPrinter()


def printing(printer: MemoryPrinter, tasks: Tasks, qtbot: QtBot) -> Paper:
    paper = Paper(printer, tasks)
    paper.print("visit-1", PASSPORT)
    assert paper.state is PaperState.PRINTING
    qtbot.waitUntil(lambda: bool(printer.asked))
    return paper


def test_paper_is_asked_for_once_the_number_is_drawn(
    printer: MemoryPrinter, tasks: Tasks, qtbot: QtBot
) -> None:
    asked_before: list[bool] = []
    number = _Drawn(lambda: asked_before.append(tasks.busy or bool(printer.asked)))
    qtbot.addWidget(number)
    number.show()
    qtbot.waitUntil(lambda: bool(asked_before))
    asked_before.clear()
    Paper(printer, tasks, number).print("visit-1", PASSPORT)
    number.update()
    qtbot.waitUntil(lambda: bool(printer.asked))
    assert asked_before[0] is False


class _Drawn(QWidget):
    """Tells when it is drawn."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._tell()


@pytest.mark.parametrize(
    ("state", "fault", "said"),
    [
        (State.PRINTED, None, PaperState.PRINTED),
        (State.UNCONFIRMED, None, PaperState.UNSURE),
        (State.FAILED, Fault.PAPER_OUT, PaperState.FAILED),
        (State.FAILED, Fault.NO_PRINTER, PaperState.NONE),
        (State.EXPIRED, None, PaperState.FAILED),
    ],
)
def test_what_became_of_the_paper_is_told(
    state: State,
    fault: Fault | None,
    said: PaperState,
    printer: MemoryPrinter,
    tasks: Tasks,
    qtbot: QtBot,
) -> None:
    paper = printing(printer, tasks, qtbot)
    with qtbot.waitSignal(paper.changed, timeout=5_000):
        printer.end(state, fault)
    assert paper.state is said


@pytest.mark.parametrize("state", State)
def test_every_state_of_a_job_is_told(state: State) -> None:
    assert isinstance(told(Outcome(state)), PaperState)


def test_a_printer_that_says_nothing_is_not_relied_on(
    printer: MemoryPrinter, tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.ticket.paper.SILENCE_MS", 50)
    paper = printing(printer, tasks, qtbot)
    qtbot.waitUntil(lambda: paper.state is PaperState.UNSURE)
    printer.end(State.PRINTED)
    qtbot.waitUntil(lambda: paper.state is PaperState.PRINTED)


def test_another_visits_paper_is_not_this_ones(
    printer: MemoryPrinter, tasks: Tasks, qtbot: QtBot
) -> None:
    paper = printing(printer, tasks, qtbot)
    paper.leave()
    paper.print("visit-2", PASSPORT)
    qtbot.waitUntil(lambda: len(printer.asked) == 2)
    printer.asked.reverse()
    printer.end(State.FAILED, Fault.PAPER_OUT)
    with qtbot.assertNotEmitted(paper.changed, wait=500):
        pass
    assert paper.state is PaperState.PRINTING


def test_without_a_printer_there_is_nothing_to_wait_for(tasks: Tasks) -> None:
    paper = Paper(None, tasks)
    paper.print("visit-1", PASSPORT)
    assert paper.state is PaperState.NONE
