"""All that comes down from the registry, now and then, beside what goes up."""

import logging
from typing import Protocol

from center_app.center import Center
from center_app.domain.clock import MINUTE, Clock
from center_app.domain.refusal import Refused, Unavailable
from center_app.domain.views.next_catalogue import LastRelease
from sync.unfit import CatalogueTrouble, Unfit

EVERY_MS = 10 * MINUTE
"""Catalogues come a few times a year, appointments a few times a day."""

AGAIN_MS = MINUTE
"""After a line that broke."""

SOON = frozenset({CatalogueTrouble.INCOMPLETE, CatalogueTrouble.FAULT})
"""What the next minute may mend; the others wait for somebody."""

_log = logging.getLogger(__name__)


class Pull(Protocol):
    """Fetches one kind of thing and hands it to the center."""

    def once(self) -> object:
        """Raises Unfit, Refused or Unavailable."""


class Down:
    """The catalogue and the appointments; neither waits for the other, nor for what goes up.

    Owned by one thread. `trouble` may be read by any.
    """

    def __init__(self, catalogue: Pull, appointments: Pull, center: Center, clock: Clock) -> None:
        self._catalogue = catalogue
        self._appointments = appointments
        self._center = center
        self._clock = clock
        self._troubles: dict[str, CatalogueTrouble] = {}
        self._again = False

    @property
    def trouble(self) -> CatalogueTrouble | None:
        """What keeps a new catalogue or appointments away; else whether the last is overdue."""
        for trouble in tuple(self._troubles.values()):  # they may change meanwhile
            return trouble
        release = self._center.see(LastRelease())
        if release is not None and release.has_expired(self._clock.now().at):
            return CatalogueTrouble.EXPIRED
        return None

    def once(self) -> int:
        """Fetch what is new; milliseconds until the next time. Raises nothing."""
        self._again = False
        self._try("catalogue", self._catalogue)
        self._try("appointments", self._appointments)
        return AGAIN_MS if self._again else EVERY_MS

    def _try(self, what: str, pull: Pull) -> None:
        """A line that is away is the link's trouble and told there."""
        try:
            pull.once()
        except Unfit as unfit:
            self._tell(what, unfit.trouble, unfit.detail)
        except Unavailable as away:
            self._again = True
            _log.info("%s: %s", what, away)
        except Refused as refused:
            self._tell(what, CatalogueTrouble.APPOINTMENTS, str(refused))
        except Exception:  # noqa: BLE001 - a bug here must not end the thread that sends
            _log.exception("%s could not be taken", what)
            self._troubles[what] = CatalogueTrouble.FAULT
            self._again = True
        else:
            self._troubles.pop(what, None)

    def _tell(self, what: str, trouble: CatalogueTrouble, detail: str) -> None:
        self._again = self._again or trouble in SOON
        if self._troubles.get(what) is not trouble:
            _log.warning("%s: %s (%s)", what, trouble, detail)
        self._troubles[what] = trouble
