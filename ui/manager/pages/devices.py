"""The machines of the hall in one place: what needs somebody first, and what to do about it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.language import Language
from ui.manager.device_words import all_devices
from ui.manager.parts.device_card import DeviceCard
from ui.manager.parts.quiet import Quiet
from ui.manager.views import ManagerViews
from ui.theme import Look
from ui.widgets import FlowGrid, ScrollPage

LEAST = 66
"""Width of a card in units of the theme."""


class DevicesPage(QWidget):
    """A card for each machine, the link to the registry and the disk."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cards: dict[tuple[str, str], DeviceCard] = {}
        self.nothing = Quiet(look)
        self._grid = FlowGrid(look, LEAST, 4)
        self._scroll = ScrollPage(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.nothing, 1)

    def show_views(self, views: ManagerViews, language: Language) -> None:
        """Show the machines as the views have them; a card stays as long as its machine."""
        found = {(one.icon, one.name): one for one in all_devices(views, language)}
        if list(found) != list(self.cards):
            self.cards = {
                key: self.cards.get(key) or DeviceCard(self._look, key[0]) for key in found
            }
            self._grid.fill(list(self.cards.values()))
        for key, said in found.items():
            self.cards[key].show_device(said)
        self.nothing.write(language.say("No machine of the hall is known yet."))
        self.nothing.setVisible(not found)
        self._scroll.setVisible(bool(found))
