"""The machine's own clock, for tests that start real processes."""

import time

from center_app.domain.clock import Instant


class MachineClock:
    """Wall clock and steady clock of this machine, as one boot."""

    def now(self) -> Instant:
        return Instant(time.time_ns() // 1_000_000, time.monotonic_ns() // 1_000_000, "0000beef")
