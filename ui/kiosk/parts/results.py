"""The services that were found, as many of them as there is room for."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from center_app.domain.catalogue import Audience, Channel, Service
from center_app.language import Language
from ui.citizen.dense_tile import DenseTile
from ui.kiosk.model import KioskModel
from ui.kiosk.visitor import Visitor
from ui.theme import Look
from ui.widgets import FlowGrid, Label, QuietButton

MOST = 6
"""Services beside the keyboard: who does not see the right one types on."""

LONGEST = 30
"""Services in the whole list."""

LEAST = 80
"""Least width of a tile in units of the theme."""


class ResultTile(DenseTile):
    """A service that was found, with the icon of its agency.

    Besides the agency it says what is unusual: online only, in the basket already, or for the
    other kind of visitor.
    """

    def __init__(self, look: Look, service: Service, model: KioskModel, language: Language) -> None:
        agency = model.catalogue.agency(service.agency)
        self._unusual = _unusual(service, model.visitor, language)
        name = (agency.short or agency.name).in_(language.code) if agency is not None else ""
        told = " · ".join(filter(None, (name, self._unusual)))
        icon = agency.icon if agency is not None else None
        super().__init__(look, service.name.in_(language.code), told, icon)

    def shorten(self) -> None:
        """Leave out the agency, which the icon tells too; screen readers go on saying it."""
        told = self.accessibleDescription()
        self.write(self.text(), self._unusual)
        self.setAccessibleDescription(told)


def _unusual(service: Service, visitor: Visitor, language: Language) -> str:
    if visitor.audience not in service.audience:
        firms = Audience.ESTABLISHMENTS in service.audience
        return language.say("For establishments") if firms else language.say("For individuals")
    if visitor.asked(service.code) is not None:
        return language.say("Chosen")
    return language.say("Online only") if service.channel is Channel.ONLINE else ""


class ResultGrid(FlowGrid):
    """Tiles close to one another."""

    @property
    def gap(self) -> int:
        return self._look.theme.space(1.5)


class Results(QWidget):
    """`chosen(Service)`, and `all_wanted()` when more was found than there is room for."""

    chosen = Signal(object)
    all_wanted = Signal()

    def __init__(self, look: Look, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._language = look, language
        self._note = Label(look)
        self._grid = ResultGrid(look, LEAST, most=2)
        self.more = QuietButton(look, icon_after="arrow-end")
        self.more.clicked.connect(self.all_wanted)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        for part in (self._note, self._grid, self.more):
            column.addWidget(part)

    @property
    def least_width(self) -> int:
        """Below this it stands better above the keyboard than beside it."""
        return round(self._look.theme.space(LEAST) * self._look.theme.scale)

    def say(self, text: str) -> None:
        """Say something instead of services, or above them; "" for nothing."""
        self._note.write(text)
        self._note.setVisible(bool(text))

    def fill(self, services: Sequence[Service], model: KioskModel, width: int, height: int) -> None:
        """Show as many of these as fit into so many pixels across and down.

        Where there is little room the tiles leave out the name of the agency first.
        """
        room = height - self._above(width)
        tiles = [self._tile(one, model) for one in services[:MOST]]
        self._grid.fill(tiles)
        say = self._language.say_many
        self.more.write(say("{n} service found", "{n} services found", len(services)))
        fitting = self._fitting(len(services), width, room)
        if fitting < len(tiles):
            for tile in tiles:
                tile.shorten()
            fitting = self._fitting(len(services), width, room)
        self._grid.fill(tiles[:fitting])
        self._grid.setVisible(fitting > 0)
        self.more.setVisible(fitting < len(services))

    def list_all(self, services: Sequence[Service], model: KioskModel) -> None:
        """Show all of them, however long that is."""
        self._grid.fill([self._tile(one, model) for one in services[:LONGEST]])
        self._grid.show()
        self.more.hide()

    def _above(self, width: int) -> int:
        """Height of what is said above the services."""
        if self._note.isHidden():
            return 0
        return self._note.heightForWidth(width) + self._column.spacing()

    def _fitting(self, found: int, width: int, room: int) -> int:
        """How many of the tiles fit, with the button for all where some do not."""
        bottoms = [placed.box.bottom() + 1 for placed in self._grid.placed(width)]
        if found == len(bottoms) and bottoms and bottoms[-1] <= room:
            return found
        room -= self.more.sizeHint().height() + self._column.spacing()
        return sum(bottom <= room for bottom in bottoms)

    def _tile(self, service: Service, model: KioskModel) -> ResultTile:
        tile = ResultTile(self._look, service, model, self._language)
        tile.clicked.connect(partial(self.chosen.emit, service))
        return tile
