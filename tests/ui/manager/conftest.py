"""The manager's window."""

from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from hall_on_screen import HallOnScreen
from in_charge import opened
from ui.manager.screen import ManagerScreen


@pytest.fixture
def make_screen(hall: HallOnScreen, qtbot: QtBot) -> Callable[..., ManagerScreen]:
    """Opens the window on a hall with three open counters."""
    return partial(opened, hall, qtbot)
