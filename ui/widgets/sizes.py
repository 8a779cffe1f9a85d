"""What a widget has measured of itself."""

from collections.abc import Callable

from PySide6.QtCore import QSize

from ui.theme import Look


class Sizes:
    """How large a widget wants to be, each measured once: layouts ask hundreds of times.

    It holds for the theme of the moment; whoever changes a text forgets it.
    """

    def __init__(self, look: Look) -> None:
        self._look, self._theme = look, look.theme
        self._heights: dict[int, int] = {}
        self._hints: dict[str, QSize] = {}

    def height(self, width: int, measure: Callable[[int], int]) -> int:
        """In pixels, where there are `width` pixels."""
        self._follow()
        kept = self._heights.get(width)
        if kept is None:
            kept = self._heights[width] = measure(width)
        return kept

    def hint(self, kind: str, measure: Callable[[], QSize]) -> QSize:
        """A size of this kind."""
        self._follow()
        kept = self._hints.get(kind)
        if kept is None:
            kept = self._hints[kind] = measure()
        return QSize(kept)

    def forget(self) -> None:
        """Measure anew when asked."""
        self._theme = self._look.theme
        self._heights.clear()
        self._hints.clear()

    def _follow(self) -> None:
        if self._look.theme is not self._theme:
            self.forget()
