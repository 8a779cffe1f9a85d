"""Trials of the rule for the manager's window, one after the other."""

from center_app.cli.house import House
from ui.manager.trying import Trial

NICEST = 19
"""Last in line for the processor, so that the hall is not slowed."""

SEEDS = range(1, 11)
"""As many as `center whatif` draws, and the same."""


class Trials:
    """Begins them for one window, and ends what still goes on when it closes."""

    def __init__(self, house: House, seeds: range = SEEDS, nice: int = NICEST) -> None:
        """Fewer `seeds` and less `nice` are for a test that is in a hurry."""
        self._house, self._seeds, self._nice = house, seeds, nice
        self._last: Trial | None = None

    def __call__(self, name: str, value: float) -> Trial:
        """What plays is loaded with the first one."""
        from center_app.cli.windows.trial import DayTrial

        self.close()
        self._last = DayTrial(self._house, name, value, self._seeds, self._nice)
        return self._last

    def close(self) -> None:
        if self._last is not None:
            self._last.stop()
