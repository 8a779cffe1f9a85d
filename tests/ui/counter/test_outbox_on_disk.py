"""Presses that wait for the center outlast the window: on the disk, and once each."""

from collections.abc import Iterator, Sequence

import pytest
from pytestqt.qtbot import QtBot

from center_app.center import Done
from center_app.domain import commands as c
from center_app.domain.commands import Command
from center_app.domain.refusal import Reason, Refused, Unavailable
from center_app.domain.views.desk import Desk
from centers import Running
from ui.counter.outbox import FIRST_RETRY_MS, FULL, Outbox
from ui.tasks import Tasks
from workplace import Line


class MemoryShelf:
    """Keeps as a disk does; `full` and it takes no more."""

    def __init__(self) -> None:
        self.commands: tuple[Command, ...] = ()
        self.full = False

    def load(self) -> tuple[Command, ...]:
        return self.commands

    def keep(self, commands: Sequence[Command]) -> None:
        if self.full:
            raise Unavailable("full")
        self.commands = tuple(commands)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    one = Tasks()
    yield one
    one.close()


@pytest.fixture
def shelf() -> MemoryShelf:
    return MemoryShelf()


def pausing(running: Running, reason: str = "break") -> c.PauseCounter:
    return c.PauseCounter(
        id=running.new_id(), station="counter-1", counter="1", reason=reason, employee=None
    )


def opening(running: Running) -> c.OpenCounter:
    return c.OpenCounter(id=running.new_id(), station="counter-1", counter="1", employee=None)


@pytest.fixture
def line(running: Running) -> Line:
    Presses(running).sign_in()
    return Line(running.center)


class Presses:
    """What a desk is set up with."""

    def __init__(self, running: Running) -> None:
        self._running = running

    def sign_in(self) -> None:
        who = next(iter(self._running.center.hall.employees))
        self._running.center.do(
            c.SignIn(
                id=self._running.new_id(), station="counter-1", counter="1", who=who, employee=who
            )
        )


def test_what_waits_is_on_the_disk_and_a_later_window_sends_it_once_and_in_order(
    running: Running, line: Line, tasks: Tasks, shelf: MemoryShelf, qtbot: QtBot
) -> None:
    box = Outbox(tasks, line, "1", shelf=shelf)
    line.away = True
    presses = [opening(running), pausing(running), opening(running)]
    with qtbot.waitSignal(box.stuck):
        assert box.put(presses[0]) is None
    assert shelf.commands == (presses[0],)
    for press in presses[1:]:
        assert box.put(press) is None
    assert shelf.commands == tuple(presses)
    box.deleteLater()  # the window is gone
    qtbot.wait(FIRST_RETRY_MS)

    line.away = False
    line.tried.clear()
    later = Outbox(tasks, line, "1", shelf=shelf)
    assert later.busy
    qtbot.waitUntil(lambda: not later.busy)
    assert line.tried == presses
    assert not shelf.load()
    assert running.center.see(Desk("1")).status.value == "open"


def test_where_the_world_has_moved_on_it_is_refused_and_the_rest_let_go(
    running: Running, line: Line, tasks: Tasks, shelf: MemoryShelf, qtbot: QtBot
) -> None:
    shelf.commands = (
        c.Start(id=running.new_id(), station="counter-1", counter="1", sitting="long-gone"),
        pausing(running),
    )
    later = Outbox(tasks, line, "1", shelf=shelf)
    with qtbot.waitSignal(later.refused) as why:
        pass
    assert isinstance(why.args[0], Refused)
    assert why.args[0].reason in {Reason.NOBODY_CALLED, Reason.MOVED_ON}
    assert not shelf.load()
    assert not later.busy


def test_a_disk_that_takes_no_more_is_said_at_the_press(
    running: Running, line: Line, tasks: Tasks, shelf: MemoryShelf, qtbot: QtBot
) -> None:
    box = Outbox(tasks, line, "1", shelf=shelf)
    line.away = True
    with qtbot.waitSignal(box.stuck):
        box.put(opening(running))
    shelf.full = True
    assert box.put(pausing(running)) == FULL
    line.away = False
    qtbot.waitUntil(lambda: not box.busy)
    assert [type(one) for one in dict.fromkeys(line.tried)] == [c.OpenCounter]


def test_an_answer_leaves_nothing_on_the_disk(
    running: Running, line: Line, tasks: Tasks, shelf: MemoryShelf, qtbot: QtBot
) -> None:
    box = Outbox(tasks, line, "1", shelf=shelf)
    line.lose_answer = True
    command = opening(running)
    with qtbot.waitSignal(box.sent) as sent:
        box.put(command)
    assert isinstance(sent.args[0].done, Done)
    assert not shelf.load()
