from collections.abc import Iterator
from pathlib import Path

import pytest

from centers import Running, running_center
from phones import Phones, served_phones


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A center with three counters, of which the first is open."""
    with running_center(tmp_path) as running:
        running.open_counter("1")
        yield running


@pytest.fixture
def phones(running: Running) -> Iterator[Phones]:
    with served_phones(running) as phones:
        yield phones
