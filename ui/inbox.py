"""Where other threads leave what the main thread is to receive.

A worker thread must hold no Qt object and no closure over one: whichever thread drops the last
reference destroys the object, and Qt's objects must die on their own thread. So a worker holds a
`Letterbox`, plain Python, and the `Inbox` beside the event loop empties it.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue

from PySide6.QtCore import QObject, QSocketNotifier

_KNOCK = b"!"


class Letterbox:
    """A queue with a bell: one byte through a pair of sockets for each item posted."""

    def __init__(self) -> None:
        self._items: SimpleQueue[object] = SimpleQueue()
        self._near, self._far = socket.socketpair()

    def post(self, item: object) -> None:
        """Leave an item, from any thread; after `close` it is dropped."""
        self._items.put(item)
        with suppress(OSError):
            self._far.send(_KNOCK)

    def take(self) -> object:
        """The oldest item; called once for each knock."""
        self._near.recv(1)
        return self._items.get()

    def fileno(self) -> int:
        return self._near.fileno()

    def close(self) -> None:
        """Nothing is received any more."""
        self._near.close()
        self._far.close()


class Inbox(QObject):
    """Hands each item of its letterbox to `receive`, on the thread that made the inbox."""

    def __init__(self, receive: Callable[[object], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.letterbox = Letterbox()
        self._receive = receive
        self._bell = QSocketNotifier(self.letterbox.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._open)

    def close(self) -> None:
        """Receive no more."""
        self._bell.setEnabled(False)
        self.letterbox.close()

    def _open(self) -> None:
        self._receive(self.letterbox.take())
