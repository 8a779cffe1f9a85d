"""The highlight is calm."""

from itertools import pairwise

from pytestqt.qtbot import QtBot

from ui.display.pulse import BEAT_MS, PERIOD_MS, Pulse
from ui.display.rotation import GLOW_MS


def test_the_highlight_is_far_slower_than_what_can_bring_on_a_seizure(qtbot: QtBot) -> None:
    assert 1000 / PERIOD_MS < 1
    assert GLOW_MS > 3 * PERIOD_MS


def test_it_goes_softly_from_rest_to_its_height_and_back(qtbot: QtBot) -> None:
    pulse = Pulse()
    levels = []
    for _ in range(PERIOD_MS // BEAT_MS):
        pulse._next()
        levels.append(pulse.level)
    steps = [abs(one - other) for one, other in pairwise(levels)]
    assert max(levels) > 0.99
    assert levels[-1] < 0.01
    assert max(steps) < 0.15


def test_it_rests_when_nothing_is_new(qtbot: QtBot) -> None:
    pulse = Pulse()
    pulse.run(True)
    assert pulse.running
    pulse.run(False)
    assert not pulse.running
