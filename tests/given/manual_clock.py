"""A clock that stands still until a test lets the time pass."""

from datetime import datetime

from center_app.domain.clock import AMMAN, HOUR, MINUTE, SECOND, Instant


def moment(here: str) -> int:
    """The wall clock in Amman, "2026-11-22 08:00", in milliseconds since 1970 UTC."""
    return int(datetime.fromisoformat(here).replace(tzinfo=AMMAN).timestamp()) * SECOND


QUARTER_PAST_NINE = moment("2026-11-22 09:15")
"""On a Sunday, when centers are open."""


class ManualClock:
    """The clock of one machine, in the hands of a test; it stands still between two calls."""

    def __init__(self, at: int = QUARTER_PAST_NINE, boots: int = 1) -> None:
        """Machines that are compared have had another number of `boots`."""
        self._at = at
        self._mono = 60_000
        self._boots = boots

    def now(self) -> Instant:
        return Instant(self._at, self._mono, f"{self._boots:08x}")

    def go_on(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        passed = round(hours * HOUR + minutes * MINUTE + seconds * SECOND)
        self._at += passed
        self._mono += passed

    def forward(self, milliseconds: int) -> None:
        self.go_on(seconds=milliseconds / SECOND)

    def until(self, here: str) -> None:
        """Let the time pass until the wall clock in Amman shows `here`."""
        self.go_on(seconds=(moment(here) - self._at) / SECOND)

    def correct(self, *, seconds: float) -> None:
        """Somebody sets the wall clock, forward or back; no time passes."""
        self._at += round(seconds * SECOND)

    def reboot(self, *, seconds: float = 90) -> None:
        """The machine starts again, which takes a while; its steady clock begins anew."""
        self._at += round(seconds * SECOND)
        self._mono = 5_000
        self._boots += 1
