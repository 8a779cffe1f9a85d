"""A hall for the screens that look at all of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hall_on_screen import HallOnScreen, MakeHall


@pytest.fixture
def make_hall(sqlite_url: str, qtbot: QtBot) -> Iterator[MakeHall]:
    """Makes the hall as `HallOnScreen` does; it is closed after the test."""
    made: list[HallOnScreen] = []

    def make(**how: Any) -> HallOnScreen:
        made.append(HallOnScreen(sqlite_url, qtbot, **how))
        return made[-1]

    yield make
    for hall in made:
        hall.close()


@pytest.fixture
def hall(make_hall: MakeHall) -> HallOnScreen:
    """A hall with three open counters."""
    return make_hall()
