"""One machine of the hall: how it does, told by colour, icon and word, and what to do."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.manager.device_words import DeviceWords
from ui.theme import Look, TextSize, Tone, Weight
from ui.widgets import Card, Chip, Icon, Label, Note

GLYPHS = {Tone.GOOD: "check-circle", Tone.WARN: "eye", Tone.BAD: "warning"}


class DeviceCard(Card):
    """Its name says all of it to those who listen."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._name = Label(look, weight=Weight.SEMIBOLD)
        self._chip = Chip(look)
        self._note = Note(look)
        top = QHBoxLayout()
        top.setSpacing(look.theme.space(2))
        top.addWidget(Icon(look, icon, TextSize.LEAD, "ink_soft"))
        top.addWidget(self._name, 1)
        below = QHBoxLayout()
        below.addWidget(self._chip)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.space(2))
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_device(self, said: DeviceWords) -> None:
        """Say how it does."""
        self._name.write(said.name)
        self._chip.write(said.state, said.tone)
        self._note.write(said.note)
        self.setAccessibleName(", ".join(part for part in said[1:4] if part))

    def _restyle(self) -> None:
        super()._restyle()
        pad = self._look.theme.space(3.5)
        self.setContentsMargins(pad, pad, pad, pad)
