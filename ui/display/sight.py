"""From how far a board is read, and how high its figures have to be for that."""

from dataclasses import dataclass
from math import hypot

from ui.theme.metrics import HALL_FIGURE_MM_PER_M, MM_PER_INCH

USUAL_DEPTH_M = 10.0
USUAL_INCHES = 55.0
"""A board that is only drawn counts as so large."""


@dataclass(frozen=True, slots=True)
class Sight:
    """`depth_m` is how far off the last row sits, `inches` how large the screen is from corner to
    corner; 0: as large as it reports."""

    depth_m: float = USUAL_DEPTH_M
    inches: float = USUAL_INCHES

    def figure_px(self, width: int, height: int, reported: float) -> float:
        """How high the figures on a screen of so many pixels should be; `reported` is what the
        screen says of itself, in pixels per millimetre."""
        per_mm = hypot(width, height) / (self.inches * MM_PER_INCH) if self.inches else reported
        return HALL_FIGURE_MM_PER_M * self.depth_m * per_mm
