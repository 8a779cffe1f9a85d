"""A board that speaks: what lights up on it is said."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from center_app.domain.views.board import BoardCall
from center_app.domain.views.bulletins import BulletinView
from ui.display.model import BoardModel
from ui.tasks import Failure, Tasks
from ui.voice.news import News
from ui.voice.pack import BadVoice, Pack
from ui.voice.player import ProgramPlayer
from ui.voice.voice import Told, Voice

_LOG = logging.getLogger(__name__)


class Loudspeaker(NamedTuple):
    """`player` is heard in these zones; none named: in all. In a center of one zone it says all."""

    player: ProgramPlayer
    zones: frozenset[str] = frozenset()

    def says(self, call: BoardCall) -> bool:
        return not self.zones or call.zone is None or call.zone.code in self.zones


@dataclass(frozen=True)
class Sound:
    """The `loudspeakers` say what `pack` has the clips of; it may be long in coming.

    `told` is given what became of every call.
    """

    loudspeakers: tuple[Loudspeaker, ...]
    pack: Callable[[], Pack]
    told: Callable[[Told], object] = lambda _told: None


class SpokenBoard(QObject):
    """Gives a board its voice, once that is loaded; a voice that cannot be had stops no board.

    `told(Told)` for every call, whatever became of it.
    """

    told = Signal(object)

    def __init__(
        self, model: BoardModel, sound: Sound, tasks: Tasks, now: Callable[[], int]
    ) -> None:
        """`now`: milliseconds of a steady clock."""
        super().__init__(model)
        self._model, self._tasks, self._now = model, tasks, now
        self._loudspeakers = sound.loudspeakers
        for loudspeaker in self._loudspeakers:
            loudspeaker.player.setParent(self)
        self._voices: list[Voice] = []
        self._record = sound.told
        self._known: frozenset[str] | None = None
        self.told.connect(self._write)
        tasks.run(partial(_loaded, sound.pack), self._speak, self._stay_silent)

    @property
    def ready(self) -> bool:
        return bool(self._voices)

    def _speak(self, pack: Pack | None) -> None:
        if pack is None:
            return
        for loudspeaker in self._loudspeakers:
            voice = Voice(pack, loudspeaker.player, self._tasks, self._now, self)
            voice.told.connect(self.told)
            self._voices.append(voice)
        self._model.called.connect(self._call)
        self._model.changed.connect(self._follow)
        self._follow()

    def _call(self, new: list[BoardCall]) -> None:
        """Each where its counter stands."""
        for loudspeaker, voice in zip(self._loudspeakers, self._voices, strict=True):
            voice.call(filter(loudspeaker.says, new))

    def _follow(self) -> None:
        view = self._model.view
        if view is not None and not self._model.away:
            for voice in self._voices:
                voice.be_loud(view.percent)
                voice.keep(view.calls)
            if self._known is None:
                self._known = frozenset(one.id for one in view.bulletins)
            self._tell_news(() if view.paused else view.bulletins, self._known)

    def _tell_news(self, bulletins: tuple[BulletinView, ...], known: frozenset[str]) -> None:
        """What is to be spoken is said once, when it appears: not by a board that begins anew."""
        shown = frozenset(one.id for one in bulletins)
        new = [News(one.id, one.saying) for one in bulletins if one.spoken and one.id not in known]
        self._known = known | shown
        for voice in self._voices:
            voice.keep_news(shown)
            voice.tell_news(new)

    def _write(self, told: Told) -> None:
        self._record(told)

    def _stay_silent(self, _failure: Failure) -> None:
        """A bug, which has been told."""


def _loaded(pack: Callable[[], Pack]) -> Pack | None:
    try:
        return pack()
    except (BadVoice, OSError) as error:
        _LOG.warning("no voice: %s", error)
        return None
