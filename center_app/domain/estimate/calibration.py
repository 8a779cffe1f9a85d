"""How wrong estimates have been, and the range that follows: eight of ten waits lie in it.

Split conformal prediction: the quantiles of the last errors around a new estimate hold for it
too, whatever their distribution. The level adapts (Gibbs and Candes, 2021): each wait outside the
range that was promised widens the next, each inside narrows it a little, so that the share
outside comes to `OUTSIDE` even while the center changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log

from center_app.domain.clock import MINUTE, SECOND
from center_app.domain.estimate.blend import OFFSET

OUTSIDE = 0.2
"""The share of waits that may lie outside the range."""

MIDDLE = 0.56
"""The share of waits that end before the point: a little more than half, for to be called later
than told is worse than sooner, and the few long ones weigh in the mean."""

PACE = 0.005
"""How far one wait moves the level."""

LEVELS = (0.08, 0.32)
"""Between which the level stays, whatever happens: a day out of the ordinary passes."""

KEPT = 400
"""Errors kept of each class and size."""

ENOUGH = 50
"""Errors of one class and size that speak for themselves; before, all of the class do."""

COLD = 20
"""Errors before which nothing is known: the range is then `COLD_RANGE` times the estimate."""

COLD_RANGE = (0.6, 1.6)

SIZES_MS = (5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE)
"""Where one size of estimates ends and the next begins."""

UNIT = 1000
"""Errors are kept as whole thousandths of log(60 + wait) - log(60 + estimate)."""


@dataclass
class Calibration:
    """The last errors of each class and size (`basket/2`), oldest first; plain data.

    `levels` is the share that each class leaves outside its range at present.
    """

    errors: dict[str, list[int]] = field(default_factory=dict)
    levels: dict[str, float] = field(default_factory=dict)


def learn(calibration: Calibration, of: str, estimate_ms: int, wait_ms: int) -> None:
    """Take in one wait, and what was estimated before it."""
    kept = calibration.errors.setdefault(_key(of, estimate_ms), [])
    kept.append(round(UNIT * (_log(wait_ms) - _log(estimate_ms))))
    if len(kept) > KEPT:
        del kept[0]


def adapt(calibration: Calibration, of: str, *, missed: bool) -> None:
    """Take in whether a wait lay outside the range that was promised."""
    level = calibration.levels.get(of, OUTSIDE) + PACE * (OUTSIDE - missed)
    calibration.levels[of] = min(max(level, LEVELS[0]), LEVELS[1])


class Ranges:
    """The ranges of a calibration as it is now; made anew for every look, for it sorts once."""

    def __init__(self, calibration: Calibration) -> None:
        self._calibration = calibration
        self._sorted: dict[str, Sequence[int]] = {}

    def around(self, of: str, estimate_ms: int) -> tuple[int, int, int]:
        """(low, point, high) in ms: eight of ten waits are between low and high, `MIDDLE` below."""
        errors = self._errors(of, _key(of, estimate_ms))
        if not errors:
            low, high = COLD_RANGE
            return round(low * estimate_ms), estimate_ms, round(high * estimate_ms)
        level = self._calibration.levels.get(of, OUTSIDE)
        shares = (level / 2, MIDDLE, 1 - level / 2)
        low_ms, point_ms, high_ms = (
            max(0, _moved(estimate_ms, quantile(errors, share) / UNIT)) for share in shares
        )
        return low_ms, point_ms, high_ms

    def _errors(self, of: str, key: str) -> Sequence[int]:
        if key not in self._sorted:
            self._sorted[key] = self._sort(of, key)
        return self._sorted[key]

    def _sort(self, of: str, key: str) -> Sequence[int]:
        """The errors of this class and size, or if they are few of the class, or of all."""
        every = self._calibration.errors
        errors = every.get(key, [])
        if len(errors) < ENOUGH:
            errors = [e for name, some in every.items() if name.startswith(f"{of}/") for e in some]
        if len(errors) < ENOUGH:
            errors = [e for some in every.values() for e in some]
        return sorted(errors) if len(errors) >= COLD else ()


def quantile(ordered: Sequence[int], share: float) -> float:
    """The value below which this share of one more of their kind is expected to lie.

    The k-th of n has the share k / (n + 1) below it; between two it is interpolated.
    """
    place = min(max(share * (len(ordered) + 1) - 1, 0.0), len(ordered) - 1.0)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _key(of: str, estimate_ms: int) -> str:
    return f"{of}/{sum(estimate_ms >= end for end in SIZES_MS)}"


def _log(wait_ms: int) -> float:
    return log(OFFSET + wait_ms / SECOND)


def _moved(estimate_ms: int, error: float) -> int:
    return round((exp(_log(estimate_ms) + error) - OFFSET) * SECOND)
