"""What happens to an error that nobody foresaw: it is logged with its context, and told."""

import logging
import sys
import threading
from collections.abc import Callable, Mapping
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from ui.inbox import Inbox

_LOG = logging.getLogger(__name__)

Context = Callable[[], Mapping[str, object]]


class Bugs(QObject):
    """Stands at `sys.excepthook` and `threading.excepthook` from `catch` until `let_go`.

    `found(error)` comes on the main thread, whichever thread the error was raised on; the screen
    apologises and starts again. `context` says where the screen is (its station, its page), never
    who stands before it.
    """

    found = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._inbox = Inbox(self._tell, self)
        self._before = (sys.excepthook, threading.excepthook)

    def catch(self) -> None:
        """Stand where errors fall."""
        self._before = (sys.excepthook, threading.excepthook)
        post = self._inbox.letterbox.post

        def fallen(
            _kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            post(error.with_traceback(trace) if trace else error)

        def fallen_on_thread(fall: threading.ExceptHookArgs) -> None:
            post(fall.exc_value)

        sys.excepthook, threading.excepthook = fallen, fallen_on_thread

    def let_go(self) -> None:
        """Put back what stood there before."""
        sys.excepthook, threading.excepthook = self._before
        self._inbox.close()

    def _tell(self, error: object) -> None:
        assert isinstance(error, BaseException)
        _LOG.critical("an error nobody foresaw; %s", dict(self._context()), exc_info=error)
        self.found.emit(error)
