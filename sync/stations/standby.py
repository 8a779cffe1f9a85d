"""Two servers on one database: one is on duty, the other looks on and takes over."""

import logging
from collections.abc import Callable
from threading import Event, Thread

from center_app.store.duty import LOOK_S, Duty

_log = logging.getLogger(__name__)


class Standby(Thread):
    """Looks after the duty of one server; `changed` is told whenever it begins or ends, here."""

    def __init__(self, duty: Duty, changed: Callable[[bool], None]) -> None:
        super().__init__(name="standby", daemon=True)
        self._duty = duty
        self._changed = changed
        self._on = False
        self._ended = Event()

    def on_duty(self) -> bool:
        """As it was found half a second ago."""
        return self._on

    def look(self) -> None:
        """Find out, and tell if it is otherwise than before."""
        found = self._duty.look()
        if found == self._on:
            return
        self._on = found
        _log.warning("this server %s", "is on duty" if found else "stands by")
        self._changed(found)

    def run(self) -> None:
        while not self._ended.wait(LOOK_S):
            try:
                self.look()
            except Exception:  # noqa: BLE001 - a server that does not look gives no duty up
                _log.exception("the duty could not be looked after")

    def end(self) -> None:
        """Leave the duty, so that another server takes over at once."""
        self._ended.set()
        if self.is_alive():
            self.join()
        self._on = False
        self._duty.leave()
