"""A busy hour: five hundred calls, played fast."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from time import sleep

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from center_app.domain.clock import SECOND
from center_app.domain.views.board import BoardCall
from played_sound import PlayedSound
from ui.tasks import Tasks
from ui.voice.pack import load
from ui.voice.script import Called
from ui.voice.sentence import announced
from ui.voice.voice import Fate, Told, Voice
from voices import write_voice

CALLS, HOUR_MS = 500, 3_600 * SECOND
CLIP_MS = 400
"""A call then lasts some nine seconds in both languages, as those of a voice do."""

LONGEST_WAIT_MS = 60 * SECOND


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.close()


def arrivals(chance: Random) -> list[int]:
    """When so many calls come within an hour: by chance, a fifth of them several at once."""
    alone = [chance.randrange(HOUR_MS) for _ in range(CALLS * 4 // 5)]
    bursts = [chance.randrange(HOUR_MS) for _ in range(CALLS // 50)]
    together = [at + chance.randrange(SECOND) for at in bursts for _ in range(10)]
    return sorted(alone + together)


def settle(tasks: Tasks) -> None:
    while tasks.busy:
        QApplication.processEvents()
        sleep(0.0005)


@pytest.mark.parametrize("seed", [1])
def test_each_of_five_hundred_calls_in_an_hour_is_said_once_or_merged(
    tmp_path: Path, tasks: Tasks, qtbot: QtBot, seed: int
) -> None:
    pack = load(write_voice(tmp_path / "voice", ms=CLIP_MS))
    player = PlayedSound()
    voice = Voice(pack, player, tasks, lambda: player.now)
    told: list[Told] = []
    breaths: list[list[Told]] = []
    voice.told.connect(told.append)
    came: dict[str, int] = {}

    def pass_time(now: int) -> None:
        """Sound after sound ends, and the next begins, until then."""
        while player.playing is not None and player.playing.ends <= now:
            known = len(told)
            player.pass_time(player.playing.ends)
            breaths.append(told[known:])
            settle(tasks)
        player.pass_time(now)

    times = arrivals(Random(seed))
    assert len(times) == CALLS
    for n, at in enumerate(times):
        pass_time(at)
        number = f"{'AB'[n // 999]}{n % 999 + 1:03d}"
        came[number] = at
        voice.call([BoardCall(number, f"{n % 40 + 1}", None, at, number, 0, True)])
        settle(tasks)
    pass_time(HOUR_MS + 10 * LONGEST_WAIT_MS)

    assert sorted(one.call.number for one in told) == sorted(came)
    assert {one.fate for one in told} == {Fate.SAID, Fate.MERGED}
    for breath, sound in zip(breaths, player.sounds, strict=True):
        assert {one.fate for one in breath} == {Fate.MERGED if breath[1:] else Fate.SAID}
        calls = [Called(one.call.number, one.call.counter) for one in breath]
        assert sound.wav == pack.wav(announced(pack, calls), 100)
        assert sound.began - min(came[one.call.number] for one in breath) < LONGEST_WAIT_MS
    assert all(before.ends <= after.began for before, after in pairwise(player.sounds))
