"""A counter to work at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from centers import Running, running_center
from screens import desk_look
from workplace import Workplace


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A center with three counters; nobody has signed in yet."""
    with running_center(tmp_path) as center:
        yield center


@pytest.fixture
def workplace(running: Running, qtbot: QtBot) -> Iterator[Workplace]:
    """Counter 1; its employee 101 has not signed in yet."""
    place = Workplace(running, qtbot)
    yield place
    place.close()


@pytest.fixture
def at_work(workplace: Workplace) -> Workplace:
    """Counter 1, where the employee 101 has signed in and opened."""
    workplace.sign_in()
    return workplace


@pytest.fixture
def in_window(running: Running, qtbot: QtBot) -> Iterator[Workplace]:
    """Counter 1 in its window; its employee 101 has not signed in yet."""
    place = Workplace(running, qtbot, desk_look())
    yield place
    place.close()


@pytest.fixture
def at_desk(in_window: Workplace) -> Workplace:
    """Counter 1 in its window, where the employee 101 has signed in and opened."""
    in_window.sign_in()
    return in_window
