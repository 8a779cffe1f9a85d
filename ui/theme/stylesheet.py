"""The stylesheet and palette of the standard widgets, filled in from a theme."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from ui.theme.fonts import FAMILY
from ui.theme.theme import Contrast, TextSize, Theme

_SHEET = Path(__file__).with_name("sheet.qss")
_MARKS = Path(__file__).with_name("marks")


def stylesheet(theme: Theme) -> str:
    """One sheet for a whole window.

    A standard widget has the size of body text, or that of the `TextSize` whose name it carries
    in its property `textSize`.
    """
    values = {
        "family": FAMILY,
        "text_sizes": _text_sizes(theme),
        **asdict(theme.colours),
        **_sizes(theme),
        **_images(theme),
    }
    return Template(_SHEET.read_text(encoding="utf-8")).substitute(values)


def palette(theme: Theme) -> QPalette:
    """The same colours for what asks the palette instead of the sheet."""
    c = theme.colours
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, c.paper),
        (QPalette.ColorRole.WindowText, c.ink),
        (QPalette.ColorRole.Base, c.surface),
        (QPalette.ColorRole.AlternateBase, c.paper),
        (QPalette.ColorRole.Text, c.ink),
        (QPalette.ColorRole.PlaceholderText, c.ink_soft),
        (QPalette.ColorRole.Button, c.surface),
        (QPalette.ColorRole.ButtonText, c.ink),
        (QPalette.ColorRole.Highlight, c.primary),
        (QPalette.ColorRole.HighlightedText, c.on_primary),
        (QPalette.ColorRole.ToolTipBase, c.ink),
        (QPalette.ColorRole.ToolTipText, c.paper),
        (QPalette.ColorRole.Link, c.primary),
    ):
        made.setColor(role, QColor(colour))
    return made


def _sizes(theme: Theme) -> dict[str, int]:
    body = theme.size(TextSize.BODY)
    indicator = max(round(body * 1.3), theme.touch // 2)
    scroll = max(theme.space(2.5), theme.touch // 4)
    return {
        "body": body,
        "stroke": theme.stroke,
        "ring": theme.ring,
        "radius": theme.radius,
        "radius_small": max(2, theme.radius * 2 // 3),
        "pad_small": theme.space(1),
        "pad_small_focus": max(0, theme.space(1) - theme.ring + theme.stroke),
        "pad": theme.space(2),
        "pad_focus": max(0, theme.space(2) - theme.ring + theme.stroke),
        "pad_large": theme.space(4),
        "touch": theme.touch,
        "field": max(theme.touch - 2 * theme.space(1) - 2 * theme.stroke, round(body * 1.5)),
        "indicator": indicator,
        "indicator_round": (indicator + 2 * theme.stroke) // 2,
        "mark": body * 4 // 5,
        "scroll": scroll,
        "scroll_round": scroll // 2,
    }


def _text_sizes(theme: Theme) -> str:
    rules = (
        f'QWidget[textSize="{size.name}"] {{ font-size: {theme.size(size)}px; }}'
        for size in TextSize
    )
    return "\n".join(rules)


def _images(theme: Theme) -> dict[str, str]:
    """Marks inside the standard widgets: a stylesheet cannot recolour them, so each has two."""
    dark_ground = theme.contrast is Contrast.HIGH
    on_primary, on_surface = ("dark", "light") if dark_ground else ("light", "dark")
    return {
        "tick": (_MARKS / f"tick-{on_primary}.svg").as_posix(),
        "dot": (_MARKS / f"dot-{on_primary}.svg").as_posix(),
        "chevron_up": (_MARKS / f"chevron-up-{on_surface}.svg").as_posix(),
        "chevron_down": (_MARKS / f"chevron-down-{on_surface}.svg").as_posix(),
    }
