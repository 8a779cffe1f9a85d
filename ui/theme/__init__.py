"""How the screens look: colours, sizes and fonts in one place, light and high contrast.

A window takes a `Look` and passes it on; the `Look` holds the `Theme` of the moment, and a
`Theme` turns tokens, the measured screen and the text size into one stylesheet, fonts and pixels.
"""

from ui.theme.look import Look
from ui.theme.metrics import Metrics
from ui.theme.theme import Contrast, Identity, TextSize, Theme, Tone, Weight

__all__ = [
    "Contrast",
    "Identity",
    "Look",
    "Metrics",
    "TextSize",
    "Theme",
    "Tone",
    "Weight",
]
