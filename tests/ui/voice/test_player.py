"""Sound by the real player, on a card that writes down what it plays."""

import sys
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from center_app.domain.views.board import BoardCall
from sound_card import CARD, Heard, SoundCard
from ui.tasks import Tasks
from ui.voice import pack as pack_module
from ui.voice import player as module
from ui.voice.announcement import LATE_MS, MOST_MERGED
from ui.voice.pack import Pack, load
from ui.voice.player import ProgramPlayer, find_player
from ui.voice.script import Called
from ui.voice.sentence import announced
from ui.voice.voice import Fate, Told, Voice
from voices import LOUDNESS, RATE, write_voice

HEADER = 44
"""Bytes of a WAV file before its samples."""


@pytest.fixture
def card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoundCard:
    card = SoundCard(tmp_path, RATE)
    for name, value in card.environment.items():
        monkeypatch.setenv(name, value)
    return card


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return load(write_voice(tmp_path / "voice", ms=40))


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.close()


def call_of(number: int) -> BoardCall:
    return BoardCall(f"A{number:03d}", "2", None, 0, f"sitting-{number}", 0, True)


def without_silence_at_its_end(heard: Heard) -> list[int]:
    """The player fills up its last period."""
    samples = list(heard.samples)
    while samples and not samples[-1]:
        samples.pop()
    return samples


def test_a_burst_of_calls_is_heard_clip_by_clip_in_order_and_never_at_once(
    card: SoundCard, pack: Pack, tasks: Tasks, qtbot: QtBot
) -> None:
    player = find_player(CARD)
    assert player is not None
    voice = Voice(pack, player, tasks, lambda: 0)
    told: list[Told] = []
    voice.told.connect(told.append)
    calls = [call_of(number) for number in (17, 121, 5)]
    voice.call(calls)
    qtbot.waitUntil(lambda: len(told) == len(calls), timeout=30_000)
    assert [(one.call.number, one.fate) for one in told] == [
        (call.number, Fate.SAID) for call in calls
    ]
    qtbot.waitUntil(lambda: len(card.heard()) == len(calls), timeout=10_000)
    heard = card.heard()
    for call, sound in zip(calls, heard, strict=True):
        clips = announced(pack, [Called(call.number, call.counter)])
        wanted = pack.wav(clips, 100)[HEADER:]
        assert array("h", sound.samples).tobytes()[: len(wanted)] == wanted
        assert len(without_silence_at_its_end(sound)) <= len(wanted) // 2
    for before, after in pairwise(heard):
        assert before.ended <= after.began


def test_a_burst_that_comes_too_late_is_heard_in_a_few_breaths_and_nobody_is_left_out(
    card: SoundCard, tmp_path: Path, tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_module, "PAUSE_MS", 5)  # it is heard as fast as it is played
    pack = load(write_voice(tmp_path / "voice", ms=10))
    player = find_player(CARD)
    assert player is not None
    now = 0
    voice = Voice(pack, player, tasks, lambda: now)
    told: list[Told] = []
    voice.told.connect(told.append)
    calls = [call_of(number) for number in range(1, 2 * MOST_MERGED + 2)]
    voice.call(calls)
    now = LATE_MS + 1
    qtbot.waitUntil(lambda: len(told) == len(calls), timeout=60_000)
    first, *others = [(one.call.number, one.fate) for one in told]
    assert first == (calls[0].number, Fate.SAID)
    assert others == [(call.number, Fate.MERGED) for call in calls[1:]]
    breaths = [calls[:1], calls[1 : MOST_MERGED + 1], calls[MOST_MERGED + 1 :]]
    qtbot.waitUntil(lambda: len(card.heard()) == len(breaths), timeout=60_000)
    heard = card.heard()
    for breath, sound in zip(breaths, heard, strict=True):
        clips = announced(pack, [Called(call.number, call.counter) for call in breath])
        wanted = pack.wav(clips, 100)[HEADER:]
        assert array("h", sound.samples).tobytes()[: len(wanted)] == wanted
        assert max(sound.samples) > LOUDNESS // 2
        assert len(without_silence_at_its_end(sound)) <= len(wanted) // 2
    for before, after in pairwise(heard):
        assert before.ended <= after.began


def test_a_player_that_hangs_is_stopped(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OVERDUE_MS", 50)
    player = ProgramPlayer([sys.executable, "-c", "import time; time.sleep(60)"])
    with qtbot.waitSignal(player.ended) as ended:
        player.play(b"", 1)
    assert ended.args == [False]


@pytest.mark.parametrize(
    "command", [[sys.executable, "-c", "raise SystemExit(3)"], ["/no/such/program"]]
)
def test_a_player_that_fails_says_so(command: list[str], qtbot: QtBot) -> None:
    player = ProgramPlayer(command)
    with qtbot.waitSignal(player.ended) as ended:
        player.play(b"sound", 1)
    assert ended.args == [False]


def test_a_machine_without_sound_says_so_once(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    says = "import sys; print('many\\nlines', file=sys.stderr); raise SystemExit(1)"
    player = ProgramPlayer([sys.executable, "-c", says])
    for _ in range(2):
        with qtbot.waitSignal(player.ended):
            player.play(b"", 1)
    assert caplog.messages == ["no sound: the player ended with 1: lines"]


def test_a_sound_that_is_stopped_is_not_told(qtbot: QtBot) -> None:
    player = ProgramPlayer([sys.executable, "-c", "import time; time.sleep(60)"])
    with qtbot.assertNotEmitted(player.ended, wait=200):
        player.play(b"", 60_000)
        player.stop()


def test_an_output_that_is_not_there_fails(card: SoundCard, pack: Pack, qtbot: QtBot) -> None:
    player = find_player("no_such_card")
    assert player is not None
    with qtbot.waitSignal(player.ended, timeout=10_000) as ended:
        player.play(pack.wav([next(iter(pack.clips))], 100), 40)
    assert ended.args == [False]


def test_where_windows_plays_our_own_python_gives_it_the_whole_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What Windows does with it is tried by nobody here: its module stands in for it."""
    heard = tmp_path / "heard"
    (tmp_path / "winsound.py").write_text(
        "from pathlib import Path\n"
        "SND_MEMORY = 4\n"
        "def PlaySound(sound, how):\n"
        f"    Path({f'{heard}'!r}).write_bytes(bytes([how]) + sound)\n"
    )
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}")
    monkeypatch.setattr(sys, "platform", "win32")
    player = find_player()
    monkeypatch.undo()
    assert player is not None
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}")
    wav = bytes(range(256)) * 2_000
    with qtbot.waitSignal(player.ended, timeout=30_000) as ended:
        player.play(wav, 1)
    assert ended.args == [True]
    assert heard.read_bytes() == b"\x04" + wav


def test_without_a_program_there_is_no_player(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}")
    assert find_player() is None
