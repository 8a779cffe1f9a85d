"""A service to choose, and a touch beside it that tells all about it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from center_app.domain.catalogue import Service
from center_app.language import Language
from ui.kiosk.parts.service_tile import ServiceTile
from ui.theme import Look
from ui.widgets import QuietButton


class ServiceChoice(QWidget):
    """The `tile` that chooses it, and the `details` that lead to its card."""

    def __init__(self, look: Look, tile: ServiceTile, service: Service, language: Language) -> None:
        super().__init__()
        self.tile = tile
        self.details = details_button(look, service, language)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.theme.space(1.5))
        self._row.addWidget(tile, 1)
        self._row.addWidget(self.details)

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest word asks for."""
        least, beside = self.tile.minimumSizeHint(), self.details.minimumSizeHint()
        return QSize(least.width() + self._row.spacing() + beside.width(), least.height())


def details_button(look: Look, service: Service, language: Language) -> QuietButton:
    """The button that leads to the card of a service."""
    button = QuietButton(look, "", "info")
    name = service.name.in_(language.code)
    button.setAccessibleName(language.say("About: {service}", service=name))
    return button
