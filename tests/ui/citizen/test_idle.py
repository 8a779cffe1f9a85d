"""How long the kiosk waits."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.citizen.idle import NUMBER_ALONE_S, NUMBER_S, WARN_S, Idle

SECOND_MS = 40


@pytest.fixture
def idle(qtbot: QtBot) -> Iterator[Idle]:
    idle = Idle(second_ms=SECOND_MS)
    yield idle
    idle.stop()


def test_the_warning_lasts_as_long_as_the_standard_asks() -> None:
    assert min(WARN_S, NUMBER_S, NUMBER_ALONE_S) >= 20


def test_first_it_is_quiet_then_it_counts_and_then_it_is_over(idle: Idle, qtbot: QtBot) -> None:
    counted: list[int] = []
    idle.counting.connect(counted.append)
    with qtbot.waitSignal(idle.over, timeout=5_000):
        idle.begin(quiet_s=2, warn_s=3)
        assert not counted
    assert counted == [3, 2, 1]


def test_a_touch_in_the_warning_begins_anew(idle: Idle, qtbot: QtBot) -> None:
    with qtbot.waitSignal(idle.counting, timeout=5_000):
        idle.begin(quiet_s=1, warn_s=100)
    with qtbot.waitSignal(idle.calm, timeout=5_000):
        idle.touch()
    with qtbot.waitSignal(idle.counting, timeout=5_000) as again:
        pass
    assert again.args == [100]


def test_it_can_be_extended_at_least_ten_times(idle: Idle, qtbot: QtBot) -> None:
    over: list[None] = []
    idle.over.connect(lambda: over.append(None))
    idle.begin(quiet_s=0, warn_s=3)
    for _ in range(12):
        qtbot.wait(2 * SECOND_MS)
        idle.touch()
    assert not over


def test_who_touches_before_it_has_begun_begins_nothing(idle: Idle, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(idle.counting, wait=5 * SECOND_MS):
        idle.touch()


def test_a_stopped_count_goes_away_and_never_ends(idle: Idle, qtbot: QtBot) -> None:
    idle.begin(quiet_s=0, warn_s=2)
    with (
        qtbot.waitSignal(idle.calm, timeout=5_000),
        qtbot.assertNotEmitted(idle.over, wait=5 * SECOND_MS),
    ):
        idle.stop()
