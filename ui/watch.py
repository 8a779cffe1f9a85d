"""Hears of changes as they happen, and knows when it hears nothing any more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Event, Thread
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from center_app.domain.refusal import Revoked, Unavailable
from ui.inbox import Inbox, Letterbox

WAIT_S = 0.5
"""How long one question waits for a change; the longest that a closed watch lingers."""

FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 5.0
"""Pauses between tries while the source is away double from the first to the longest."""

_BEFORE_ALL = -1


class News(Protocol):
    """What a source answers: where it is, and the kinds of things that have changed since."""

    @property
    def seq(self) -> int: ...

    @property
    def kinds(self) -> frozenset[str]: ...


class Source(Protocol):
    """Whatever can be asked what has changed."""

    def news(self, after: int, timeout: float) -> News:
        """What changed since `after`; waits up to `timeout` seconds. May raise Unavailable."""


@dataclass(frozen=True, slots=True)
class _Lost:
    revoked: bool = False


class Watch(QObject):
    """Asks one source for news on a thread of its own.

    `changed(frozenset of kinds)` comes after every change, first of all with every kind;
    `lost(datetime or None)` once when the source is away, with the moment of the last answer;
    `found()` once when it is back; `revoked()` when the source will never answer this station
    again. Whoever makes it starts it and closes it.
    """

    changed = Signal(object)
    lost = Signal(object)
    found = Signal()
    revoked = Signal()

    def __init__(
        self, source: Source, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._last_answer: datetime | None = None
        self._away = False
        self._inbox = Inbox(self._receive, self)
        self._stop = Event()
        listen = partial(_listen, source, self._inbox.letterbox, self._stop)
        self._thread = Thread(target=listen, name="watch", daemon=True)
        self.destroyed.connect(partial(_end, self._stop))

    def start(self) -> None:
        """Begin to listen; connect the signals before."""
        self._thread.start()

    def close(self, timeout_s: float = 3.0) -> bool:
        """Stop listening; False if the source still holds the thread."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)
        self._inbox.close()
        return not self._thread.is_alive()

    def _receive(self, item: object) -> None:
        if isinstance(item, BaseException):
            raise item
        if isinstance(item, _Lost):
            self._lose()
            if item.revoked:
                self.revoked.emit()
            return
        assert isinstance(item, frozenset)
        self._last_answer = self._now()
        if self._away:
            self._away = False
            self.found.emit()
        if item:
            self.changed.emit(item)

    def _lose(self) -> None:
        if not self._away:
            self._away = True
            self.lost.emit(self._last_answer)


def _listen(source: Source, letterbox: Letterbox, stop: Event) -> None:
    after, pause = _BEFORE_ALL, FIRST_PAUSE_S
    while not stop.is_set():
        try:
            news = source.news(after, WAIT_S)
        except Unavailable as why:
            letterbox.post(_Lost(isinstance(why, Revoked)))
        except Exception as error:  # noqa: BLE001 a bug, raised again on the main thread
            letterbox.post(_Lost())
            letterbox.post(error)
        else:
            after, pause = news.seq, FIRST_PAUSE_S
            letterbox.post(frozenset(news.kinds))
            continue
        stop.wait(pause)
        pause = min(pause * 2, LONGEST_PAUSE_S)


def _end(stop: Event, *_destroyed: object) -> None:
    stop.set()
