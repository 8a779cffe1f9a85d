"""The paragraphs of one widget, each measured once."""

from ui.theme import Look, TextSize, Weight
from ui.widgets.paragraph import Align, Paragraph

_KEPT = 8

_Key = tuple[str, int, Weight, bool, Align]


class Typeset:
    """Gives a widget its texts as paragraphs, the same one again while nothing has changed."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._kept: dict[_Key, Paragraph] = {}

    def paragraph(
        self,
        text: str,
        size: TextSize,
        weight: Weight = Weight.REGULAR,
        *,
        right_to_left: bool,
        align: Align = Align.START,
    ) -> Paragraph:
        """`text` at a size of the theme of the moment."""
        key = (text, self._look.theme.size(size), weight, right_to_left, align)
        if key not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            font = self._look.font(size, weight)
            self._kept[key] = Paragraph(text, font, right_to_left, align)
        return self._kept[key]
