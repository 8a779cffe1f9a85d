"""A board that speaks: what lights up on it is said."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from ui.display.model import BoardModel
from ui.tasks import Failure, Tasks
from ui.voice.pack import BadVoice, Pack
from ui.voice.player import ProgramPlayer
from ui.voice.voice import Voice

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sound:
    """`player` makes the sound of which `pack` has the clips; it may be long in coming."""

    player: ProgramPlayer
    pack: Callable[[], Pack]


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
        self._model, self._player, self._tasks, self._now = model, sound.player, tasks, now
        self._player.setParent(self)
        self._voice: Voice | None = None
        tasks.run(partial(_loaded, sound.pack), self._speak, self._stay_silent)

    @property
    def ready(self) -> bool:
        return self._voice is not None

    def _speak(self, pack: Pack | None) -> None:
        if pack is None:
            return
        self._voice = voice = Voice(pack, self._player, self._tasks, self._now, self)
        voice.told.connect(self.told)
        self._model.called.connect(voice.call)
        self._model.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        view, voice = self._model.view, self._voice
        if view is not None and voice is not None and not self._model.away:
            voice.be_loud(view.percent)
            voice.keep(view.calls)

    def _stay_silent(self, _failure: Failure) -> None:
        """A bug, which has been told."""


def _loaded(pack: Callable[[], Pack]) -> Pack | None:
    try:
        return pack()
    except (BadVoice, OSError) as error:
        _LOG.warning("no voice: %s", error)
        return None
