"""The voice of a hall: says the calls of a board, from the same event that lights them up."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from center_app.domain.views.board import BoardCall
from ui.tasks import Failure, Tasks
from ui.voice.announcement import Announcements, Call
from ui.voice.news import News
from ui.voice.pack import Pack
from ui.voice.player import Player
from ui.voice.script import Called
from ui.voice.sentence import announced, announced_news


class Fate(StrEnum):
    """What became of a call: it was said, alone or with others; or nobody was to hear it."""

    SAID = "said"
    MERGED = "merged"
    NEEDLESS = "needless"
    MUTED = "muted"
    FAILED = "failed"


class Told(NamedTuple):
    """Every call ends in one of these."""

    call: Call
    fate: Fate


class _Sound(NamedTuple):
    what: tuple[Call, ...] | News
    wav: bytes
    length_ms: int


class Voice(QObject):
    """Says calls one after the other in all languages that are spoken, and news when none waits.

    `told(Told)` once for every call. At 0 `percent` it is mute: what is called then is on the
    board alone, and is not said later.
    """

    told = Signal(object)

    def __init__(
        self,
        pack: Pack,
        player: Player,
        tasks: Tasks,
        now: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """`now`: milliseconds of a steady clock."""
        super().__init__(parent)
        self._pack, self._player, self._tasks, self._now = pack, player, tasks, now
        self._calls = Announcements()
        self._saying: tuple[Call, ...] = ()
        self._news: list[News] = []
        self._telling: News | None = None
        self._percent = 100
        player.ended.connect(self._end)

    def call(self, new: Iterable[BoardCall]) -> None:
        """These were called, the oldest first."""
        calls = [_call_of(one) for one in new]
        if self._percent:
            for replaced in self._calls.take(calls, self._now()):
                self._tell([replaced], Fate.NEEDLESS)
            self._go_on()
        else:
            self._tell(calls, Fate.MUTED)

    def keep(self, board: Iterable[BoardCall]) -> None:
        """The board is this now: whoever has come, or is no longer called, need not be said."""
        awaited = [_call_of(one) for one in board if one.waiting]
        self._tell(self._calls.keep(awaited), Fate.NEEDLESS)

    def tell_news(self, new: Iterable[News]) -> None:
        """Say these once, the oldest first; never where it is mute."""
        if self._percent:
            self._news += new
            self._go_on()

    def keep_news(self, standing: Collection[str]) -> None:
        """Those of these ids still stand: what was taken down need not be said."""
        self._news = [one for one in self._news if one.id in standing]

    def be_loud(self, percent: int) -> None:
        """From the next call on. At 0 it is silent at once."""
        was, self._percent = self._percent, percent
        if was and not percent:
            self._tell(self._calls.clear(), Fate.MUTED)
            self._news.clear()
            if self._saying or self._telling is not None:
                self._player.stop()
                self._finish(Fate.MUTED)

    def _go_on(self) -> None:
        if self._saying or self._telling is not None:
            return
        self._saying = self._calls.next(self._now())
        if self._saying:
            sound = partial(_sound, self._pack, self._saying, self._percent)
            self._tasks.run(sound, self._play, self._fail)
        elif self._news:
            self._telling = self._news.pop(0)
            sound = partial(_news_sound, self._pack, self._telling, self._percent)
            self._tasks.run(sound, self._play, self._fail)

    def _play(self, sound: _Sound) -> None:
        if sound.what is self._saying or sound.what is self._telling:  # else muted meanwhile
            self._player.play(sound.wav, sound.length_ms)

    def _fail(self, _failure: Failure) -> None:
        self._finish(Fate.FAILED)

    def _end(self, well: bool) -> None:
        if not well:
            self._finish(Fate.FAILED)
        else:
            self._finish(Fate.MERGED if self._saying[1:] else Fate.SAID)

    def _finish(self, fate: Fate) -> None:
        said, self._saying, self._telling = self._saying, (), None
        self._tell(said, fate)
        self._go_on()

    def _tell(self, calls: Iterable[Call], fate: Fate) -> None:
        for one in calls:
            self.told.emit(Told(one, fate))


def _sound(pack: Pack, calls: tuple[Call, ...], percent: int) -> _Sound:
    clips = announced(pack, [Called(one.number, one.counter) for one in calls])
    return _Sound(calls, pack.wav(clips, percent), pack.length_ms(clips))


def _news_sound(pack: Pack, news: News, percent: int) -> _Sound:
    clips = announced_news(pack, news.saying)
    return _Sound(news, pack.wav(clips, percent), pack.length_ms(clips))


def _call_of(one: BoardCall) -> Call:
    return Call((one.sitting, one.again), one.number, one.counter)
