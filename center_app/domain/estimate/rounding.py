"""A wait in words that people trust: a range, rounded outward to steps that suit its length."""

from center_app.domain.clock import MINUTE

SHORT = 10
"""Minutes below which a bound is told to the minute."""

STEP = 5
"""Minutes to which longer bounds are rounded."""


def spoken(low_ms: int, high_ms: int) -> tuple[int, int]:
    """Between how many minutes and how many a wait is told; (0, 0) for none.

    Rounded outward: what holds of the range holds of what is told, so it is right at least as
    often. The two are never the same number above 10 minutes, for nobody knows it so well.
    """
    if not high_ms:
        return 0, 0
    low, high = _down(low_ms // MINUTE), _up(-(-high_ms // MINUTE))
    if low == high and low >= SHORT:
        low -= STEP
    return low, high


def _down(minutes: int) -> int:
    return minutes if minutes < SHORT else minutes - minutes % STEP


def _up(minutes: int) -> int:
    return minutes if minutes <= SHORT else minutes + -minutes % STEP
