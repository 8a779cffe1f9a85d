"""Errands: each is done once, in their order, whatever happens to the line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.commands import Command, SeeDocuments
from center_app.domain.refusal import Reason, Refused
from centers import Running, running_center
from ui.desk.errands import Errands
from ui.tasks import Tasks
from workplace import Line


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    with running_center(tmp_path) as running:
        yield running


@pytest.fixture
def line(running: Running) -> Line:
    return Line(running.center)


@pytest.fixture
def errands(line: Line, qtbot: QtBot) -> Iterator[Errands]:
    tasks = Tasks()
    yield Errands(tasks, line, tasks)
    tasks.close()


def seen(running: Running, visit: str, *papers: str) -> Command:
    return SeeDocuments(id=running.new_id(), station="door", visit=visit, documents=papers)


def test_an_answer_that_is_lost_makes_nothing_happen_twice(
    running: Running, line: Line, errands: Errands, qtbot: QtBot
) -> None:
    visit = running.issue("birth-certificate-copy").visit
    before, line.lose_answer = running.center.hall.visits[visit].seen, True
    errands.send(seen(running, visit, "id-card"))
    qtbot.waitUntil(lambda: not errands.busy, timeout=10_000)
    assert before == frozenset()
    assert running.center.hall.visits[visit].seen == {"id-card"}
    assert len({command.id for command in line.tried}) == 1
    assert len(line.tried) == 2


def test_a_refusal_concerns_that_one_alone(
    running: Running, errands: Errands, qtbot: QtBot
) -> None:
    refused: list[tuple[Command, Refused]] = []
    errands.refused.connect(lambda command, why: refused.append((command, why)))
    visit = running.issue("birth-certificate-copy").visit
    errands.send(seen(running, "nobody"))
    errands.send(seen(running, visit, "id-card"))
    qtbot.waitUntil(lambda: not errands.busy)
    assert [why.reason for _command, why in refused] == [Reason.UNKNOWN_VISIT]
    assert running.center.hall.visits[visit].seen == {"id-card"}
