"""A service to choose, with its wait and its fee."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from center_app.domain.catalogue import Channel, Service
from center_app.domain.visit import Promise
from center_app.language import Language
from center_app.language.bidi import plain
from center_app.language.money import money
from ui.theme import Look, Tone, Weight
from ui.ticket import sentences
from ui.widgets import Chip, FlowRow, Label
from ui.widgets.ring import RingButton


class ServiceTile(RingButton):
    """Its name, and below it what there is to know before choosing it."""

    def __init__(
        self,
        look: Look,
        service: Service,
        language: Language,
        *,
        chosen: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._service, self._language = service, language
        self._shown: tuple[Promise | None, bool, bool] | None = None
        self.setCheckable(chosen)
        self.setChecked(chosen)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name = service.name.in_(language.code)
        self.setAccessibleName(plain(name))
        self._wait = Chip(look)
        self._chips = FlowRow(look)
        self._chips.fill(self._facts(chosen))
        column = QVBoxLayout(self)
        pad = look.theme.space(4)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(look.theme.space(2))
        column.addWidget(Label(look, name, weight=Weight.SEMIBOLD), 1)
        column.addWidget(self._chips)
        self._describe()

    def show_wait(
        self, promise: Promise | None, *, full: bool = False, alone: bool = False
    ) -> None:
        """Say how long the wait for it is now, or that today's numbers are gone (`full`).

        `alone`: that nobody can tell.
        """
        if self._shown == (promise, full, alone):
            return
        self._shown = (promise, full, alone)
        say = self._language.say
        wait = sentences.short_wait(promise, self._language, alone=alone)
        text = say("No more today") if full else wait
        warns = full or promise is None
        tone, icon = (Tone.WARN, "warning") if warns else (Tone.NEUTRAL, "clock")
        self._wait.write(text, tone, icon)
        self._chips.restyle()
        self._describe()

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = self._look.theme.colours
        chosen = self.isChecked() or self.isDown()
        edge = c.primary if chosen else c.edge if self.underMouse() else c.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = c.tint if chosen else c.surface
        self.draw_face(painter, ground, edge, self._look.theme.radius * 1.5)

    def _facts(self, chosen: bool) -> list[QWidget]:
        """Chips: already chosen, online only or the wait, the fee, what else to mind."""
        say, service = self._language.say, self._service
        online = service.channel is Channel.ONLINE
        fee = (service.fee.online or 0) if online else service.fee.counter
        chips: list[QWidget] = []
        if chosen:
            chips.append(Chip(self._look, say("Chosen"), Tone.ACTIVE, "check"))
        if online:
            chips.append(Chip(self._look, say("Online only"), Tone.INFO, "globe"))
        else:
            chips.append(self._wait)
        chips.append(Chip(self._look, money(fee, self._language), Tone.NEUTRAL, "wallet"))
        if service.partial is not None:
            chips.append(Chip(self._look, say("Done in part here"), Tone.INFO, "info"))
        return chips

    def _describe(self) -> None:
        chips = (chip for chip in self._chips.widgets() if isinstance(chip, Chip))
        self.setAccessibleDescription(plain(", ".join(chip.text() for chip in chips)))
