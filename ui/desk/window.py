"""What the windows of employees' desks have in common: language, text size, contrast, its edge."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from center_app.domain.clock import local
from center_app.language import Language
from ui.desk.readable import Readable
from ui.desk.tools import Tools
from ui.station import Station
from ui.theme import Look
from ui.widgets import StaleBanner

NARROWEST, LOWEST = 1024, 640


class DeskWindow(Readable):
    """An upper edge, a banner and pages, of which one is shown.

    Whoever derives from it makes its pages, calls `_put_together` and then `speak`.
    """

    def __init__(self, station: Station, languages: Sequence[Language], look: Look) -> None:
        super().__init__(look)
        self._station = station
        self._languages, self._language = languages, languages[0]
        self._banner = StaleBanner(look, self._language, self._now)
        self._pages = QStackedWidget()
        self._column = QVBoxLayout(self)

    def speak(self, language: Language) -> None:
        """Say everything in another language, in its direction; nothing else changes."""
        self._language = language
        self._face(language)
        self._banner.speak(language)
        self._write_message()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out of the upper edge where there is no room for them."""
        super().resizeEvent(event)
        self._show()

    @abstractmethod
    def _show(self) -> None:
        """Bring everything up to what the model knows."""

    @abstractmethod
    def _write_message(self) -> None:
        """Say again what the last press led to."""

    def _put_together(self, top: QWidget, tools: Tools, *pages: QWidget) -> None:
        for page in pages:
            self._pages.addWidget(page)
        for widget in (top, self._banner):
            self._column.addWidget(widget)
        self._column.addWidget(self._pages, 1)
        tools.next_language.connect(self._next_language)
        self._heed(tools)
        self._look.changed.connect(self._restyle)
        self._restyle()

    def _other_language(self) -> Language:
        codes = [language.code for language in self._languages]
        at = codes.index(self._language.code)
        return self._languages[(at + 1) % len(codes)]

    def _next_language(self) -> None:
        self.speak(self._other_language())

    def _now(self) -> datetime:
        return local(self._station.clock.now().at)

    def _restyle(self) -> None:
        theme = self._look.theme
        edge = theme.space(4)
        self._column.setContentsMargins(edge, theme.space(3), edge, theme.space(3))
        self._column.setSpacing(theme.space(3))
        self.setMinimumSize(NARROWEST, LOWEST)
        self._show()
