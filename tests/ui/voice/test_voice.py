"""Calls that become sound, one after the other, and what is told of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from center_app.domain.bulletin import SAYINGS, Place, Saying
from center_app.domain.views.board import BoardCall
from ui.tasks import Tasks
from ui.voice.announcement import LATE_MS
from ui.voice.news import NEWS, News
from ui.voice.pack import CHIME_CLIP, Pack, load, path_of
from ui.voice.script import SPOKEN, news_script
from ui.voice.sentence import announced_news
from ui.voice.voice import Fate, Told, Voice
from voices import write_voice


class RecordingPlayer(QObject):
    """Plays nothing, and ends a sound when the test says so."""

    ended = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.played: list[bytes] = []
        self.playing = False

    def play(self, wav: bytes, length_ms: int) -> None:
        assert not self.playing, "two sounds at once"
        assert length_ms > 0
        self.played.append(wav)
        self.playing = True

    def stop(self) -> None:
        self.playing = False

    def end(self, *, well: bool = True) -> None:
        self.playing = False
        self.ended.emit(well)


def call_of(number: int, *, waiting: bool = True, again: int = 0) -> BoardCall:
    return BoardCall(f"A{number:03d}", "2", None, 0, f"sitting-{number}", again, waiting)


class Hearing:
    """A voice with what it played and told."""

    def __init__(self, pack: Pack, tasks: Tasks, qtbot: QtBot) -> None:
        self.now = 0
        self.player = RecordingPlayer()
        self.voice = Voice(pack, self.player, tasks, lambda: self.now)
        self.told: list[Told] = []
        self.voice.told.connect(self.told.append)
        self._qtbot = qtbot

    def until_played(self, number: int) -> None:
        self._qtbot.waitUntil(lambda: len(self.player.played) == number)

    @property
    def fates(self) -> list[tuple[str, Fate]]:
        return [(told.call.number, told.fate) for told in self.told]


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    assert tasks.close()


@pytest.fixture
def hearing(tmp_path: Path, tasks: Tasks, qtbot: QtBot) -> Hearing:
    return Hearing(load(write_voice(tmp_path / "voice")), tasks, qtbot)


@pytest.fixture
def pack(hearing: Hearing, tmp_path: Path) -> Pack:
    return load(tmp_path / "voice")


def test_calls_are_said_one_after_the_other(hearing: Hearing) -> None:
    hearing.voice.call([call_of(1), call_of(2)])
    hearing.until_played(1)
    assert hearing.fates == []
    hearing.player.end()
    hearing.until_played(2)
    hearing.player.end()
    assert hearing.fates == [("A001", Fate.SAID), ("A002", Fate.SAID)]
    assert hearing.player.played[0] != hearing.player.played[1]


def test_what_comes_too_late_is_said_in_one_breath(hearing: Hearing) -> None:
    hearing.voice.call([call_of(1), call_of(2), call_of(3)])
    hearing.until_played(1)
    hearing.now = LATE_MS + 1
    hearing.player.end()
    hearing.until_played(2)
    hearing.player.end()
    assert hearing.fates == [
        ("A001", Fate.SAID),
        ("A002", Fate.MERGED),
        ("A003", Fate.MERGED),
    ]


def test_who_has_come_or_was_called_by_mistake_is_not_said(hearing: Hearing) -> None:
    hearing.voice.call([call_of(1), call_of(2), call_of(3), call_of(4)])
    hearing.until_played(1)
    hearing.voice.keep([call_of(4), call_of(3, waiting=False), call_of(1)])
    assert hearing.fates == [("A002", Fate.NEEDLESS), ("A003", Fate.NEEDLESS)]
    hearing.player.end()
    hearing.until_played(2)
    hearing.player.end()
    assert hearing.fates[2:] == [("A001", Fate.SAID), ("A004", Fate.SAID)]


def test_a_second_call_of_a_number_takes_the_place_of_the_first(hearing: Hearing) -> None:
    hearing.voice.call([call_of(1), call_of(2)])
    hearing.until_played(1)
    hearing.voice.call([call_of(2, again=1)])
    assert hearing.fates == [("A002", Fate.NEEDLESS)]
    hearing.player.end()
    hearing.until_played(2)
    hearing.player.end()
    assert hearing.told[-1].call.key == ("sitting-2", 1)


def test_a_muted_voice_is_silent_at_once_and_says_nothing_later(hearing: Hearing) -> None:
    hearing.voice.call([call_of(1), call_of(2)])
    hearing.until_played(1)
    hearing.voice.be_loud(0)
    assert not hearing.player.playing
    hearing.voice.call([call_of(3)])
    assert sorted(hearing.fates) == [(f"A00{n}", Fate.MUTED) for n in (1, 2, 3)]
    hearing.voice.be_loud(50)
    hearing.voice.call([call_of(4)])
    hearing.until_played(2)
    assert len(hearing.told) == 3


def test_a_voice_that_is_muted_while_its_sound_is_made_plays_nothing(hearing: Hearing) -> None:
    hearing.voice.call([call_of(1)])
    hearing.voice.be_loud(0)
    hearing.voice.be_loud(100)
    hearing.voice.call([call_of(2)])
    hearing.until_played(1)
    hearing.player.end()
    assert hearing.fates == [("A001", Fate.MUTED), ("A002", Fate.SAID)]


def test_a_player_that_fails_stops_no_later_call(hearing: Hearing) -> None:
    hearing.voice.call([call_of(1), call_of(2)])
    hearing.until_played(1)
    hearing.player.end(well=False)
    hearing.until_played(2)
    hearing.player.end()
    assert hearing.fates == [("A001", Fate.FAILED), ("A002", Fate.SAID)]


def news_of(pack: Pack, saying: Saying) -> bytes:
    return pack.wav(announced_news(pack, saying), 100)


def test_news_waits_for_every_call_and_a_call_for_the_end_of_news(
    hearing: Hearing, pack: Pack
) -> None:
    hearing.voice.call([call_of(1), call_of(2)])
    hearing.voice.tell_news([News("a", Saying.PAPERS), News("b", Saying.SEATS)])
    for played in (1, 2, 3):
        hearing.until_played(played)
        if played == 3:
            hearing.voice.call([call_of(3)])
        hearing.player.end()
    hearing.until_played(4)
    hearing.player.end()
    hearing.until_played(5)
    hearing.player.end()
    said = hearing.player.played
    assert said[2] == news_of(pack, Saying.PAPERS)
    assert said[4] == news_of(pack, Saying.SEATS)
    assert [number for number, _fate in hearing.fates] == ["A001", "A002", "A003"]


def test_news_that_is_gone_or_muted_is_not_said(hearing: Hearing) -> None:
    hearing.voice.call([call_of(1)])
    hearing.voice.tell_news([News("a", Saying.PAPERS)])
    hearing.voice.keep_news(())
    hearing.until_played(1)
    hearing.player.end()
    hearing.voice.tell_news([News("b", Saying.SEATS)])
    hearing.until_played(2)
    hearing.voice.be_loud(0)
    assert not hearing.player.playing
    hearing.voice.tell_news([News("c", Saying.SEATS)])
    hearing.voice.be_loud(100)
    hearing.voice.call([call_of(2)])
    hearing.until_played(3)
    hearing.player.end()
    assert len(hearing.player.played) == 3


def test_a_voice_that_lacks_the_news_plays_the_chime(tmp_path: Path) -> None:
    folder = write_voice(tmp_path / "voice")
    for clip in news_script():
        path_of(folder, clip).unlink()
    assert announced_news(load(folder), Saying.PAPERS) == [CHIME_CLIP]


def test_all_that_can_be_shown_in_the_hall_can_be_said() -> None:
    for language in SPOKEN:
        assert set(NEWS[language]) == set(SAYINGS[Place.DISPLAYS])
