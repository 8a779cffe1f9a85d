"""Makes the documents by themselves: on closing, and what is missing when a program starts."""

import logging
from threading import Event, Thread

from center_app.cli.house import House
from center_app.domain.refusal import Refused, Unavailable

GLANCE_S = 2.0
"""How often the clerk looks whether the day has been closed."""

AGAIN_S = 300.0
"""After a failure (a full disk, a database away) nothing is tried before."""

_log = logging.getLogger(__name__)


class Clerk(Thread):
    """Looks at the hall and makes what is due, until `end`. A failure is logged and tried again."""

    def __init__(self, house: House) -> None:
        super().__init__(name="clerk", daemon=True)
        self._house = house
        self._ended = Event()

    def run(self) -> None:
        seen: object = None
        pause = GLANCE_S
        while not self._ended.wait(pause):
            hall = self._house.center.hall
            stands = (hall.day, hall.phase)
            pause = GLANCE_S
            if stands != seen:
                if self._make():
                    seen = stands
                else:
                    pause = AGAIN_S

    def end(self) -> None:
        """Do not wait for what is being written: it is there as a whole, or made the next time."""
        self._ended.set()

    def _make(self) -> bool:
        from center_app.cli.filing.maker import make_due  # what draws is loaded with the first

        try:
            for made in make_due(self._house):
                if made.written:
                    _log.info("%d documents of %s are made", len(made.written), made.span.first)
                if self._ended.is_set():
                    break
        except (OSError, Unavailable, Refused) as error:
            _log.warning("the documents of the day are not made: %r", error)
            return False
        return True
