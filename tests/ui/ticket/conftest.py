from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from centers import Running, running_center
from kiosks import KioskStand


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A center with three counters, of which the first is open."""
    with running_center(tmp_path) as running:
        running.open_counter("1")
        yield running


@pytest.fixture
def stand(running: Running, qtbot: QtBot) -> Iterator[KioskStand]:
    """A kiosk with a printer."""
    stand = KioskStand(running, qtbot)
    yield stand
    stand.close()
