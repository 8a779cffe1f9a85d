"""Work on other threads, told on the main one."""

import gc
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from threading import Event, current_thread, main_thread
from time import sleep

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from center_app.domain.refusal import Reason, Refused, Unavailable
from ui.tasks import Failure, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.close()


def raises(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.failures: list[Failure] = []

    def done(self, result: object) -> None:
        assert current_thread() is main_thread()
        self.results.append(result)

    def failed(self, failure: Failure) -> None:
        self.failures.append(failure)


def test_work_runs_elsewhere_and_its_result_comes_back(qtbot: QtBot, tasks: Tasks) -> None:
    receiver = Receiver()
    tasks.run(lambda: current_thread() is main_thread(), receiver.done, receiver.failed)
    assert tasks.busy
    qtbot.waitUntil(lambda: bool(receiver.results))
    assert receiver.results == [False]
    assert not tasks.busy


@pytest.mark.parametrize("failure", [Refused(Reason.NOBODY_WAITING), Unavailable("database")])
def test_a_refusal_and_a_lost_source_are_answers(
    qtbot: QtBot, tasks: Tasks, failure: Failure
) -> None:
    receiver = Receiver()
    tasks.run(raises(failure), receiver.done, receiver.failed)
    qtbot.waitUntil(lambda: receiver.failures == [failure])
    assert receiver.results == []


def test_anything_else_is_a_bug_and_leaves_nobody_waiting(qtbot: QtBot, tasks: Tasks) -> None:
    receiver = Receiver()
    with qtbot.captureExceptions() as bugs:
        tasks.run(raises(ZeroDivisionError("oops")), receiver.done, receiver.failed)
        qtbot.waitUntil(lambda: bool(receiver.failures))
    assert [str(bug[1]) for bug in bugs] == ["oops"]
    assert isinstance(receiver.failures[0], Unavailable)


def test_an_owner_that_is_gone_hears_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[object] = []
    owner, release = QObject(), Event()
    tasks.run(release.wait, heard.append, heard.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    release.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert heard == []


def test_a_method_of_a_widget_that_is_gone_is_not_called(qtbot: QtBot, tasks: Tasks) -> None:
    receiver, release = Receiver(), Event()
    tasks.run(release.wait, partial(receiver.done), receiver.failed)
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    release.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert receiver.results == []


@pytest.mark.parametrize(
    "wrap", [lambda o: o.objectName, lambda o: partial(print, o), lambda o: lambda: o]
)
def test_work_that_holds_a_qt_object_is_not_taken(
    tasks: Tasks, wrap: Callable[[QObject], Callable[[], object]]
) -> None:
    receiver = Receiver()
    for work in (wrap(QObject()), partial(partial(wrap(QObject())))):
        with pytest.raises(TypeError, match="holds a QObject"):
            tasks.run(work, receiver.done, receiver.failed)


def test_what_the_work_held_is_let_go_before_the_answer(qtbot: QtBot, tasks: Tasks) -> None:
    class Document:
        def size(self) -> int:
            return 7

    document = Document()
    kept = weakref.ref(document)
    receiver = Receiver()
    tasks.run(document.size, receiver.done, receiver.failed)
    del document
    qtbot.waitUntil(lambda: receiver.results == [7])
    gc.collect()
    assert kept() is None


def test_closing_finishes_the_work_and_drops_the_answer(qtbot: QtBot) -> None:
    tasks, receiver, written = Tasks(threads=1), Receiver(), Event()
    tasks.run(lambda: sleep(0.05), receiver.done, receiver.failed)
    tasks.run(written.set, receiver.done, receiver.failed)
    assert tasks.close()
    assert written.is_set()
    tasks.run(written.clear, receiver.done, receiver.failed)
    qtbot.wait(20)
    assert receiver.results == []
    assert written.is_set()
    assert tasks.close()


def test_closing_does_not_wait_for_ever(qtbot: QtBot) -> None:
    tasks, receiver, release = Tasks(threads=1), Receiver(), Event()
    tasks.run(release.wait, receiver.done, receiver.failed)
    assert not tasks.close(timeout_s=0.05)
    release.set()


def test_threads_end_with_the_tasks_that_nobody_closed(qtbot: QtBot) -> None:
    tasks = Tasks(threads=2)
    threads = list(tasks._threads)
    inbox = tasks._inbox
    with qtbot.waitSignal(tasks.destroyed):
        tasks.deleteLater()
    for thread in threads:
        thread.join(2)
    assert not any(thread.is_alive() for thread in threads)
    inbox.letterbox.close()


@pytest.mark.long
def test_a_storm_of_work_and_dying_owners_harms_nothing(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[int] = []
    for n in range(400):
        owner = QObject()
        tasks.run(partial(pow, n, 2), heard.append, lambda _failure: None, owner=owner)
        if n % 2:
            owner.deleteLater()
        else:
            owner.setParent(tasks)
        if not n % 50:
            gc.collect()
            qtbot.wait(1)
    qtbot.waitUntil(lambda: not tasks.busy)
    assert {n * n for n in range(0, 400, 2)} <= set(heard)
