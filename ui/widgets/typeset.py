"""The paragraphs of one widget, each measured once."""

from ui.theme import Look, TextSize, Weight
from ui.widgets.paragraph import Align, Paragraph

_KEPT = 8

_Key = tuple[str, TextSize, Weight, bool, Align]


class Typeset:
    """Gives a widget its texts as paragraphs, the same one again while nothing has changed."""

    def __init__(self, look: Look) -> None:
        self._look, self._theme = look, look.theme
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
        if self._look.theme is not self._theme:
            self._theme = self._look.theme
            self._kept.clear()
        key = (text, size, weight, right_to_left, align)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = Paragraph(text, self._look.font(size, weight), right_to_left, align)
            self._kept[key] = kept
        return kept
