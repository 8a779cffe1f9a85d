"""Sizes that follow from where a screen is read: at a desk, at a kiosk or across a hall.

Pixels are Qt's device-independent ones. What the standards ask in millimetres is computed from the
physical size that the screen reports.
"""

from dataclasses import dataclass

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QScreen

TOUCH_MM = 20.0
"""Least side of a touch target at a kiosk (mission: 20 mm square)."""

KIOSK_CAPITAL_MM = 7.3
"""Least height of a capital at a kiosk, read at 600 mm: 0.7 degrees."""

FACING_CAPITAL_MM = 3.6
"""Least height of a capital on the citizen's side of a counter, at 600 mm: 21 minutes of arc."""

FACING_LEAST_PX = 24.0
"""And in pixels, on a screen so coarse that they would be fewer."""

WALL_LINES = 44
"""Heights of body text that a screen on the wall has: two rows of agencies stand on it."""

HALL_FIGURE_MM_PER_M = 11.0
"""Height of a called number per metre of distance: 110 mm at 10 m."""

HALL_TEXT_MM_PER_M = 4.0
"""Height of a capital of other text per metre of distance: 1 in 250."""

CAPITAL_OF_FONT = 0.698
"""Height of a capital of IBM Plex Sans Arabic as a part of the font's size."""

DESK_SCALES = (1.0, 1.25, 1.5, 2.0)
"""Text sizes to choose from at a desk."""

DESK_ROOM = (1366, 768)
"""Width and height in pixels that a desk at the plain text size was drawn for."""

MM_PER_INCH = 25.4
DESK_PX_PER_MM = 96 / MM_PER_INCH
_PLAUSIBLE_DPI = (30.0, 500.0)
_PLAUSIBLE_MM = (60.0, 4000.0)


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a theme multiplies: the size of body text and all that goes with it, in pixels.

    `growth` bends the type scale: 1 as it stands, less where body text is large already.
    `smallest` is the size below which no text goes.
    """

    body: float
    smallest: float
    unit: float
    touch: int
    growth: float = 1.0

    @classmethod
    def desk(cls) -> "Metrics":
        """For somebody who sits in front of it with a keyboard and a mouse."""
        return cls(body=15, smallest=13, unit=4, touch=36)

    @classmethod
    def wall(cls, height: int) -> "Metrics":
        """For a screen on the wall of a room, by its height in pixels, however large it is."""
        body = height / WALL_LINES
        return cls(body=body, smallest=body * 0.8, unit=body / 4, touch=36, growth=0.8)

    @classmethod
    def kiosk(cls, px_per_mm: float) -> "Metrics":
        """For somebody who stands in front of it and touches it."""
        body = KIOSK_CAPITAL_MM * px_per_mm / CAPITAL_OF_FONT
        touch = int(TOUCH_MM * px_per_mm) + 1
        return cls(body=body, smallest=body, unit=2 * px_per_mm, touch=touch, growth=0.7)

    @classmethod
    def facing(cls, px_per_mm: float) -> "Metrics":
        """For somebody who sits or stands at a counter and may touch it."""
        body = max(FACING_LEAST_PX, FACING_CAPITAL_MM * px_per_mm / CAPITAL_OF_FONT)
        touch = int(TOUCH_MM * px_per_mm) + 1
        return cls(body=body, smallest=body, unit=1.2 * px_per_mm, touch=touch, growth=0.8)

    @classmethod
    def hall(cls, px_per_mm: float, depth_m: float) -> "Metrics":
        """For those who look up from `depth_m` metres away."""
        body = HALL_TEXT_MM_PER_M * depth_m * px_per_mm / CAPITAL_OF_FONT
        return cls(body=body, smallest=body, unit=body / 4, touch=36, growth=0.67)


def desk_scale(width: int, height: int) -> float:
    """The largest text size at which a window of so many pixels keeps the room of a desk.

    On 1920 by 1080 pixels at 24 inch it is 1.25: capitals of 21 minutes of arc at 600 mm, where
    ISO 9241-303 recommends 20 to 22; the plain size has 17 there.
    """
    wide, high = DESK_ROOM
    fitting = (s for s in DESK_SCALES if s * wide <= width and s * high <= height)
    return max(fitting, default=DESK_SCALES[0])


def px_per_mm(screen: QScreen, told: QSizeF | None = None) -> float:
    """Pixels per millimetre of a screen, by what it reports or by its `told` size in mm.

    A screen that reports nothing or nonsense (projectors, virtual ones) counts as 96 dpi.
    """
    pixels = screen.size()
    reported = told or screen.physicalSize()
    return density(pixels.width(), pixels.height(), reported.width(), reported.height())


def density(width_px: float, height_px: float, width_mm: float, height_mm: float) -> float:
    """Pixels per millimetre, 96 dpi where the millimetres cannot be true."""
    shortest, longest = sorted((width_mm, height_mm))
    if shortest < _PLAUSIBLE_MM[0] or longest > _PLAUSIBLE_MM[1]:
        return DESK_PX_PER_MM
    found = (width_px + height_px) / (width_mm + height_mm)
    low, high = _PLAUSIBLE_DPI
    return found if low <= found * MM_PER_INCH <= high else DESK_PX_PER_MM
