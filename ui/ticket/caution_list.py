"""Warnings above a page, one below the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Look, Tone
from ui.ticket.cautions import Caution
from ui.widgets import Banner


class CautionList(QWidget):
    """As many banners as there are warnings; not there without any."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.theme.space(2))
        self.hide()

    def show_cautions(self, cautions: Sequence[Caution]) -> None:
        """Show these instead."""
        while len(self._banners) < len(cautions):
            banner = Banner(self._look)
            self._banners.append(banner)
            self._column.addWidget(banner)
        for banner in self._banners[len(cautions) :]:
            banner.clear()
        for banner, caution in zip(self._banners, cautions, strict=False):
            banner.tell(Tone.WARN, caution.text, caution.instead)
        self.setVisible(bool(cautions))
