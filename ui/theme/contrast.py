"""How well two colours can be told apart (WCAG 2.2, relative luminance and contrast ratio)."""

import re

TEXT = 4.5
"""Least ratio of text to its background."""

TEXT_HIGH = 7.0
"""Least ratio of text to its background in high contrast."""

EDGE = 3.0
"""Least ratio of a control's edge or a state to what is beside it."""

_NOTATION = re.compile("#[0-9a-fA-F]{6}")
_TOE = 0.04045


def ratio(one: str, other: str) -> float:
    """Contrast of two `#rrggbb` colours, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1. Raises ValueError for another notation."""
    red, green, blue = (_linear(part / 255) for part in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, 0 to 255. Raises ValueError for another notation."""
    if not _NOTATION.fullmatch(colour):
        raise ValueError(f"not a colour like #0b5d4e: {colour!r}")
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with a `share` (0 to 1) of `other` in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _TOE else ((part + 0.055) / 1.055) ** 2.4
