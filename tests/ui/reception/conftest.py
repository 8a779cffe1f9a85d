"""The door of a running center."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from centers import Running, running_center
from receptions import FrontDoor
from screens import desk_look


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A center with three counters, of which the first is open."""
    with running_center(tmp_path) as running:
        running.open_counter("1")
        yield running


@pytest.fixture
def door(running: Running, qtbot: QtBot) -> Iterator[FrontDoor]:
    """The reception in English, where the employee 102 has signed in."""
    door = FrontDoor(running, qtbot, desk_look())
    door.sign_in("102")
    yield door
    door.close()
