"""One look at one moment: colours, sizes and the stylesheet that follow from a few choices."""

import math
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from functools import cached_property
from pathlib import Path

from ui.theme.metrics import Metrics
from ui.theme.tokens import HIGH, LIGHT, Colours

LARGEST = 2.0
"""Text grows up to twice its size."""


class Contrast(StrEnum):
    LIGHT = "light"
    HIGH = "high"


class TextSize(Enum):
    """Kinds of text; the value is the size beside body text."""

    SMALL = 0.88
    BODY = 1.0
    LEAD = 1.2
    TITLE = 1.5
    HEADLINE = 2.1
    DISPLAY = 3.0
    PLATE = 6.0


class Weight(IntEnum):
    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600
    BOLD = 700


class Tone(StrEnum):
    """What a chip, banner or bar says by its colour, never by its colour alone."""

    NEUTRAL = "neutral"
    ACTIVE = "active"
    CALL = "call"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Identity:
    """A center's own colour and logo, instead of the plain ones."""

    primary: str | None = None
    logo: Path | None = None


@dataclass(frozen=True)
class Theme:
    """Every size in pixels and every colour that a widget may ask for.

    Widgets ask thousands of times for a page, so that sizes of text and colours are kept.

    Raises ValueError for a `scale` outside 1.0 to 2.0 or a colour that could not be read.
    """

    metrics: Metrics
    scale: float = 1.0
    contrast: Contrast = Contrast.LIGHT
    identity: Identity = Identity()

    def __post_init__(self) -> None:
        if not 1.0 <= self.scale <= LARGEST:
            raise ValueError(f"text size is 1.0 to {LARGEST}, not {self.scale}")
        _ = self.colours

    @cached_property
    def colours(self) -> Colours:
        """The colours of the contrast; a center's own colour counts in the light ones."""
        if self.contrast is Contrast.HIGH:
            return HIGH
        return LIGHT.with_primary(self.identity.primary) if self.identity.primary else LIGHT

    def size(self, text: TextSize) -> int:
        """Font size in pixels."""
        return self._sizes[text]

    @cached_property
    def _sizes(self) -> dict[TextSize, int]:
        metrics = self.metrics
        plain = {text: metrics.body * math.pow(text.value, metrics.growth) for text in TextSize}
        return {text: round(max(n, metrics.smallest) * self.scale) for text, n in plain.items()}

    def space(self, steps: float) -> int:
        """A distance of so many units (4 px at a desk); it does not grow with the text."""
        return round(self.metrics.unit * steps)

    @property
    def touch(self) -> int:
        """Least height and width of what is pressed."""
        return self.metrics.touch

    @property
    def radius(self) -> int:
        return self.space(2)

    @property
    def stroke(self) -> int:
        """Width of an edge; wider in high contrast."""
        thin = max(1, self.space(0.25))
        return thin * 2 if self.contrast is Contrast.HIGH else thin

    @property
    def ring(self) -> int:
        """Width of the ring around what has the keyboard's focus."""
        return max(2, self.space(0.75))

    def tone(self, tone: Tone) -> tuple[str, str]:
        """The text colour and the background of a tone."""
        c = self.colours
        return {
            Tone.NEUTRAL: (c.ink, c.sunken),
            Tone.ACTIVE: (c.on_tint, c.tint),
            Tone.CALL: (c.on_accent, c.accent),
            Tone.INFO: (c.info, c.info_tint),
            Tone.GOOD: (c.good, c.good_tint),
            Tone.WARN: (c.warn, c.warn_tint),
            Tone.BAD: (c.bad, c.bad_tint),
        }[tone]
