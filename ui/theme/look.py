"""The theme of the moment, and the news that it changed."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import font
from ui.theme.stylesheet import palette, stylesheet
from ui.theme.theme import Contrast, TextSize, Theme, Weight


class Look(QObject):
    """What the widgets of one window draw themselves by.

    A window makes one, dresses itself by it and hands it to its widgets; when somebody chooses a
    larger text or more contrast, all of them follow `changed`.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def theme(self) -> Theme:
        return self._theme

    def wear(self, theme: Theme) -> None:
        """Change to another theme, if it is another."""
        if theme != self._theme:
            self._theme = theme
            self.changed.emit()

    def set_scale(self, scale: float) -> None:
        """Text at 1.0 to 2.0 of its size. Raises ValueError outside that."""
        self.wear(replace(self._theme, scale=scale))

    def set_contrast(self, contrast: Contrast) -> None:
        self.wear(replace(self._theme, contrast=contrast))

    def dress(self, window: QWidget) -> None:
        """Give a window its stylesheet and palette, now and after every change."""
        _Dress(self, window)

    def font(self, size: TextSize, weight: Weight = Weight.REGULAR) -> QFont:
        return font(self._theme, size, weight)

    def colour(self, name: str) -> QColor:
        """The colour with this name in the tokens (`ink`, `primary`, …)."""
        return QColor(getattr(self._theme.colours, name))


class _Dress(QObject):
    """Belongs to the window, so that it goes with it."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        look.changed.connect(self._put_on)
        self._put_on()

    def _put_on(self) -> None:
        theme = self._look.theme
        self._window.setPalette(palette(theme))
        self._window.setStyleSheet(stylesheet(theme))
